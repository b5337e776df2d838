/** One measured size: median wall time of the repetitions, in milliseconds. */
export interface Measured {
  readonly n: number;
  readonly milliseconds: number;
  readonly repetitions: number;
  /** The same rows through the plainest way there is, where that says something. */
  readonly floor?: number;
}

const MIN_REPETITIONS = 3;
const MAX_REPETITIONS = 200;
const ENOUGH_MILLISECONDS = 1000;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const upper = sorted[Math.floor(middle)] ?? Number.NaN;
  return Number.isInteger(middle) ? ((sorted[middle - 1] ?? upper) + upper) / 2 : upper;
}

/** Repeats a step for about a second, at least three times. */
export async function repeat(step: () => unknown): Promise<{ milliseconds: number; repetitions: number }> {
  const times: number[] = [];
  const end = performance.now() + ENOUGH_MILLISECONDS;
  while (times.length < MIN_REPETITIONS || (performance.now() < end && times.length < MAX_REPETITIONS)) {
    const start = performance.now();
    await step();
    times.push(performance.now() - start);
  }
  return { milliseconds: median(times), repetitions: times.length };
}

export async function once(step: () => unknown): Promise<number> {
  const start = performance.now();
  await step();
  return performance.now() - start;
}

const COLUMNS = ['n', 'runs', 'median', 'per unit', 'exponent', 'x floor'];

/** `2.03 s`, `4.1 ms`, `0.87 us`. */
export function duration(milliseconds: number): string {
  if (milliseconds >= 1000) return `${(milliseconds / 1000).toPrecision(3)} s`;
  if (milliseconds >= 1) return `${milliseconds.toPrecision(3)} ms`;
  return `${(milliseconds * 1000).toPrecision(3)} us`;
}

/** Prints a table; the exponent is that of n in the time, from the size before: 1 is linear, 0 does not grow. */
export function report(title: string, sizes: readonly Measured[]): void {
  const rows = sizes.map(({ n, milliseconds, repetitions, floor }, index) => {
    const before = sizes[index - 1];
    const exponent =
      before === undefined || before.n === n
        ? ''
        : (Math.log(milliseconds / before.milliseconds) / Math.log(n / before.n)).toFixed(2);
    return [
      String(n),
      String(repetitions),
      duration(milliseconds),
      duration(milliseconds / n),
      exponent,
      floor === undefined ? '' : (milliseconds / floor).toFixed(1),
    ];
  });
  const lines = [COLUMNS, ...rows].map((cells) => cells.map((cell) => cell.padStart(12)).join(''));
  process.stdout.write(`\n${title}\n${lines.join('\n')}\n`);
}
