import { execFileSync, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');

/** Says which Node runs it and what it was given, then does as its first word tells. */
const program = `
const [word, ...rest] = process.argv.slice(2);
if (word === 'wait') {
  process.on('SIGTERM', () => process.exit(7));
  setInterval(() => undefined, 1000);
}
process.stdout.write(JSON.stringify({ major: Number.parseInt(process.versions.node), cwd: process.cwd(), word, rest }) + '\\n');
if (word === 'exit') process.exitCode = Number(rest[0]);
if (word === 'echo') process.stdin.pipe(process.stderr);
if (word === 'die') process.kill(process.pid, 'SIGKILL');
`;

/** This Node, posing as an older one before the first line of the launcher runs. */
const posing = [
  process.execPath,
  '--import',
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.11.0"}})',
];

function realOldNodes(): string[][] {
  const folders = (process.env['PATH'] ?? '')
    .split(delimiter)
    .filter((folder) => !folder.includes('node_modules'));
  return folders
    .map((folder) => join(folder, 'node'))
    .filter((path) => existsSync(path))
    .filter((path) => /^v2[0-3]\./.test(execFileSync(path, ['--version'], { encoding: 'utf8' })))
    .slice(0, 1)
    .map((path) => [path]);
}

const launchers = [
  { name: 'this Node', node: [process.execPath] },
  { name: 'a Node that says it is 20', node: posing },
  ...realOldNodes().map((node) => ({ name: 'the older Node of this machine', node })),
];

interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

interface Call {
  cwd: string;
  input?: string;
  onOutput?: (kill: (signal: NodeJS.Signals) => void) => void;
}

function call(
  [node = '', ...flags]: readonly string[],
  script: string,
  words: string[],
  how: Call,
): Promise<Ended> {
  return new Promise((done) => {
    const child = spawn(node, [...flags, script, ...words], { cwd: how.cwd });
    const ended: Ended = { code: null, stdout: '', stderr: '' };
    child.stdout.on('data', (part) => {
      ended.stdout += String(part);
      how.onOutput?.((signal) => child.kill(signal));
    });
    child.stderr.on('data', (part) => (ended.stderr += String(part)));
    child.on('close', (code) => done({ ...ended, code }));
    child.stdin.end(how.input ?? '');
  });
}

describe('bin/switchpoint.js', () => {
  let folder: string;
  let installed: string;
  let elsewhere: string;
  let link: string;

  beforeAll(() => {
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'switchpoint-bin-')));
    installed = join(folder, 'with space', 'bin', 'switchpoint.js');
    elsewhere = join(folder, 'elsewhere');
    link = join(elsewhere, 'switchpoint');
    const home = join(folder, 'with space');
    mkdirSync(join(home, 'out/main'), { recursive: true });
    mkdirSync(elsewhere);
    cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(home, 'package.json'));
    symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'), 'junction');
    writeFileSync(join(home, 'out/main/cli.js'), program);
    symlinkSync(installed, link);
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  describe.each(launchers)('under $name', ({ node }) => {
    it('runs the program with Node 24 from another folder, by path and by symlink', async () => {
      for (const script of [installed, link]) {
        const { code, stdout, stderr } = await call(node, script, ['score', 'a b', '--json'], {
          cwd: elsewhere,
        });
        expect(stderr).toBe('');
        expect(JSON.parse(stdout)).toEqual({
          major: 24,
          cwd: elsewhere,
          word: 'score',
          rest: ['a b', '--json'],
        });
        expect(code).toBe(0);
      }
    });

    it('passes the exit status on', async () => {
      expect((await call(node, link, ['exit', '3'], { cwd: elsewhere })).code).toBe(3);
    });

    it('passes standard input and standard error on', async () => {
      const { stderr } = await call(node, link, ['echo'], { cwd: elsewhere, input: 'one line\n' });
      expect(stderr).toBe('one line\n');
    });

    it('passes a signal on and waits for the program to end', async () => {
      const { code } = await call(node, link, ['wait'], {
        cwd: elsewhere,
        onOutput: (kill) => kill('SIGTERM'),
      });
      expect(code).toBe(7);
    });
  });

  it('reports a killed program as shells do', async () => {
    expect((await call(posing, link, ['die'], { cwd: elsewhere })).code).toBe(137);
  });

  it('says in one line that it is not built', async () => {
    const bare = join(folder, 'bare');
    cpSync(join(root, 'bin'), join(bare, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(bare, 'package.json'));
    const { code, stdout, stderr } = await call(posing, join(bare, 'bin/switchpoint.js'), [], {
      cwd: elsewhere,
    });
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(/^switchpoint: not built yet\..*\n$/);
  });

  it('says in one line that the bundled Node is missing', async () => {
    const lone = join(folder, 'lone');
    mkdirSync(join(lone, 'out/main'), { recursive: true });
    writeFileSync(join(lone, 'out/main/cli.js'), program);
    cpSync(join(root, 'bin'), join(lone, 'bin'), { recursive: true });
    cpSync(join(root, 'package.json'), join(lone, 'package.json'));
    const { code, stderr } = await call(posing, join(lone, 'bin/switchpoint.js'), [], { cwd: elsewhere });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^switchpoint: Node 24 or newer is needed\..*\n$/);
  });
});
