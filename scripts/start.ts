import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildIfNeeded } from './tooling/build.ts';
import { root, run, runNode, say } from './tooling/run.ts';

const fetchLimitMs = 20_000;
const electronFolder = join(root, 'node_modules/electron');

function electronBinary(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : 'electron';
  const folder = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(electronFolder, 'dist');
  const path = join(folder, name);
  return existsSync(path) ? path : undefined;
}

/** Why a window cannot open here even with the binary; fetching it would be in vain. */
function obstacle(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const { DISPLAY, WAYLAND_DISPLAY } = process.env;
  if ((DISPLAY ?? '') === '' && (WAYLAND_DISPLAY ?? '') === '') return 'there is no display';
  if (process.getuid?.() === 0) return 'Electron keeps its sandbox and so refuses to run as root';
  return undefined;
}

async function fetchElectron(): Promise<string | undefined> {
  say(`Fetching Electron (at most ${fetchLimitMs / 1000} s) ...`);
  await runNode('node_modules/electron/install.js', [], { timeoutMs: fetchLimitMs, quiet: true });
  return electronBinary();
}

async function start(): Promise<number> {
  const built = await buildIfNeeded('all');
  if (built !== 0) return built;
  const blocked = obstacle();
  const binary = blocked === undefined ? (electronBinary() ?? (await fetchElectron())) : undefined;
  if (binary !== undefined) return run(binary, ['.']);
  say(
    `No Electron window: ${blocked ?? 'its binary could not be fetched'}. Serving the same window to a browser.`,
  );
  return runNode('out/main/cli.js', ['serve', '--open', ...process.argv.slice(2)]);
}

process.exitCode = await start();
