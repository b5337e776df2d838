import type { EquivalenceClass } from './equivalence.ts';

const RISK_STEPS = [0.05, 0.09, 0.2, 0.33, 0.5] as const;
const SIZE_STEPS = [2, 3, 5, 11] as const;

/** Risk that a person known to be in the file is found in it (prosecutor), and the part found if all are tried. */
export interface RiskMeasures {
  readonly patients: number;
  readonly classes: number;
  /** Size of the smallest class; 0 without patients. */
  readonly k: number;
  readonly uniques: number;
  readonly sizes: readonly { readonly size: number; readonly classes: number }[];
  readonly patientsInClassesBelow: Readonly<Record<string, number>>;
  readonly prosecutorMax: number;
  readonly prosecutorMean: number;
  readonly patientsAboveRisk: Readonly<Record<string, number>>;
  readonly marketer: number;
}

/** One class with how many patients it counts for and how many share what is known of it. */
interface Counted {
  readonly patients: number;
  readonly size: number;
}

function measure(counted: readonly Counted[]): RiskMeasures {
  const patients = counted.reduce((sum, item) => sum + item.patients, 0);
  const patientsWhere = (test: (size: number) => boolean): number =>
    counted.reduce((sum, item) => sum + (test(item.size) ? item.patients : 0), 0);
  const k = counted.reduce((least, item) => Math.min(least, item.size), patients);
  const histogram = new Map<number, number>();
  for (const { size } of counted) histogram.set(size, (histogram.get(size) ?? 0) + 1);
  const risk = counted.reduce((sum, item) => sum + item.patients / item.size, 0);
  return {
    patients,
    classes: counted.length,
    k,
    uniques: patientsWhere((size) => size === 1),
    sizes: [...histogram].sort(([a], [b]) => a - b).map(([size, classes]) => ({ size, classes })),
    patientsInClassesBelow: Object.fromEntries(
      SIZE_STEPS.map((step) => [String(step), patientsWhere((size) => size < step)]),
    ),
    prosecutorMax: k === 0 ? 0 : 1 / k,
    prosecutorMean: patients === 0 ? 0 : risk / patients,
    patientsAboveRisk: Object.fromEntries(
      RISK_STEPS.map((step) => [String(step), patientsWhere((size) => 1 / size > step)]),
    ),
    marketer: patients === 0 ? 0 : counted.length / patients,
  };
}

/** Missing as a value of its own. */
export function riskOf(classes: readonly EquivalenceClass[]): RiskMeasures {
  return measure(classes.map(({ size }) => ({ patients: size, size })));
}

/** Missing as any value: `counted` are the same classes with the sizes so counted. */
export function riskWithMissingAsAny(
  classes: readonly EquivalenceClass[],
  counted: readonly EquivalenceClass[],
): RiskMeasures {
  return measure(classes.map(({ size }, index) => ({ patients: size, size: counted[index]?.size ?? size })));
}

export interface Diversity {
  /** Distinct values in each class, in the order of the classes. */
  readonly distinct: readonly number[];
  /** Smallest exp(entropy) over the classes; `null` where nothing is known. */
  readonly entropy: number | null;
  /** Patients in classes where everybody whose value is known has the same. */
  readonly homogeneous: number;
}

function effectiveValues(counts: ReadonlyMap<string, number>): number {
  const n = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const entropy = [...counts.values()].reduce((sum, count) => sum - (count / n) * Math.log(count / n), 0);
  return Math.exp(entropy);
}

/** l-diversity of a sensitive field, by its place in the classes. Classes without a known value are passed over. */
export function diversityOf(classes: readonly EquivalenceClass[], field: number): Diversity {
  const known = classes.flatMap((item) => {
    const counts = item.sensitive[field];
    return counts === undefined || counts.size === 0 ? [] : [{ size: item.size, counts }];
  });
  return {
    distinct: known.map(({ counts }) => counts.size),
    entropy: known.length === 0 ? null : Math.min(...known.map(({ counts }) => effectiveValues(counts))),
    homogeneous: known.reduce((sum, { size, counts }) => sum + (counts.size === 1 ? size : 0), 0),
  };
}
