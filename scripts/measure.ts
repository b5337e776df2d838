import { buildIfNeeded } from './tooling/build.ts';
import { prepareBrowser, runVitest } from './tooling/suite.ts';
import type { Project } from './tooling/suite.ts';
import { say } from './tooling/run.ts';

// `bench` and `soak`: the long projects, on the built program. Further words are passed to vitest.
const [name, ...words] = process.argv.slice(2);
const projects: readonly Project[] = ['bench', 'soak'];
const project = projects.find((one) => one === name);

async function measure(one: Project): Promise<number> {
  if (!(await prepareBrowser())) return 1;
  const built = await buildIfNeeded('all');
  if (built !== 0) return built;
  const { passed, failed } = await runVitest([one], words);
  say(`${passed} passed, ${failed} failed`);
  return failed === 0 ? 0 : 1;
}

if (project === undefined) say(`Name one of: ${projects.join(', ')}`);
process.exitCode = project === undefined ? 1 : await measure(project);
