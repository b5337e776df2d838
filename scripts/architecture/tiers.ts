/**
 * Who may import whom, as data. dependency-cruiser and ESLint both read this table: the first sees the
 * resolved graph, the second also sees type imports inside Svelte files, which the first cannot.
 * `docs` of a refusal say where the code belongs instead.
 */
export interface Tier {
  name: string;
  /** Regular expression on the path from the repository root; a capture group keeps siblings apart. */
  path: string;
  may: readonly string[];
  /** npm packages besides the owned ones below. */
  packages: readonly string[] | 'any';
  node: boolean;
  advice: string;
}

/** A package or built-in that only named places may import. */
export interface OwnedPackage {
  rule: string;
  module: string;
  owners: string;
  advice: string;
}

const pure = ['kernel', 'model', 'codebook', 'statistics', 'rules'];
const sharedFolder = '^src/shared/(?!(?:kernel|model|codebook|statistics|contract)/)';

const shared: readonly Tier[] = [
  {
    name: 'kernel',
    path: '^src/shared/kernel/',
    may: [],
    packages: [],
    node: false,
    advice: 'The kernel stands on nothing: pass what it needs as an argument, or move the code up.',
  },
  {
    name: 'model',
    path: '^src/shared/model/',
    may: ['kernel'],
    packages: ['zod'],
    node: false,
    advice: 'The model may use the kernel only; what needs the codebook or a rule belongs there.',
  },
  {
    name: 'codebook',
    path: '^src/shared/codebook/',
    may: ['kernel', 'model'],
    packages: ['zod'],
    node: false,
    advice: 'A codebook field is data; computation on it belongs in a rule folder of src/shared.',
  },
  {
    name: 'statistics',
    path: '^src/shared/statistics/',
    may: ['kernel'],
    packages: [],
    node: false,
    advice: 'A statistic takes plain arrays and knows no clinical field; translate in the caller.',
  },
  {
    name: 'rules',
    path: sharedFolder,
    may: ['kernel', 'model', 'codebook', 'statistics'],
    packages: [],
    node: false,
    advice: 'Pure rules know no contract, no Node and no DOM; pass values in and return values.',
  },
  {
    name: 'contract',
    path: '^src/shared/contract/',
    may: pure,
    packages: ['zod'],
    node: false,
    advice: 'The contract describes what crosses the boundary; implementations stay on their own side.',
  },
];

const allShared = [...pure, 'contract'];

const main: readonly Tier[] = [
  {
    name: 'database',
    path: '^src/main/database/',
    may: allShared,
    packages: 'any',
    node: true,
    advice: 'The database layer is the lowest of main: hand it what it needs from the registry folder.',
  },
  {
    name: 'vault',
    path: '^src/main/vault/',
    may: [...allShared, 'database'],
    packages: 'any',
    node: true,
    advice: 'The vault knows keys and key slots, not records or shells; take a port as an argument.',
  },
  {
    name: 'repositories',
    path: '^src/main/repositories/',
    may: [...allShared, 'database'],
    packages: 'any',
    node: true,
    advice: 'A repository turns rows into values; steps of a use case belong in src/main/procedures.',
  },
  {
    name: 'analysis',
    path: '^src/main/analysis/',
    may: [...allShared, 'repositories', 'database'],
    packages: 'any',
    node: true,
    advice: 'Analysis reads arrays through repositories and computes; use cases belong in procedures.',
  },
  {
    name: 'exchange',
    path: '^src/main/exchange/',
    may: [...allShared, 'repositories', 'database', 'analysis', 'vault'],
    packages: 'any',
    node: true,
    advice: 'Exchange reads and writes files over repositories; use cases belong in procedures.',
  },
  {
    name: 'procedures',
    path: '^src/main/procedures/',
    may: [...allShared, 'repositories', 'database', 'analysis', 'exchange', 'vault'],
    packages: 'any',
    node: true,
    advice: 'A procedure is called by the dispatch in src/main/registry and never names it or a shell.',
  },
  {
    name: 'registry',
    path: '^src/main/registry/',
    may: [...allShared, 'procedures', 'repositories', 'database', 'analysis', 'exchange', 'vault'],
    packages: 'any',
    node: true,
    advice: 'The registry is owned by a shell and never imports one; declare a port and let it be filled.',
  },
  {
    name: 'shells-electron',
    path: '^src/main/shells/electron/',
    may: ['kernel', 'contract', 'registry', 'shells-common'],
    packages: 'any',
    node: true,
    advice: 'A shell passes calls on: use src/main/registry or src/shared/contract.',
  },
  {
    name: 'shells-loopback',
    path: '^src/main/shells/loopback/',
    may: ['kernel', 'contract', 'registry', 'shells-common'],
    packages: 'any',
    node: true,
    advice: 'A shell passes calls on: use src/main/registry or src/shared/contract.',
  },
  {
    name: 'shells-cli',
    path: '^src/main/shells/cli/',
    may: ['kernel', 'contract', 'registry', 'shells-common', 'shells-loopback'],
    packages: 'any',
    node: true,
    advice: 'A command calls procedures: use src/main/registry or src/shared/contract.',
  },
  {
    name: 'shells-common',
    path: '^src/main/shells/(?!(?:electron|loopback|cli)/)',
    may: ['kernel', 'contract', 'registry'],
    packages: 'any',
    node: true,
    advice: 'What shells have in common knows none of them.',
  },
  {
    name: 'preload',
    path: '^src/preload/',
    may: ['kernel', 'contract'],
    packages: [],
    node: false,
    advice: 'The preload exposes one transport object; only its types come from src/shared/contract.',
  },
];

const rendererBase = ['ui', 'charts', 'renderer-other'];

const renderer: readonly Tier[] = [
  {
    name: 'ui',
    path: '^src/renderer/ui/',
    may: [...pure, 'renderer-other'],
    packages: 'any',
    node: false,
    advice: 'A generic part knows no feature, view, contract or api: take values and callbacks as props.',
  },
  {
    name: 'charts',
    path: '^src/renderer/charts/',
    may: [...pure, 'ui', 'renderer-other'],
    packages: 'any',
    node: false,
    advice: 'A chart knows no feature, view, contract or api: take its numbers as props.',
  },
  {
    name: 'renderer-api',
    path: '^src/renderer/api/',
    may: ['kernel', 'contract', 'renderer-other'],
    packages: 'any',
    node: false,
    advice: 'The api wraps the typed client; state and markup belong in a feature.',
  },
  {
    name: 'feature',
    path: '^src/renderer/features/([^/]+)/',
    may: [...allShared, ...rendererBase, 'renderer-api', 'renderer-app'],
    packages: 'any',
    node: false,
    advice: 'A feature knows no other feature: join them in a view, or move the shared part to ui or api.',
  },
  {
    name: 'view',
    path: '^src/renderer/views/',
    may: [...allShared, ...rendererBase, 'renderer-api', 'renderer-app', 'feature'],
    packages: 'any',
    node: false,
    advice: 'A view joins features; it reaches main through the api only.',
  },
  {
    name: 'renderer-app',
    path: '^src/renderer/(?:app/|[^/]+$)',
    may: [...allShared, ...rendererBase, 'renderer-api', 'feature', 'view'],
    packages: 'any',
    node: false,
    advice: 'The window reaches main through the api only.',
  },
  {
    name: 'renderer-other',
    path: '^src/renderer/(?!(?:ui|charts|api|features|views|app)/)[^/]+/',
    may: [...allShared],
    packages: 'any',
    node: false,
    advice: 'Styles and texts know no feature, view or api.',
  },
];

export const tiers: readonly Tier[] = [...shared, ...main, ...renderer];

export const ownedPackages: readonly OwnedPackage[] = [
  {
    rule: 'driver-only-in-database',
    module: 'better-sqlite3',
    owners: '^src/main/database/',
    advice: 'Open and query through src/main/database; rows become values in src/main/repositories.',
  },
  {
    rule: 'drizzle-only-in-repositories',
    module: 'drizzle-orm',
    owners: '^src/main/(?:database|repositories)/',
    advice: 'Queries live in src/main/repositories, the schema in src/main/database.',
  },
  {
    rule: 'electron-only-in-its-shell',
    module: 'electron',
    owners: '^src/(?:main/shells/electron|preload)/',
    advice: 'Declare a port where it is needed and fill it in src/main/shells/electron.',
  },
];

export function tierNamed(name: string): Tier {
  const tier = tiers.find((candidate) => candidate.name === name);
  if (tier === undefined) throw new Error(`no tier is called ${name}`);
  return tier;
}

export function tierOf(path: string): Tier | undefined {
  return tiers.find((tier) => new RegExp(tier.path).test(path));
}
