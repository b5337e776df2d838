import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { root, runNode, tool } from './run.ts';

const products = {
  main: ['out/main/cli.js', 'out/main/electron.js', 'out/main/registryProcess.js'],
  all: [
    'out/main/cli.js',
    'out/main/electron.js',
    'out/main/registryProcess.js',
    'out/preload/index.cjs',
    'out/renderer/index.html',
  ],
} as const;

const sources = ['src', 'electron.vite.config.ts', 'svelte.config.js', 'package-lock.json'];

function newest(path: string): number {
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return readdirSync(path).reduce((latest, name) => Math.max(latest, newest(join(path, name))), 0);
}

export type BuildPart = keyof typeof products;

/** Whether every product exists and none is older than the newest source. */
export function isBuilt(part: BuildPart): boolean {
  const files = products[part].map((path) => join(root, path));
  if (!files.every((file) => existsSync(file))) return false;
  const oldest = Math.min(...files.map((file) => statSync(file).mtimeMs));
  return oldest >= Math.max(...sources.map((path) => newest(join(root, path))));
}

export function build(part: BuildPart): Promise<number> {
  const mode = part === 'main' ? ['--mode', 'main'] : [];
  return runNode(tool.electronVite, ['build', '--logLevel', 'warn', '--ignoreConfigWarning', ...mode]);
}

export async function buildIfNeeded(part: BuildPart): Promise<number> {
  return isBuilt(part) ? 0 : build(part);
}
