import { cpus } from 'node:os';
import { REGISTRY_PARTS, benchRegistry, type RegistryPart } from './benchRegistry.ts';
import { benchAssess, benchKaplanMeier, benchLogRank } from './benchStatistics.ts';
import { say } from './tooling/run.ts';

/*
 * `npm run bench -- [part ...] [--patients=1000,10000,100000]`. Without parts everything. Times are those of this
 * machine now; the exponents and the ratios to a floor of the same run carry over to others.
 */

const OTHERS: Readonly<Record<string, () => Promise<void>>> = {
  km: benchKaplanMeier,
  logrank: benchLogRank,
  assess: benchAssess,
};
const SIZES = [1e3, 1e4, 1e5];

const words = process.argv.slice(2);
const sizes = words
  .find((word) => word.startsWith('--patients='))
  ?.slice('--patients='.length)
  .split(',')
  .map(Number);
const named = words.filter((word) => !word.startsWith('--'));
const known: readonly string[] = [...REGISTRY_PARTS, ...Object.keys(OTHERS)];
const unknown = named.filter((word) => !known.includes(word));

async function bench(): Promise<void> {
  say(`Node ${process.version}, ${cpus().length} cores, ${cpus()[0]?.model ?? 'unknown processor'}`);
  const asked = (part: string): boolean => named.length === 0 || named.includes(part);
  for (const [part, run] of Object.entries(OTHERS)) if (asked(part)) await run();
  const parts = new Set<RegistryPart>(REGISTRY_PARTS.filter(asked));
  if (parts.size > 0) await benchRegistry(parts, sizes ?? SIZES);
}

if (unknown.length > 0 || sizes?.some((size) => !(size >= 1)) === true) {
  say(`Name any of: ${known.join(', ')}; sizes as --patients=1000,10000`);
  process.exitCode = 1;
} else {
  await bench();
}
