import { runNode, tool } from './tooling/run.ts';

const lint = await runNode(tool.eslint, ['.', '--fix']);
const format = await runNode(tool.prettier, ['--write', '--log-level', 'warn', '.']);
process.exitCode = lint === 0 ? format : lint;
