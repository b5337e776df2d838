import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run, runNode, say, tool } from './run.ts';
import { findBrowser } from './browser.ts';

export type Project = 'unit' | 'e2e';

export interface Tally {
  passed: number;
  failed: number;
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** A file that fails before its first test (an import error) counts as one failure. */
function tally(report: Report): Tally {
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
}

export async function runVitest(projects: readonly Project[], words: readonly string[] = []): Promise<Tally> {
  const folder = mkdtempSync(join(tmpdir(), 'switchpoint-tests-'));
  const file = join(folder, 'report.json');
  try {
    const code = await runNode(tool.vitest, [
      'run',
      '--passWithNoTests',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...words,
    ]);
    const counted = tally(JSON.parse(readFileSync(file, 'utf8')) as Report);
    // An unhandled rejection between tests fails the run and no test.
    return code !== 0 && counted.failed === 0 ? { ...counted, failed: 1 } : counted;
  } catch (error) {
    say(`The test run left no report: ${String(error)}`);
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Finds a browser, on Debian as root installs one; otherwise says what to install. */
export async function prepareBrowser(): Promise<boolean> {
  let browser = findBrowser();
  if (browser === undefined && process.platform === 'linux' && process.getuid?.() === 0) {
    say('No browser found; installing Debian package chromium.');
    const apt = { env: { DEBIAN_FRONTEND: 'noninteractive' } };
    await run('apt-get', ['update', '-qq'], apt);
    await run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], apt);
    browser = findBrowser();
  }
  if (browser === undefined) {
    say('The tests need a browser: install Chromium or Google Chrome (Debian: apt-get install chromium),');
    say('or name one in the environment variable CHROME_PATH.');
    return false;
  }
  process.env['SWITCHPOINT_BROWSER'] = browser;
  return true;
}

/** Runs projects of the test suite; exit code 0 when nothing failed. */
export async function runSuite(projects: readonly Project[]): Promise<number> {
  if (projects.includes('e2e') && !(await prepareBrowser())) return 1;
  return (await runVitest(projects)).failed === 0 ? 0 : 1;
}
