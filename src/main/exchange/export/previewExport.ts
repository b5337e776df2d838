import { ENTITY_NAMES, entityOf } from '#shared/codebook/codebook.ts';
import { deidClasses } from '#shared/codebook/fieldTypes.ts';
import type { ExportPreview } from '#shared/contract/features/exchange.ts';
import type { Cell } from '#shared/deidentification/column.ts';
import type { RegisteredPatient, ReleasedPatient } from '#shared/deidentification/deidentify.ts';
import { tablesOf, type ReleasePlan } from '#shared/deidentification/plan.ts';
import { toTree } from '#shared/deidentification/tree.ts';
import { inTurns, surveyCohort, turnCohort } from './cohort.ts';
import type { ExportOptions, ExportSource, Turns } from './request.ts';
import { patientsBelow } from './riskGate.ts';

const SHOWN = 10;
/** Stands for a value that the reader of a preview must not see: whoever exports may be barred from identifiers. */
const PRESENT = '(present)';

interface Sample {
  readonly original: RegisteredPatient;
  readonly released: ReleasedPatient;
}

function columnsOf(plan: ReleasePlan): ExportPreview['columns'] {
  const released = tablesOf(plan).flatMap((table) =>
    table.columns
      .filter((column) => column.companionOf === null)
      .map((column) => ({
        table: table.name,
        column: column.name,
        label: column.label,
        action: column.action,
        included: true,
      })),
  );
  const withheld = ENTITY_NAMES.flatMap((entity) =>
    Object.entries(entityOf(entity).fields)
      .filter(([name]) => plan.withheld.includes(`${entity}.${name}`))
      .map(([name, field]) => ({
        table: entityOf(entity).documentKey,
        column: name,
        label: field.label,
        action: `withheld (${deidClasses(field).join(', ')})`,
        included: false,
      })),
  );
  return [...released, ...withheld];
}

/** The patient's own fields with everything veiled that could say who or when it was. */
function before({ original }: Sample): Record<string, string | number | boolean | null> {
  const tree = toTree(original.record);
  const entries = Object.entries(entityOf('patient').fields).map(([name, field]) => {
    const value = tree.values[name] ?? null;
    const open =
      field.type !== 'date' && field.type !== 'text' && deidClasses(field).every((item) => item === 'quasi');
    const shown = typeof value === 'object' ? null : open ? value : PRESENT;
    return [name, shown] as const;
  });
  return { studyId: PRESENT, ...Object.fromEntries(entries) };
}

function after(plan: ReleasePlan, { released }: Sample): Record<string, Cell> {
  const { table } = plan.patients;
  const row = released.rows[table.name]?.[0] ?? [];
  const cells = table.columns.flatMap((column, index) =>
    column.companionOf === null ? [[column.name, row[index] ?? null] as const] : [],
  );
  return Object.fromEntries(cells);
}

/** The first ten by pseudonym, so that a preview shows them in the order of the release. */
class Samples {
  #held: readonly Sample[] = [];

  add(sample: Sample): void {
    const last = this.#held.at(-1);
    if (
      this.#held.length === SHOWN &&
      last !== undefined &&
      last.released.pseudonym < sample.released.pseudonym
    )
      return;
    const all = [...this.#held, sample];
    all.sort((a, b) => (a.released.pseudonym < b.released.pseudonym ? -1 : 1));
    this.#held = all.slice(0, SHOWN);
  }

  get all(): readonly Sample[] {
    return this.#held;
  }
}

/**
 * What a release would hold and how risky it would be, without writing anything. Holds no identifier, whoever asks.
 * Errors: `second-user-required`, `risk-gate` for shifted dates after the day of export. Cost: two passes over the
 * patients.
 */
export async function previewExport(
  source: ExportSource,
  options: ExportOptions,
  turns: Turns = {},
): Promise<ExportPreview> {
  const cohort = await inTurns(turns, 'survey', null, surveyCohort(source, options));
  const samples = new Samples();
  const turning = turnCohort(source, options, cohort, (released, original) =>
    samples.add({ released, original }),
  );
  const turned = await inTurns(turns, 'de-identify', cohort.patients, turning);
  const { plan } = cohort.context;
  const { risk } = turned;
  return {
    label: plan.profile.label,
    patients: turned.patients,
    columns: columnsOf(plan),
    before: samples.all.map(before),
    after: samples.all.map((sample) => after(plan, sample)),
    risk: {
      k: options.k,
      classes: risk.missingAsValue.classes,
      uniques: risk.missingAsValue.uniques,
      smallest: risk.k,
      patientsBelow: patientsBelow(risk.missingAsValue.sizes, options.k),
      gate: turned.gate,
      quasiIdentifiers: [...risk.quasiIdentifiers],
    },
  };
}
