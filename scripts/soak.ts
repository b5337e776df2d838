import { damageFiles, withoutLog } from '#test/faults/damage.ts';
import { diskFull } from '#test/faults/diskFull.ts';
import { Findings } from '#test/faults/findings.ts';
import { killWhileLoading, killWhileSaving } from '#test/faults/kills.ts';
import { mutatedImports } from '#test/faults/mutatedImports.ts';
import { randomCalls } from '#test/faults/randomCalls.ts';
import { say } from './tooling/run.ts';

/* `npm run soak -- [part ...]`: the fault suite of `npm test` with the same seeds, and many more rounds. */

async function logRemoved(): Promise<Findings> {
  const findings = new Findings();
  const { readOnly, save } = await withoutLog();
  findings.count(`${String(readOnly)}, save ${save}`);
  if (readOnly !== 'older-than-anchor' || save !== 'older-than-anchor')
    findings.fail('the loss of the log went by');
  return findings;
}

const PARTS: Readonly<Record<string, () => Promise<Findings>>> = {
  kills: () => killWhileSaving(50),
  loads: () => killWhileLoading(5),
  damage: () => damageFiles(200),
  log: logRemoved,
  calls: () => randomCalls(20_000),
  imports: () => mutatedImports(2000),
  disk: diskFull,
};

const named = process.argv.slice(2);
const unknown = named.filter((word) => !Object.hasOwn(PARTS, word));
let failed = 0;
if (unknown.length > 0) {
  say(`Name any of: ${Object.keys(PARTS).join(', ')}`);
  failed = 1;
} else {
  for (const [part, run] of Object.entries(PARTS)) {
    if (named.length > 0 && !named.includes(part)) continue;
    const start = performance.now();
    const findings = await run();
    say(
      `${part.padEnd(8)} ${findings.total} in ${((performance.now() - start) / 1000).toFixed(0)} s: ${findings.summary()}`,
    );
    for (const failure of findings.failures) say(`  FAILED ${failure}`);
    failed += findings.failures.length;
  }
  say(failed === 0 ? 'nothing failed' : `${failed} failed`);
}
process.exitCode = failed === 0 ? 0 : 1;
