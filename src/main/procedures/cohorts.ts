import { AgreementRun } from '#shared/analysis/agreement.ts';
import { cohortOf, type Cohort } from '#shared/analysis/cohort.ts';
import { BASELINE_RULES } from '#shared/analysis/baselineTable.ts';
import { parseGrouping, type Grouping } from '#shared/analysis/grouping.ts';
import { ResponseRun } from '#shared/analysis/response.ts';
import type { Subject } from '#shared/analysis/subject.ts';
import { swimmerCourse, SwimmerOrdering } from '#shared/analysis/swimmer.ts';
import { TableOneRun } from '#shared/analysis/tableOne.ts';
import { ContractError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import { DEFINITIONS, type Config } from '#shared/model/config.ts';
import { definitionOf } from '#shared/refractoriness/definitions.ts';
import { configOf, studyConfig } from './config.ts';
import type { HandlersOf, JobContext } from './handler.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { wire } from './wire.ts';

interface Question {
  readonly filter: string | null;
  readonly asOf: string | null;
  readonly config: Readonly<Record<string, Json>>;
}

interface Opened {
  readonly registry: OpenRegistry;
  readonly config: Config;
  readonly cohort: Cohort;
}

function openCohort(registry: OpenRegistry, question: Question): Opened {
  const config = configOf(question.config, studyConfig(registry));
  const cohort = cohortOf({ ...question, config });
  if (cohort.ok) return { registry, config, cohort: cohort.value };
  const { part, message } = cohort.error;
  throw new ContractError('invalid-filter', `${part} ${message}. Nothing was computed.`, { ...cohort.error });
}

/** Reads the cohort in batches and gives way between them. */
async function read(
  context: JobContext,
  { registry, cohort }: Opened,
  add: (subject: Subject, patientId: string) => void,
): Promise<void> {
  const total = registry.records.count()['patient'] ?? null;
  let done = 0;
  for (const batch of registry.patients.batches({ consenting: true })) {
    for (const { uuid, record } of batch) {
      const subject = cohort.take(record);
      if (subject !== null) add(subject, uuid);
    }
    done += batch.length;
    context.progress('patients', done, total);
    await context.pause();
  }
}

function manifestOf({ asOf, filter }: Question, { config, cohort }: Opened, rules: readonly string[]) {
  const versions = [...rules, ...cohort.rules]
    .map((name) => name.split('@'))
    .map(([id = '', version]) => [id, Number(version)] as const)
    .sort(([a], [b]) => byCodePoint(a, b));
  return {
    asOf,
    filter,
    ruleVersions: Object.fromEntries(versions),
    cohort: { n: cohort.n },
    config: wire(config),
  };
}

const definitionRules = (): readonly string[] =>
  DEFINITIONS.map((name) => `${name}@${definitionOf(name).version}`);

function groupingOf(by: string | null): Grouping | null {
  if (by === null) return null;
  const grouping = parseGrouping(by);
  if (grouping.ok) return grouping.value;
  throw new ContractError('invalid-input', `by ${grouping.error}. Nothing was computed.`);
}

export const cohortProcedures: HandlersOf<
  | 'analysis.agreement'
  | 'analysis.response'
  | 'analysis.tableOne'
  | 'analysis.swimmerOrder'
  | 'analysis.swimmerLanes'
> = {
  'analysis.agreement': async (context, question) => {
    const opened = openCohort(context.open(), question);
    const run = new AgreementRun();
    await read(context, opened, ({ evidence }) => {
      run.add(evidence);
    });
    const { definitions, frequencies, pairs } = run.answer();
    return {
      definitions: [...definitions],
      frequencies: [...frequencies],
      pairs: [...pairs],
      excluded: opened.cohort.excluded,
      manifest: manifestOf(question, opened, definitionRules()),
    };
  },

  'analysis.response': async (context, { system, ...question }) => {
    const opened = openCohort(context.open(), question);
    const run = new ResponseRun(system);
    await read(context, opened, ({ evidence }) => {
      run.add(evidence);
    });
    const manifest = manifestOf(question, opened, ['sessionResponse@1']);
    return { system, rows: run.rows(), excluded: opened.cohort.excluded, manifest };
  },

  'analysis.tableOne': async (context, { by, ...question }) => {
    const grouping = groupingOf(by);
    const opened = openCohort(context.open(), question);
    const run = new TableOneRun(grouping);
    await read(context, opened, (subject) => {
      run.add(subject);
    });
    const unknown = run.withoutGroup === 0 ? [] : [{ reason: 'group-unknown', n: run.withoutGroup }];
    return {
      by,
      ...run.answer(),
      excluded: [...opened.cohort.excluded, ...unknown],
      manifest: manifestOf(question, opened, [...BASELINE_RULES, ...(grouping?.rules ?? [])]),
    };
  },

  'analysis.swimmerOrder': async (context, { order, ...question }) => {
    const opened = openCohort(context.open(), question);
    const ordering = new SwimmerOrdering(order, opened.config['endpoint.refractoriness']);
    await read(context, opened, ({ evidence }, patientId) => {
      ordering.add(patientId, evidence);
    });
    const withoutTace = ordering.withoutTace === 0 ? [] : [{ reason: 'no-tace', n: ordering.withoutTace }];
    return { patientIds: ordering.ids(), excluded: [...opened.cohort.excluded, ...withoutTace] };
  },

  'analysis.swimmerLanes': ({ registry }, { patientIds, ...question }) => {
    const { cohort } = openCohort(registry, { ...question, filter: null });
    const lanes = new Map(
      registry.patients.readMany(patientIds).flatMap(({ uuid, record }) => {
        const subject = cohort.take(record);
        const course = subject === null ? null : swimmerCourse(subject.evidence);
        return course === null ? [] : [[uuid, { patientId: uuid, studyId: record.studyId, ...course }]];
      }),
    );
    return { lanes: patientIds.flatMap((id) => lanes.get(id) ?? []) };
  },
};
