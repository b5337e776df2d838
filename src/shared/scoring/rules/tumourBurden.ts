import type { Context } from '../engine/input.ts';
import { isAbove, isAtLeast } from '../engine/compare.ts';
import { around, atLeast, type Cut } from '../engine/cuts.ts';
import { count, measure, type Count } from '../engine/numeric.ts';
import { defineRule } from '../engine/rule.ts';
import { BURDEN, nTumours } from '../inputs.ts';

const LOW_END = 3.36;
const HIGH_FROM = 13.74;

/** Distance from the origin of size in cm and number; infinite when the tumours cannot be counted. */
function tumourBurden(n: Count, maxSizeMm: number): number {
  return n === 'innumerable' ? Infinity : Math.hypot(maxSizeMm / 10, n);
}

const common = {
  version: 1,
  citation: 'Cancer Imaging 2023, doi 10.1186/s40644-023-00575-6, Table 1',
};

/** Innumerable tumours leave the number itself unknown. */
const counted = count(BURDEN.nTumours, { label: 'Number of tumours', continuous: true });
const countedOrOpen: typeof counted = {
  ...counted,
  parse: (raw) => counted.parse(raw),
  candidates: (given, context) => counted.candidates(given === 'innumerable' ? null : given, context),
};

export const tumourBurdenScore = defineRule({
  ...common,
  id: 'tumourBurdenScore',
  label: 'Tumour burden score',
  missingData: 'The score needs both inputs; innumerable tumours have no score.',
  inputs: {
    nTumours: countedOrOpen,
    maxSizeMm: measure(BURDEN.maxSizeMm, { label: 'Largest tumour', continuous: true }),
  },
  decide: (x) => ({ value: tumourBurden(x.nTumours, x.maxSizeMm) }),
  steps: (x) => [`sqrt(size in cm ^2 + number ^2) = ${tumourBurden(x.nTumours, x.maxSizeMm).toFixed(3)}`],
});

const HIGHEST_COUNT = 14;
const classCounts = Array.from({ length: HIGHEST_COUNT }, (_, i) => i + 1);

function sizeCuts({ given }: Context): readonly Cut[] {
  const n = given['nTumours'];
  return (typeof n === 'number' ? [n] : classCounts).flatMap((number) =>
    [LOW_END, HIGH_FROM]
      .filter((limit) => limit > number)
      .flatMap((limit) => around(10 * Math.sqrt(limit ** 2 - number ** 2))),
  );
}

export const tumourBurdenClass = defineRule({
  ...common,
  id: 'tumourBurdenClass',
  label: 'Tumour burden class',
  missingData:
    'High is decided by 14 tumours or by more than 137 mm alone; otherwise every completion must agree.',
  inputs: {
    nTumours: nTumours(...classCounts.slice(1).map(atLeast)),
    maxSizeMm: measure(BURDEN.maxSizeMm, { label: 'Largest tumour', cuts: sizeCuts }),
  },
  decide: (x): { readonly value: 'low' | 'intermediate' | 'high' } => {
    const score = tumourBurden(x.nTumours, x.maxSizeMm);
    if (isAbove(score, HIGH_FROM)) return { value: 'high' };
    return { value: isAtLeast(score, LOW_END) ? 'intermediate' : 'low' };
  },
  steps: (x) => {
    const score = tumourBurden(x.nTumours, x.maxSizeMm);
    return [
      `Score ${isAtLeast(score, LOW_END) ? 'at least' : 'under'} ${LOW_END}`,
      `Score ${isAbove(score, HIGH_FROM) ? 'over' : 'at most'} ${HIGH_FROM}`,
    ];
  },
});
