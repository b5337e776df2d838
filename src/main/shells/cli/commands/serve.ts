import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Command } from 'commander';
import { ContractError } from '#shared/contract/errors.ts';
import { startLoopback } from '../../loopback/server.ts';
import { readAssets, type Asset } from '../../pageAssets.ts';
import type { Io } from '../io.ts';
import { printJson, write } from '../output.ts';
import { wholeNumber } from '../options.ts';
import { makeHost } from '../session.ts';

/** The built page: beside the bundle, or in the build folder of the sources. */
const PAGE_FOLDER = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../../../../out/renderer' : '../renderer', import.meta.url),
);

/** `serve`: the window in an ordinary browser of this computer. */
export function registerServe(program: Command, io: Io): void {
  program
    .command('serve [registry]')
    .description('open the window in a browser of this computer')
    .addOption(wholeNumber('--port <n>', 'port of 127.0.0.1; a free one otherwise', 0).default(0))
    .option('--open', 'open the browser')
    .option('--json', 'one JSON document on standard output')
    .action((registry: string | undefined, options: { port: number; open?: true; json?: true }) =>
      serve(io, registry, options),
    );
}

function page(): ReadonlyMap<string, Asset> {
  try {
    return readAssets(PAGE_FOLDER);
  } catch {
    throw new ContractError('file-missing', 'the window is not built; run "npm run build" first');
  }
}

async function serve(
  io: Io,
  registry: string | undefined,
  options: { port: number; open?: true; json?: true },
): Promise<void> {
  const assets = page();
  const host = makeHost(io, registry === undefined ? null : resolve(registry));
  const loopback = await startLoopback({ registry: host, assets, port: options.port, now: () => Date.now() });
  const url = loopback.issueUrl();
  if (options.json) await printJson(io, { url });
  else
    await write(
      io.stdout,
      `${url}\nThe link works once, within a minute. Enter shows a new one; Ctrl+C ends and locks.\n`,
    );
  if (options.open) openBrowser(url);
  await untilEnded(io, () => loopback.issueUrl());
  await loopback.close();
  await host.lock();
}

/** Serves until the terminal or the operating system ends it; each line that is entered shows a fresh link. */
function untilEnded(io: Io, issueUrl: () => string): Promise<void> {
  return new Promise((resolve) => {
    if (io.stdin.isTTY) io.stdin.on('data', () => void io.stdout.write(`${issueUrl()}\n`));
    process.once('SIGINT', () => resolve());
    process.once('SIGTERM', () => resolve());
  });
}

/**
 * Opens the link through a page that only this user can read: an argument would show its token to every user of the
 * computer. The token works once, and the page is gone after a minute.
 */
function openBrowser(url: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'switchpoint-'));
  const file = join(folder, 'open.html');
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${url}">`, { mode: 0o600 });
  const command =
    process.platform === 'darwin' ? 'open' : process.platform === 'win32' ? 'explorer' : 'xdg-open';
  const browser = spawn(command, [file], { stdio: 'ignore', detached: true });
  browser.on('error', () => undefined);
  browser.unref();
  setTimeout(() => rmSync(folder, { recursive: true, force: true }), LINK_MILLISECONDS).unref();
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
}

const LINK_MILLISECONDS = 60_000;
