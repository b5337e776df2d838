/** What a series of faults came to: how often each outcome, and what should not have been. */
export class Findings {
  readonly outcomes = new Map<string, number>();
  readonly failures: string[] = [];

  count(outcome: string): void {
    this.outcomes.set(outcome, (this.outcomes.get(outcome) ?? 0) + 1);
  }

  fail(what: string): void {
    this.failures.push(what);
  }

  get total(): number {
    return [...this.outcomes.values()].reduce((sum, count) => sum + count, 0);
  }

  summary(): string {
    const counts = [...this.outcomes]
      .sort(([, a], [, b]) => b - a)
      .map(([name, count]) => `${count} ${name}`);
    return counts.join(', ');
  }
}

/** Rejects when the work does not end: a fault may never hang the program. */
export async function within<T>(milliseconds: number, what: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} did not end within ${milliseconds} ms`));
    }, milliseconds);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
