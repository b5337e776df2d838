// The graph rules. The table of tiers is scripts/architecture/tiers.ts; ESLint reads the same one.
const { ownedPackages, tierNamed, tiers } = require('./scripts/architecture/tiers.ts');

// Inside a rule's `to`, $1 is what the `from` captured: a feature may reach itself, not its sibling.
const ownPath = (tier) => tier.path.replace('([^/]+)', '$1');
const otherPath = (tier) => tier.path.replace('([^/]+)', '[^/]+');
const anywhereInProject = '^(?:src|test|scripts|bin|docs|drizzle)/';
const packagePath = (name) => `(?:^|/)node_modules/${name}(?:/|$)`;

const tierRules = tiers.map((tier) => ({
  name: `tier-${tier.name}`,
  comment: tier.advice,
  severity: 'error',
  from: { path: tier.path },
  to: {
    path: anywhereInProject,
    pathNot: [ownPath(tier), ...tier.may.map((name) => otherPath(tierNamed(name)))],
  },
}));

const nodeRules = tiers
  .filter((tier) => !tier.node)
  .map((tier) => ({
    name: `tier-${tier.name}-node`,
    comment: tier.advice,
    severity: 'error',
    from: { path: tier.path },
    to: { dependencyTypes: ['core'] },
  }));

const owned = ownedPackages.map((one) => one.module);

const packageRules = tiers
  .filter((tier) => tier.packages !== 'any')
  .map((tier) => ({
    name: `tier-${tier.name}-packages`,
    comment: tier.advice,
    severity: 'error',
    from: { path: tier.path },
    to: { path: '(?:^|/)node_modules/', pathNot: [...tier.packages, ...owned].map(packagePath) },
  }));

const ownerRules = ownedPackages.map((one) => ({
  name: one.rule,
  comment: one.advice,
  severity: 'error',
  from: { path: '^src/', pathNot: one.owners },
  to: { path: [packagePath(one.module), `^${one.module}(?:/|$)`] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycle',
      comment: 'Two files that need each other are one thing, or need a third below both.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-unresolved',
      comment: 'The import points at nothing.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\?(?:raw|url)$' },
    },
    {
      name: 'no-undeclared-package',
      comment: 'Declare the package in package.json.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'known-place',
      comment: 'A new folder needs a tier in scripts/architecture/tiers.ts.',
      severity: 'error',
      from: { path: '^src/', pathNot: tiers.map((tier) => otherPath(tier)) },
      to: {},
    },
    {
      name: 'analysis-thread-without-database',
      comment: 'An analysis thread holds no database handle and no key: give it plain arrays.',
      severity: 'error',
      from: { path: '^src/main/analysis/[^/]*[tT]hread\\.ts$' },
      to: { path: '^src/main/(?:database|repositories|vault)/', reachable: true },
    },
    ...tierRules,
    ...nodeRules,
    ...packageRules,
    ...ownerRules,
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(?:^|/)(?:out|dist|coverage)/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.js', '.svelte', '.json', '.d.ts'],
      exportsFields: ['exports'],
      conditionNames: ['svelte', 'import', 'require', 'node', 'browser', 'default'],
    },
  },
};
