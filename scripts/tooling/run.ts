import { spawn } from 'node:child_process';
import { join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');
/** Where scripts keep what a run leaves behind; ignored by git. */
export const cacheFolder = join(root, '.cache');

export const say = (line: string): void => void process.stdout.write(`${line}\n`);

export interface RunOptions {
  env?: Readonly<Record<string, string>>;
  /** The child is killed after so long and counts as failed. */
  timeoutMs?: number;
  quiet?: boolean;
}

/** Runs a command in the repository's root and answers its exit code; a signal or a missing command is 1. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: options.quiet === true ? 'ignore' : 'inherit',
      env: { ...process.env, ...options.env },
      timeout: options.timeoutMs,
    });
    child.once('error', (error) => {
      say(`${command}: ${error.message}`);
      done(1);
    });
    child.once('close', (code) => done(code ?? 1));
  });
}

/** Runs a JavaScript or TypeScript file, or a tool of node_modules by its entry, under this Node. */
export function runNode(file: string, args: readonly string[], options: RunOptions = {}): Promise<number> {
  return run(process.execPath, [join(root, file), ...args], options);
}

export const tool = {
  depcruise: 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
  electronVite: 'node_modules/electron-vite/bin/electron-vite.js',
  eslint: 'node_modules/eslint/bin/eslint.js',
  knip: 'node_modules/knip/bin/knip.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  svelteCheck: 'node_modules/svelte-check/bin/svelte-check',
  tsc: 'node_modules/typescript/bin/tsc',
  vitest: 'node_modules/vitest/vitest.mjs',
} as const;
