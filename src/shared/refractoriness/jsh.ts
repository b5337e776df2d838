import { and, or } from '#shared/kernel/kleene.ts';
import type { Config, ConfigName } from '#shared/model/config.ts';
import type { Course } from '#shared/longitudinal/courses.ts';
import type { Evidence } from '#shared/longitudinal/evidence.ts';
import type { Definition } from './definition.ts';
import { featureAppeared, withSkipNote } from './findings.ts';
import { lipiodolIncomplete, newLesions, tumoursIncreased } from './intrahepatic.ts';
import { markerElevation } from './markers.ts';
import { consecutiveRun, type CourseJudgement } from './pairs.ts';
import type { DefinitionFindings, Finding } from './result.ts';

type AgentRule = Config['jsh.agentRule'];

const CODES = ['J1', 'J2', 'J3', 'J4', 'J5'] as const;
const MARKER_KEYS = [
  'cer.markers',
  'cer.dip',
  'cer.rise',
  'cer.floor.afp',
  'cer.floor.pivka2',
  'cer.courses',
] as const satisfies readonly ConfigName[];

/** What the technique of a course must have tried before its failure counts. */
function agentCondition(course: Course, rule: AgentRule) {
  if (rule === 'ignore') return { value: true, missing: [] };
  const { agentChanged, feederReanalysed } = course;
  const value = rule === 'any' ? or(agentChanged, feederReanalysed) : and(agentChanged, feederReanalysed);
  const missing = [
    ...(agentChanged === null ? ['agentChanged'] : []),
    ...(feederReanalysed === null ? ['feederReanalysed'] : []),
  ];
  return { value, missing };
}

function insufficientTwice(evidence: Evidence, rule: AgentRule): Finding {
  const window = evidence.timeline.config['win.jsh2014'];
  const judgements = evidence.insufficiency(window);
  const judge = (_: Course, index: number): CourseJudgement => ({
    value: judgements[index]?.value ?? null,
    image: judgements[index]?.image ?? null,
    notes: judgements[index]?.notes ?? [],
    missing: ['viablePctTreated'],
  });
  return consecutiveRun({
    code: 'J1',
    courses: evidence.courses,
    length: 2,
    judge,
    condition: (course) => agentCondition(course, rule),
  });
}

/** J3 to J5, which both versions of the definition share. */
const commonFindings = (evidence: Evidence): readonly Finding[] =>
  evidence.once('jsh J3-J5', () => [
    withSkipNote(evidence, markerElevation('J3', evidence.timeline, evidence.courses)),
    featureAppeared('J4', evidence, 'mvi'),
    featureAppeared('J5', evidence, 'ehs'),
  ]);

const increase2014 = (evidence: Evidence): Finding =>
  evidence.once('jsh2014 J2', () => {
    const { timeline, courses } = evidence;
    const increase = consecutiveRun({
      code: 'J2',
      courses,
      length: timeline.config['jsh.j2Consecutive'],
      judge: (course) => tumoursIncreased(timeline, course, timeline.config['win.jsh2014']),
    });
    return withSkipNote(evidence, increase);
  });

function find2014(evidence: Evidence, rule: AgentRule): DefinitionFindings {
  return {
    findings: [
      withSkipNote(evidence, insufficientTwice(evidence, rule)),
      increase2014(evidence),
      ...commonFindings(evidence),
    ],
    insufficientExposure: evidence.courses.length < 2,
  };
}

const common2014 = {
  version: 1,
  decisive: CODES,
  citation: 'Kang and Lee, Int J Gastrointest Interv 2021;10:183-188 (JSH/LCSGJ criteria of 2014)',
  criteria: {
    J1: 'More than half of the tumour viable after two consecutive courses',
    J2: 'More tumours in the liver after consecutive courses',
    J3: 'Tumour markers continuously elevated',
    J4: 'Vascular invasion appeared',
    J5: 'Extrahepatic spread appeared',
  },
} as const;

export const jsh2014: Definition = {
  ...common2014,
  name: 'JSH2014',
  label: 'JSH 2014',
  configNames: ['jsh.agentRule', 'jsh.j2Consecutive', 'win.jsh2014', ...MARKER_KEYS],
  find: (evidence) => find2014(evidence, evidence.timeline.config['jsh.agentRule']),
};

export const jsh2014Ignore: Definition = {
  ...common2014,
  name: 'JSH2014_ignore',
  label: 'JSH 2014, whatever the change of agent or feeders',
  configNames: ['jsh.j2Consecutive', 'win.jsh2014', ...MARKER_KEYS],
  find: (evidence) => find2014(evidence, 'ignore'),
};

export const jsh2010: Definition = {
  ...common2014,
  name: 'JSH2010',
  label: 'JSH 2010',
  citation: 'JSH criteria of 2010: expert knowledge, not verified',
  criteria: {
    ...common2014.criteria,
    J1: 'Lipiodol in less than half of the tumour after two consecutive courses',
    J2: 'New lesions in the liver after two consecutive courses',
  },
  configNames: ['win.jsh2010', ...MARKER_KEYS],
  find: (evidence) => {
    const { timeline, courses } = evidence;
    const window = timeline.config['win.jsh2010'];
    const incomplete = consecutiveRun({
      code: 'J1',
      courses,
      length: 2,
      judge: (course) => lipiodolIncomplete(timeline, course, window),
    });
    const fresh = consecutiveRun({
      code: 'J2',
      courses,
      length: 2,
      judge: (course) => newLesions(timeline, course, window),
    });
    return {
      findings: [
        withSkipNote(evidence, incomplete),
        withSkipNote(evidence, fresh),
        ...commonFindings(evidence),
      ],
      insufficientExposure: courses.length < 2,
    };
  },
};
