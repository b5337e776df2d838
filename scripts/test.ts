import { build } from './tooling/build.ts';
import { prepareBrowser, runVitest } from './tooling/suite.ts';
import type { Tally } from './tooling/suite.ts';
import { say } from './tooling/run.ts';

async function testEverything(): Promise<Tally> {
  if (!(await prepareBrowser())) return { passed: 0, failed: 1 };
  if ((await build('all')) !== 0) {
    say('The build failed, so no test was run.');
    return { passed: 0, failed: 1 };
  }
  return runVitest(['unit', 'e2e'], process.argv.slice(2));
}

const { passed, failed } = await testEverything();
say(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;
