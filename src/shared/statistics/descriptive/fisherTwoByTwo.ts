import { brentRoot } from '../special/brentRoot.ts';
import { logFactorial } from '../special/logGamma.ts';

export type FisherTwoByTwo = {
  readonly p: number;
  /** Conditional maximum likelihood odds ratio; may be 0 or infinite. */
  readonly oddsRatio: number;
  readonly lower: number;
  readonly upper: number;
};

/** R's `fisher.test` leaves its roots at the default accuracy of `uniroot`; the same is used to give its numbers. */
const ROOT_TOLERANCE = Number.EPSILON ** 0.25;
const SAME_PROBABILITY = 1 + 1e-7;

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Fisher's noncentral hypergeometric distribution of the first cell given the margins. */
class Hypergeometric {
  readonly low: number;
  readonly high: number;
  private readonly logs: readonly number[];

  constructor(firstColumn: number, secondColumn: number, firstRow: number) {
    this.low = Math.max(0, firstRow - secondColumn);
    this.high = Math.min(firstRow, firstColumn);
    this.logs = Array.from({ length: this.high - this.low + 1 }, (_, k) => {
      const x = this.low + k;
      return logChoose(firstColumn, x) + logChoose(secondColumn, firstRow - x);
    });
  }

  probabilities(oddsRatio: number): readonly number[] {
    const logs = this.logs.map((log, k) => log + Math.log(oddsRatio) * (this.low + k));
    const largest = Math.max(...logs);
    const values = logs.map((log) => Math.exp(log - largest));
    const total = values.reduce((sum, value) => sum + value, 0);
    return values.map((value) => value / total);
  }

  mean(oddsRatio: number): number {
    if (oddsRatio === 0) return this.low;
    return this.probabilities(oddsRatio).reduce((sum, p, k) => sum + p * (this.low + k), 0);
  }

  /** P(X <= x), or P(X >= x) for the upper tail. */
  tail(x: number, oddsRatio: number, upper: boolean): number {
    if (oddsRatio === 0) return Number(upper ? x <= this.low : x >= this.low);
    return this.probabilities(oddsRatio).reduce((sum, p, k) => {
      const value = this.low + k;
      return (upper ? value >= x : value <= x) ? sum + p : sum;
    }, 0);
  }
}

/** The odds ratio at which a monotone function is 0, searched below 1 or, by its reciprocal, above. */
function oddsRatioAt(f: (oddsRatio: number) => number, belowOne: boolean): number {
  return belowOne
    ? brentRoot(f, 0, 1, ROOT_TOLERANCE)
    : 1 / brentRoot((t) => f(1 / t), Number.EPSILON, 1, ROOT_TOLERANCE);
}

/**
 * Fisher's exact test of [[a, b], [c, d]]: two-sided p over the tables no more probable than the observed, conditional
 * maximum likelihood odds ratio with exact limits. O(range of a) an evaluation.
 *
 * Reference: R `fisher.test`. Example: [[3, 1], [1, 3]]: p = 0.4857, odds ratio 6.408, 0.2117 to 621.9.
 */
export function fisherTwoByTwo(a: number, b: number, c: number, d: number, level = 0.95): FisherTwoByTwo {
  const distribution = new Hypergeometric(a + c, b + d, a + b);
  const central = distribution.probabilities(1);
  const observed = central[a - distribution.low] as number;
  const p = central.reduce((sum, value) => (value <= observed * SAME_PROBABILITY ? sum + value : sum), 0);
  const alpha = (1 - level) / 2;
  const atLow = a === distribution.low;
  const atHigh = a === distribution.high;
  const expected = distribution.mean(1);
  const ratio = (): number =>
    expected === a ? 1 : oddsRatioAt((t) => distribution.mean(t) - a, expected > a);
  const limit = (upper: boolean): number => {
    const tail = distribution.tail(a, 1, upper);
    if (tail === alpha) return 1;
    return oddsRatioAt((t) => distribution.tail(a, t, upper) - alpha, upper ? tail > alpha : tail < alpha);
  };
  return {
    p: Math.min(1, p),
    oddsRatio: atLow ? 0 : atHigh ? Infinity : ratio(),
    lower: atLow ? 0 : limit(true),
    upper: atHigh ? Infinity : limit(false),
  };
}
