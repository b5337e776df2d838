import { defineRule } from '../engine/rule.ts';
import { maxSizeMm, nTumours } from '../inputs.ts';
import { isBeyond, sumCuts } from './burden.ts';

type BurdenClass = 'low' | 'intermediate' | 'high';

interface SumClass {
  readonly id: string;
  readonly label: string;
  readonly citation: string;
  readonly low: number;
  readonly high: number;
}

/** Classes of number of tumours plus largest size in cm, both limits inclusive below. */
function sumClass({ low, high, ...texts }: SumClass) {
  const cuts = sumCuts(low, high);
  return defineRule({
    ...texts,
    version: 1,
    missingData: `High is decided by ${high} tumours, or by more than ${10 * (high - 1)} mm, alone; otherwise every completion must agree.`,
    inputs: { nTumours: nTumours(...cuts.n), maxSizeMm: maxSizeMm(...cuts.mm) },
    decide: (x): { readonly value: BurdenClass } => {
      if (isBeyond(high, x.nTumours, x.maxSizeMm)) return { value: 'high' };
      return { value: isBeyond(low, x.nTumours, x.maxSizeMm) ? 'intermediate' : 'low' };
    },
    steps: (x) =>
      [low, high].map(
        (limit) =>
          `Number plus size in cm ${isBeyond(limit, x.nTumours, x.maxSizeMm) ? 'exceeds' : 'is at most'} ${limit}`,
      ),
  });
}

export const sixAndTwelve = sumClass({
  id: 'sixAndTwelve',
  label: 'Six-and-twelve',
  citation: 'Wang et al., six-and-twelve score, J Hepatol (news summary of the paper)',
  low: 6,
  high: 12,
});

export const sevenEleven = sumClass({
  id: 'sevenEleven',
  label: 'Seven-eleven',
  citation: 'Cancer Imaging 2023, doi 10.1186/s40644-023-00575-6, Table 1',
  low: 7,
  high: 11,
});
