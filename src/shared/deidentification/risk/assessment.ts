import type { Cell, Row } from '../column.ts';
import type { ReleasedPatient } from '../deidentify.ts';
import type { ReleasePlan } from '../plan.ts';
import { ClassTally, withMissingAsAny } from './equivalence.ts';
import { diversityOf, riskOf, riskWithMissingAsAny, type Diversity, type RiskMeasures } from './measures.ts';

/** What an acquaintance is taken to know: columns of the patients table. */
const QUASI_IDENTIFIERS = ['sex', 'age_group', 'aetiology', 'bclc'] as const;
const LONGITUDINAL = ['n_tace', 'first_response', 'first_regimen', 'n_systemic', 'os_event'] as const;
const AETIOLOGY = QUASI_IDENTIFIERS.indexOf('aetiology');

export interface RiskAssessment {
  readonly quasiIdentifiers: readonly string[];
  readonly missingAsValue: RiskMeasures;
  readonly missingAsAny: RiskMeasures;
  /** The worse of the two: what the gate looks at. */
  readonly k: number;
  /** The same measures with the age in years instead of its group. */
  readonly agesInYears: RiskMeasures;
  readonly diversity: Readonly<Record<string, Diversity>>;
  /** Patients alone with their course of treatment. */
  readonly longitudinalUniques: number;
}

const textOfCell = (cell: Cell | undefined): string | null =>
  cell === undefined || cell === null ? null : String(cell);

/** Collects the risk of a release while its patients go by. */
export class RiskTally {
  readonly #plan: ReleasePlan;
  readonly #groups = new ClassTally();
  readonly #withoutAetiology = new ClassTally();
  readonly #years = new ClassTally();
  readonly #courses = new ClassTally();

  constructor(plan: ReleasePlan) {
    this.#plan = plan;
  }

  #values(row: Row, names: readonly string[]): readonly (string | null)[] {
    const { columns } = this.#plan.patients.table;
    return names.map((name) => textOfCell(row[columns.findIndex((item) => item.name === name)]));
  }

  #causeOfDeath({ rows }: ReleasedPatient): string | null {
    const part = this.#plan.rows.find((item) => item.entity === 'followUp');
    const index = part?.table.columns.findIndex((item) => item.name === 'causeOfDeath') ?? -1;
    const found = (rows[part?.table.name ?? ''] ?? []).find((row) => (row[index] ?? null) !== null);
    return textOfCell(found?.[index]);
  }

  add(patient: ReleasedPatient): void {
    const row = patient.rows[this.#plan.patients.table.name]?.[0] ?? [];
    const quasi = this.#values(row, QUASI_IDENTIFIERS);
    const cause = this.#causeOfDeath(patient);
    this.#groups.add(quasi, [cause]);
    this.#withoutAetiology.add(quasi.toSpliced(AETIOLOGY, 1), [quasi[AETIOLOGY] ?? null]);
    const years = QUASI_IDENTIFIERS.map((name) => (name === 'age_group' ? 'age_at_index' : name));
    this.#years.add(this.#values(row, years));
    this.#courses.add(this.#values(row, LONGITUDINAL));
  }

  assess(): RiskAssessment {
    const classes = this.#groups.classes();
    const missingAsValue = riskOf(classes);
    const missingAsAny = riskWithMissingAsAny(classes, withMissingAsAny(classes));
    return {
      quasiIdentifiers: QUASI_IDENTIFIERS,
      missingAsValue,
      missingAsAny,
      k: Math.min(missingAsValue.k, missingAsAny.k),
      agesInYears: riskOf(this.#years.classes()),
      diversity: {
        causeOfDeath: diversityOf(classes, 0),
        aetiology: diversityOf(this.#withoutAetiology.classes(), 0),
      },
      longitudinalUniques: riskOf(this.#courses.classes()).uniques,
    };
  }
}
