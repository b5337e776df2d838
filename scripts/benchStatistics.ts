import { syntheticPatient } from '#shared/synthetic/course.ts';
import { RandomStream } from '#shared/synthetic/random.ts';
import { assessPatient } from '#shared/assessment/assess.ts';
import { summarise } from '#shared/assessment/summary.ts';
import type { LogRankInput } from '#shared/statistics/survival/logRank.ts';
import { logRank } from '#shared/statistics/survival/logRank.ts';
import { kaplanMeier } from '#shared/statistics/survival/kaplanMeier.ts';
import { repeat, report, type Measured } from './benchMeasure.ts';

const SIZES = [1e3, 1e4, 1e5, 1e6];
const ASSESSED = [100, 1000];

/** Days to death or the end of follow-up, as a registry has them: whole days, many ties. */
function survivalTimes(n: number): LogRankInput {
  const random = new RandomStream(1, n);
  const time = new Float64Array(n);
  const status = new Uint8Array(n);
  const group = new Int32Array(n);
  for (let row = 0; row < n; row += 1) {
    group[row] = row % 2;
    time[row] = 1 + Math.floor(Math.min(random.exponential(900 + 200 * (row % 2)), 3650));
    status[row] = random.chance(0.7) ? 1 : 0;
  }
  return { time, status, group };
}

/** The floor: the times in order, without which there is no estimate. */
async function measured(n: number, step: (input: LogRankInput) => unknown): Promise<Measured> {
  const input = survivalTimes(n);
  const { milliseconds: floor } = await repeat(() => input.time.slice().sort());
  return { n, floor, ...(await repeat(() => step(input))) };
}

export async function benchKaplanMeier(): Promise<void> {
  const sizes: Measured[] = [];
  for (const n of SIZES) sizes.push(await measured(n, ({ time, status }) => kaplanMeier({ time, status })));
  report('Kaplan-Meier with limits (unit: subject; floor: sorting the times)', sizes);
}

export async function benchLogRank(): Promise<void> {
  const sizes: Measured[] = [];
  for (const n of SIZES) sizes.push(await measured(n, (input) => logRank(input)));
  report('log-rank of two groups (unit: subject; floor: sorting the times)', sizes);
}

export async function benchAssess(): Promise<void> {
  const sizes: Measured[] = [];
  const lines: Measured[] = [];
  for (const n of ASSESSED) {
    const patients = Array.from({ length: n }, (_, index) => syntheticPatient(1, index));
    sizes.push({ n, ...(await repeat(() => patients.forEach((patient) => assessPatient(patient)))) });
    lines.push({ n, ...(await repeat(() => patients.forEach((patient) => summarise(patient)))) });
  }
  report('every rule on synthetic patients (unit: patient)', sizes);
  report('line of the patient list (unit: patient)', lines);
}
