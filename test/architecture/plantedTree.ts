import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(import.meta.dirname, '../..');
const configuration = [
  'package.json',
  '.dependency-cruiser.cjs',
  'eslint.config.js',
  'svelte.config.js',
  'tsconfig.json',
  'tsconfig.base.json',
  'tsconfig.main.json',
  'tsconfig.preload.json',
  'tsconfig.renderer.json',
  'tsconfig.shared.json',
  'tsconfig.test.json',
  'tsconfig.tools.json',
  'scripts/architecture',
];

/** A small repository under the real configuration, so that each checker runs as it does here. */
export function plantTree(files: Readonly<Record<string, string>>): string {
  const tree = realpathSync(mkdtempSync(join(tmpdir(), 'switchpoint-boundaries-')));
  for (const path of configuration) cpSync(join(root, path), join(tree, path), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(tree, 'node_modules'), 'junction');
  for (const [path, code] of Object.entries(files)) {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), code);
  }
  return tree;
}

/** What a checker printed; it exits with an error because it found something. */
function output(tree: string, tool: string, args: readonly string[]): Promise<string> {
  return new Promise((done) => {
    execFile(
      process.execPath,
      [join(root, 'node_modules', tool), ...args],
      { cwd: tree, maxBuffer: 64 * 1024 * 1024 },
      (_error, stdout) => done(stdout),
    );
  });
}

/** The names of the rules broken, by file. */
export type Findings = ReadonlyMap<string, ReadonlySet<string>>;

function gather(pairs: readonly (readonly [file: string, rule: string])[]): Findings {
  const findings = new Map<string, Set<string>>();
  for (const [file, rule] of pairs) findings.set(file, (findings.get(file) ?? new Set()).add(rule));
  return findings;
}

interface CruiseReport {
  summary: { violations: { from: string; rule: { name: string } }[] };
}

export async function cruise(tree: string): Promise<Findings> {
  const text = await output(tree, 'dependency-cruiser/bin/dependency-cruise.mjs', [
    'src',
    '--output-type',
    'json',
  ]);
  const { violations } = (JSON.parse(text) as CruiseReport).summary;
  return gather(violations.map((one) => [one.from, one.rule.name.replace(/-(?:node|packages)$/, '')]));
}

interface LintedFile {
  filePath: string;
  messages: { ruleId: string | null; message: string; fatal?: boolean }[];
}

/** Our own rules share an ESLint rule; the word before the colon tells them apart. */
function lintRule(one: LintedFile['messages'][number]): string {
  if (one.fatal === true) return `fatal: ${one.message}`;
  const own = one.ruleId === 'no-restricted-syntax' || one.ruleId === 'switchpoint/imports';
  return own ? one.message.slice(0, one.message.indexOf(':')) : (one.ruleId ?? one.message);
}

export async function lint(tree: string): Promise<Findings> {
  const text = await output(tree, 'eslint/bin/eslint.js', ['src', 'test', '--format', 'json']);
  const files = JSON.parse(text) as LintedFile[];
  return gather(
    files.flatMap((file) =>
      file.messages.map(
        (one) => [file.filePath.slice(tree.length + 1).replaceAll('\\', '/'), lintRule(one)] as const,
      ),
    ),
  );
}

export async function compile(tree: string, project: string): Promise<Findings> {
  const text = await output(tree, 'typescript/bin/tsc', [
    '-p',
    `tsconfig.${project}.json`,
    '--pretty',
    'false',
  ]);
  return gather(
    [...text.matchAll(/^(\S+)\(\d+,\d+\): error (TS\d+)/gm)].map(([, file = '', code = '']) => [file, code]),
  );
}
