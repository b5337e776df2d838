import type { SurvivalData } from '../data/survivalData.ts';

/**
 * Rows under observation just before each asked time (entry < t <= time), by group: the table under a survival plot.
 * Without entry times everybody is at risk at time 0. O(n x asked times).
 */
export function numberAtRisk(data: SurvivalData, times: readonly number[]): readonly (readonly number[])[] {
  const { grid, group, groups } = data;
  const counts = Array.from({ length: Math.max(1, groups) }, () => times.map(() => 0));
  times.forEach((time, k) => {
    for (let i = 0; i < data.n; i++) {
      const stop = grid.values[grid.stop[i] as number] as number;
      const entered = grid.entry === null || (grid.values[grid.entry[i] as number] as number) < time;
      if (!entered || stop < time) continue;
      const row = counts[group[i] as number];
      if (row !== undefined) row[k] = (row[k] as number) + 1;
    }
  });
  return counts;
}
