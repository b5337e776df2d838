/** One forbidden line and the rule that has to name it. The rows are written by hand, not read from the table they test. */
export interface Plant {
  rule: string;
  file: string;
  code: string;
}

const from = (specifier: string): string =>
  `import { planted } from '${specifier}';\nexport const used = planted;\n`;
const typeFrom = (specifier: string): string =>
  `import type { Planted } from '${specifier}';\nexport type Used = Planted;\n`;
const svelteType = (specifier: string): string =>
  `<script lang="ts">\n  import type { Planted } from '${specifier}';\n  let { value }: { value: Planted } = $props();\n</script>\n\n<p>{value.name}</p>\n`;

/** Files that are imported; each exports a value and a type and imports nothing. */
export const targets = [
  'src/shared/kernel/target.ts',
  'src/shared/model/target.ts',
  'src/shared/codebook/target.ts',
  'src/shared/statistics/target.ts',
  'src/shared/scoring/target.ts',
  'src/shared/contract/target.ts',
  'src/main/database/target.ts',
  'src/main/vault/target.ts',
  'src/main/repositories/target.ts',
  'src/main/procedures/target.ts',
  'src/main/exchange/target.ts',
  'src/main/registry/target.ts',
  'src/main/shells/electron/target.ts',
  'src/main/shells/loopback/target.ts',
  'src/renderer/ui/target.ts',
  'src/renderer/charts/target.ts',
  'src/renderer/api/target.ts',
  'src/renderer/views/target.ts',
  'src/renderer/features/one/target.ts',
  'src/renderer/features/two/target.ts',
  'test/support/target.ts',
];

/** Seen by dependency-cruiser and by ESLint. */
export const forbiddenImports: readonly Plant[] = [
  { rule: 'tier-kernel', file: 'src/shared/kernel/model.ts', code: from('#shared/model/target.ts') },
  { rule: 'tier-kernel', file: 'src/shared/kernel/package.ts', code: from('zod') },
  { rule: 'tier-model', file: 'src/shared/model/codebook.ts', code: from('#shared/codebook/target.ts') },
  { rule: 'tier-codebook', file: 'src/shared/codebook/scoring.ts', code: from('#shared/scoring/target.ts') },
  { rule: 'tier-statistics', file: 'src/shared/statistics/model.ts', code: from('#shared/model/target.ts') },
  { rule: 'tier-statistics', file: 'src/shared/statistics/type.ts', code: typeFrom('../codebook/target.ts') },
  { rule: 'tier-rules', file: 'src/shared/scoring/contract.ts', code: from('#shared/contract/target.ts') },
  { rule: 'tier-rules', file: 'src/shared/endpoints/node.ts', code: from('node:fs') },
  { rule: 'tier-rules', file: 'src/shared/quality/main.ts', code: typeFrom('#main/database/target.ts') },
  {
    rule: 'tier-contract',
    file: 'src/shared/contract/main.ts',
    code: typeFrom('#main/procedures/target.ts'),
  },
  { rule: 'tier-database', file: 'src/main/database/above.ts', code: from('#main/repositories/target.ts') },
  {
    rule: 'tier-repositories',
    file: 'src/main/repositories/above.ts',
    code: from('../procedures/target.ts'),
  },
  { rule: 'tier-procedures', file: 'src/main/procedures/above.ts', code: from('#main/registry/target.ts') },
  {
    rule: 'tier-registry',
    file: 'src/main/registry/shell.ts',
    code: from('#main/shells/loopback/target.ts'),
  },
  {
    rule: 'tier-shells-cli',
    file: 'src/main/shells/cli/deep.ts',
    code: from('#main/repositories/target.ts'),
  },
  { rule: 'tier-shells-cli', file: 'src/main/shells/cli/pure.ts', code: from('#shared/scoring/target.ts') },
  {
    rule: 'tier-shells-loopback',
    file: 'src/main/shells/loopback/sibling.ts',
    code: from('../electron/target.ts'),
  },
  {
    rule: 'tier-shells-electron',
    file: 'src/main/shells/electron/deep.ts',
    code: from('#main/vault/target.ts'),
  },
  { rule: 'tier-exchange', file: 'src/main/exchange/window.ts', code: from('#renderer/charts/target.ts') },
  { rule: 'tier-preload', file: 'src/preload/main.ts', code: from('#main/registry/target.ts') },
  { rule: 'tier-preload', file: 'src/preload/package.ts', code: from('zod') },
  { rule: 'tier-ui', file: 'src/renderer/ui/feature.ts', code: from('../features/one/target.ts') },
  { rule: 'tier-ui', file: 'src/renderer/ui/contract.ts', code: typeFrom('#shared/contract/target.ts') },
  { rule: 'tier-charts', file: 'src/renderer/charts/api.ts', code: from('#renderer/api/target.ts') },
  { rule: 'tier-feature', file: 'src/renderer/features/one/sibling.ts', code: from('../two/target.ts') },
  {
    rule: 'tier-feature',
    file: 'src/renderer/features/one/view.ts',
    code: from('#renderer/views/target.ts'),
  },
  {
    rule: 'tier-feature',
    file: 'src/renderer/features/one/main.ts',
    code: typeFrom('#main/registry/target.ts'),
  },
  { rule: 'tier-feature', file: 'src/renderer/features/one/node.ts', code: from('node:path') },
  { rule: 'tier-view', file: 'src/renderer/views/main.ts', code: from('#main/registry/target.ts') },
  { rule: 'tier-renderer-app', file: 'src/renderer/app/test.ts', code: from('#test/support/target.ts') },
  { rule: 'driver-only-in-database', file: 'src/main/repositories/driver.ts', code: from('better-sqlite3') },
  { rule: 'drizzle-only-in-repositories', file: 'src/main/procedures/drizzle.ts', code: from('drizzle-orm') },
  { rule: 'electron-only-in-its-shell', file: 'src/main/registry/electron.ts', code: from('electron') },
  { rule: 'electron-only-in-its-shell', file: 'src/renderer/api/electron.ts', code: typeFrom('electron') },
];

/** Only the graph shows these. */
export const forbiddenPaths: readonly Plant[] = [
  { rule: 'known-place', file: 'src/elsewhere/file.ts', code: from('#shared/kernel/target.ts') },
  { rule: 'no-cycle', file: 'src/shared/response/here.ts', code: from('./there.ts') },
  { rule: 'no-unresolved', file: 'src/shared/response/nowhere.ts', code: from('./missing.ts') },
  {
    rule: 'analysis-thread-without-database',
    file: 'src/main/analysis/thread.ts',
    code: from('./reader.ts'),
  },
];

/** What the planted paths lead through. */
export const between: Readonly<Record<string, string>> = {
  'src/shared/response/there.ts': `${from('./here.ts')}export const planted = 1;\n`,
  'src/main/analysis/reader.ts': `${from('#main/repositories/target.ts')}export const planted = 1;\n`,
};

/** Only ESLint sees these: type imports of a component vanish before the graph is drawn, and the rest is syntax. */
export const forbiddenSyntax: readonly Plant[] = [
  {
    rule: 'tier-feature',
    file: 'src/renderer/features/one/Sibling.svelte',
    code: svelteType('../two/target.ts'),
  },
  { rule: 'tier-ui', file: 'src/renderer/ui/Main.svelte', code: svelteType('#main/registry/target.ts') },
  {
    rule: 'tier-kernel',
    file: 'src/shared/kernel/late.ts',
    code: "export const late = import('#shared/model/target.ts');\n",
  },
  {
    rule: 'tier-model',
    file: 'src/shared/model/inline.ts',
    code: "export type Inline = import('#shared/codebook/target.ts').Planted;\n",
  },
  { rule: 'no-barrel', file: 'src/shared/scoring/index.ts', code: "export * from './target.ts';\n" },
  { rule: 'no-barrel', file: 'src/main/vault/index.ts', code: "export { planted } from './target.ts';\n" },
  { rule: 'pure', file: 'src/shared/scoring/now.ts', code: 'export const now = Date.now();\n' },
  { rule: 'pure', file: 'src/shared/scoring/today.ts', code: 'export const today = new Date();\n' },
  { rule: 'pure', file: 'src/shared/scoring/chance.ts', code: 'export const chance = Math.random();\n' },
  {
    rule: 'pure',
    file: 'src/shared/scoring/locale.ts',
    code: 'export const text = (1.5).toLocaleString();\n',
  },
  {
    rule: 'fork-only-in-registry',
    file: 'src/main/exchange/fork.ts',
    code: "import { fork } from 'node:child_process';\nexport const child = fork('x.js');\n",
  },
  {
    rule: 'fork-only-in-registry',
    file: 'src/main/exchange/forkMember.ts',
    code: "import processes from 'node:child_process';\nexport const child = processes.fork('x.js');\n",
  },
  {
    rule: 'window-only-once',
    file: 'src/main/shells/electron/second.ts',
    code: "import { BrowserWindow } from 'electron';\nexport const second = new BrowserWindow();\n",
  },
  {
    rule: 'database-only',
    file: 'src/main/vault/copy.ts',
    code: 'export const copy = (file: { backup(to: string): void }): void => file.backup("x");\n',
  },
  {
    rule: 'database-only',
    file: 'src/main/vault/attach.ts',
    code: "export const attach = 'ATTACH DATABASE x AS y';\n",
  },
  {
    rule: 'database-only',
    file: 'src/main/vault/loud.ts',
    code: 'export const options = { verbose: true };\n',
  },
  { rule: 'no-console', file: 'src/main/vault/print.ts', code: "console.log('x');\n" },
  {
    rule: 'whole-suite',
    file: 'test/shared/focused.test.ts',
    code: "import { it } from 'vitest';\nit.only('x', () => undefined);\n",
  },
  {
    rule: 'whole-suite',
    file: 'test/shared/skipped.test.ts',
    code: "import { describe } from 'vitest';\ndescribe.skip('x', () => undefined);\n",
  },
  {
    rule: '@typescript-eslint/no-floating-promises',
    file: 'src/main/vault/floating.ts',
    code: 'export function start(): void {\n  Promise.resolve(1);\n}\n',
  },
];

/** Only the compiler knows which globals an environment has. */
export const forbiddenGlobals: readonly (Plant & { project: string })[] = [
  {
    project: 'shared',
    rule: 'TS2591',
    file: 'src/shared/scoring/platform.ts',
    code: 'export const on = process.platform;\n',
  },
  {
    project: 'shared',
    rule: 'TS2584',
    file: 'src/shared/scoring/page.ts',
    code: 'export const page = document.title;\n',
  },
  {
    project: 'main',
    rule: 'TS2584',
    file: 'src/main/exchange/page.ts',
    code: 'export const page = document.title;\n',
  },
  {
    project: 'renderer',
    rule: 'TS2591',
    file: 'src/renderer/ui/platform.ts',
    code: 'export const on = process.platform;\n',
  },
];

/** The same shapes where they are allowed; no checker may object. */
export const permitted: Readonly<Record<string, string>> = {
  'src/shared/scoring/allowed.ts': from('#shared/codebook/target.ts'),
  'src/shared/model/allowed.ts': "import { z } from 'zod';\nexport const text = z.string();\n",
  'src/shared/contract/allowed.ts': typeFrom('#shared/scoring/target.ts'),
  'src/main/database/allowed.ts':
    "import Driver from 'better-sqlite3';\nexport const open = (path: string): Driver.Database => new Driver(path, { verbose: undefined });\n",
  'src/main/repositories/allowed.ts': `import { sql } from 'drizzle-orm';\nexport const one = sql\`1\`;\n`,
  'src/main/procedures/allowed.ts': from('#main/repositories/target.ts'),
  'src/main/shells/cli/allowed.ts': from('#main/registry/target.ts'),
  'src/main/shells/cli/serve.ts': from('../loopback/target.ts'),
  'src/main/registry/forkRegistry.ts':
    "import { fork } from 'node:child_process';\nexport const start = (path: string): number | undefined => fork(path).pid;\n",
  'src/main/shells/electron/window.ts':
    "import { BrowserWindow } from 'electron';\nexport const open = (): BrowserWindow => new BrowserWindow();\n",
  'src/main/shells/electron/spawn.ts':
    "import electron from 'electron';\nexport const start = (path: string): unknown => electron.utilityProcess.fork(path);\n",
  'src/preload/index.ts':
    "import { contextBridge } from 'electron';\nimport type { Planted } from '#shared/contract/target.ts';\nexport const expose = (value: Planted): void => contextBridge.exposeInMainWorld('registry', value);\n",
  'src/renderer/features/one/allowed.ts': from('./target.ts'),
  'src/renderer/features/one/Allowed.svelte': svelteType('#shared/contract/target.ts'),
  'src/renderer/views/allowed.ts': from('../features/one/target.ts'),
};
