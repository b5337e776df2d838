#!/usr/bin/env node
// Plain JavaScript without newer syntax: an old Node must get far enough to hand over to the bundled one.
import { spawn } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const neededMajor = 24;
const here = dirname(realpathSync(fileURLToPath(import.meta.url)));
const program = join(here, '..', 'out', 'main', 'cli.js');

/** @param {string} message */
function refuse(message) {
  process.stderr.write(`switchpoint: ${message}\n`);
  process.exit(1);
}

function bundledNode() {
  try {
    const manifest = createRequire(import.meta.url).resolve('node/package.json');
    return join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  } catch {
    return '';
  }
}

/** @param {string} node */
function handOver(node) {
  const child = spawn(node, [program, ...process.argv.slice(2)], { stdio: 'inherit' });
  /** @type {NodeJS.Signals[]} */
  const forwarded = ['SIGINT', 'SIGTERM', 'SIGHUP'];
  for (const signal of forwarded) {
    process.on(signal, () => {
      // Control-C in a terminal reaches the whole group; the child must not hear it twice.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
    });
  }
  child.on('error', () => refuse('the bundled Node could not be started. Run "npm ci" again.'));
  child.on('exit', (code, signal) => {
    // A process killed by a signal ends with 128 and its number, as shells report it.
    process.exit(code === null ? 128 + (signal === null ? 0 : constants.signals[signal]) : code);
  });
}

if (!existsSync(program)) refuse('not built yet. Run "npm ci" and "npm run build" in its folder.');
if (Number.parseInt(process.versions.node, 10) >= neededMajor) {
  process.argv[1] = program;
  await import(pathToFileURL(program).href);
} else {
  const node = bundledNode();
  if (!existsSync(node)) refuse(`Node ${neededMajor} or newer is needed. Run "npm ci" in its folder.`);
  handOver(node);
}
