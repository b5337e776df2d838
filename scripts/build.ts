import { build } from './tooling/build.ts';

process.exitCode = await build(process.argv.includes('--main') ? 'main' : 'all');
