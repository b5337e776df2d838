import type { ReleaseColumn, ReleaseTable, Row } from '#shared/deidentification/column.ts';
import { ALL_REASONS } from '#shared/deidentification/missingReason.ts';
import type { ReleasePlan } from '#shared/deidentification/plan.ts';
import { fieldOf, isEntityName } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import type { Cohort, Turned } from './cohort.ts';
import { csvOf } from './formats/csv.ts';
import type { ExportOptions } from './request.ts';

export const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

interface TableOfRelease extends ReleaseTable {
  readonly rowCount: number;
}

function withheldFields(
  plan: ReleasePlan,
): readonly { readonly field: string; readonly classes: readonly string[] }[] {
  return plan.withheld.map((name) => {
    const [entity = '', ...rest] = name.split('.');
    const field = isEntityName(entity) ? fieldOf(entity, rest.join('.')) : null;
    return { field: name, classes: field === null ? [] : deidClasses(field) };
  });
}

export function codebookJson(plan: ReleasePlan, tables: readonly TableOfRelease[]): string {
  return json({
    schema: 1,
    tables: tables.map(({ name, label, rowCount, columns }) => ({ name, label, rows: rowCount, columns })),
    missingReasons: ALL_REASONS,
    withheld: withheldFields(plan),
  });
}

const CODEBOOK_HEADER = [
  'table',
  'column',
  'label',
  'type',
  'unit',
  'codes',
  'classes',
  'action',
  'companion_of',
];

const codebookRow = (table: ReleaseTable, item: ReleaseColumn): Row => [
  table.name,
  item.name,
  item.label,
  item.type,
  item.unit,
  item.codes === null
    ? null
    : Object.entries(item.codes)
        .map(([code, label]) => `${code} = ${label}`)
        .join('; '),
  item.classes.join('; '),
  item.action,
  item.companionOf,
];

export function codebookCsv(tables: readonly ReleaseTable[]): string {
  return csvOf([
    CODEBOOK_HEADER,
    ...tables.flatMap((table) => table.columns.map((item) => codebookRow(table, item))),
  ]);
}

const GATE_OFF = 'RISK GATE OFF: no smallest group size was required of this release.';
const TIME_WORDS = {
  months:
    'Dates are whole months from the first TACE; the year of the first TACE is the only calendar element.',
  days: 'Dates are days from the first TACE, which is day 0. There is no calendar element.',
  shifted: 'All dates of a patient are moved by one secret number of days; intervals are true.',
  real: 'Dates are real.',
} as const;

export function readmeText(plan: ReleasePlan, options: ExportOptions): string {
  const { profile } = plan;
  return [
    `Release ${options.release}, profile ${profile.name}`,
    '',
    profile.label,
    ...(options.k === 1 ? ['', GATE_OFF] : []),
    '',
    'data/              one table per file; patients has one row per patient and is ready for analysis',
    'codebook.json/csv  every column: meaning, type, unit, codes, and what was done to it',
    'risk-report.json   who could be found in this release by what an acquaintance may know',
    'manifest.json      options, counts, and the SHA-256 of every file',
    '',
    'Rows belong together by patient_code, and by the numbers of sessions, images and courses within a patient.',
    TIME_WORDS[profile.dates],
    'A missing value is empty; the column ending in _missing says why, where a reason is known.',
    'Laboratory values are in the unit of the codebook; _entered and _unit hold what was typed in another unit.',
    'A comparator says that only a bound of the value is known. Yes is 1 and no is 0. Lists are joined by semicolons.',
    'Follow-up may have been ended early for everybody at private days; reason CUT marks what lies after them.',
    '',
    'Do not try to identify anyone, and do not join this release with other data about persons.',
    '',
  ].join('\n');
}

const LIMITS = [
  'Only the quasi-identifiers named here were counted; an intruder may know others.',
  'No other data set was consulted; journalist risk was not estimated.',
  'HIPAA Safe Harbor also requires that the exporter has no actual knowledge that someone could be identified.',
];

const WHY_THESE = 'What a colleague, relative or neighbour of a patient commonly knows.';

/** Drugs whose first availability dates a course to some extent. */
const CALENDAR_PROXIES = ['first_regimen', 'regimenCode'];

export function riskReport(
  options: ExportOptions,
  cohort: Cohort,
  { risk, losses, gate, patients }: Turned,
): string {
  const { plan, cutoff } = cohort.context;
  return json({
    schema: 1,
    profile: plan.profile.name,
    label: plan.profile.label,
    patients,
    requiredK: options.k,
    gate,
    k: risk.k,
    quasiIdentifiers: risk.quasiIdentifiers,
    whyThese: WHY_THESE,
    missingAsItsOwnValue: risk.missingAsValue,
    missingAsAnyValue: risk.missingAsAny,
    withAgeInYears: risk.agesInYears,
    diversity: risk.diversity,
    uniqueByCourseOfTreatment: risk.longitudinalUniques,
    journalistRisk: 'not estimated',
    sharedLastContact: {
      found: cutoff.fired,
      applied: cutoff.base !== null,
      longestShorteningDays: cutoff.range,
      ...losses,
      meanDaysCut: patients === 0 ? 0 : losses.daysCut / patients,
    },
    calendarProxies: CALENDAR_PROXIES,
    withheld: withheldFields(plan),
    limits: LIMITS,
  });
}

/** Everything the documents say of any release of this plan, whatever its patients: words that are nobody's. */
export function fixedTexts(
  plan: ReleasePlan,
  tables: readonly ReleaseTable[],
  options: ExportOptions,
): readonly string[] {
  return [
    codebookCsv(tables),
    codebookJson(
      plan,
      tables.map((table) => ({ ...table, rowCount: 0 })),
    ),
    readmeText(plan, { ...options, release: '' }),
    GATE_OFF,
    WHY_THESE,
    ...LIMITS,
    ...CALENDAR_PROXIES,
    ...options.formats,
    'not estimated not-met manifest risk-report',
    // Words of the R script and of ODM.
    'Release Snapshot Common ODM MDV http www cdisc org ns odm',
    'read csv function folder file path na strings encoding check names colClasses character numeric factor levels labels attr list source release Date ifelse nchar reads types',
  ];
}
