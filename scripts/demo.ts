import { buildIfNeeded } from './tooling/build.ts';
import { runNode } from './tooling/run.ts';

// Words after `npm run demo --` are passed on, so a synthetic cohort or another folder can be asked for.
const given = process.argv.slice(2);
const folder = given.includes('--out') ? [] : ['--out', 'demo-out'];
const built = await buildIfNeeded('main');
process.exitCode = built === 0 ? await runNode('out/main/cli.js', ['demo', ...folder, ...given]) : built;
