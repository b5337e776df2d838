import { globSync, readFileSync } from 'node:fs';
import { root, say } from './tooling/run.ts';

const limit = 300;

const lengthOf = (path: string): number => readFileSync(`${root}/${path}`, 'utf8').split('\n').length - 1;

// A generated file is not read by people.
const long = globSync('src/**/*.{ts,svelte,css}', { cwd: root })
  .filter((path) => !path.endsWith('.generated.ts'))
  .map((path) => ({ path, lines: lengthOf(path) }))
  .filter((file) => file.lines > limit);

for (const file of long) say(`${file.path}: ${file.lines} lines, the limit is ${limit}`);
process.exitCode = long.length === 0 ? 0 : 1;
