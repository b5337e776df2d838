import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compile, cruise, lint, plantTree } from './plantedTree.ts';
import type { Findings } from './plantedTree.ts';
import type { Plant } from './plants.ts';
import {
  between,
  forbiddenGlobals,
  forbiddenImports,
  forbiddenPaths,
  forbiddenSyntax,
  permitted,
  targets,
} from './plants.ts';

const target = 'export const planted = 1;\nexport interface Planted {\n  name: string;\n}\n';
const projects = ['shared', 'main', 'renderer'] as const;

describe('a forbidden import or word is refused by name', () => {
  let tree: string;
  // Of its own: a forbidden import of Electron would carry Node's globals into every environment.
  let globalsTree: string;
  let graph: Findings;
  let linted: Findings;
  const compiled = new Map<string, Findings>();

  beforeAll(async () => {
    const codeOf = (plants: readonly Plant[]) =>
      Object.fromEntries(plants.map((one) => [one.file, one.code]));
    const allowed = { ...Object.fromEntries(targets.map((path) => [path, target])), ...permitted };
    const planted = [...forbiddenImports, ...forbiddenPaths, ...forbiddenSyntax];
    tree = plantTree({ ...codeOf(planted), ...between, ...allowed });
    globalsTree = plantTree({ ...codeOf(forbiddenGlobals), ...allowed });
    [graph, linted] = await Promise.all([cruise(tree), lint(tree)]);
    for (const project of projects) compiled.set(project, await compile(globalsTree, project));
  }, 120_000);

  afterAll(() => {
    for (const folder of [tree, globalsTree]) rmSync(folder, { recursive: true, force: true });
  });

  it.each(forbiddenImports)('dependency-cruiser: $rule in $file', ({ rule, file }) => {
    expect([...(graph.get(file) ?? [])]).toContain(rule);
  });

  it.each(forbiddenPaths)('dependency-cruiser: $rule from $file', ({ rule, file }) => {
    expect([...(graph.get(file) ?? [])]).toContain(rule);
  });

  it.each(forbiddenImports)('ESLint: $rule in $file', ({ rule, file }) => {
    expect([...(linted.get(file) ?? [])]).toContain(rule);
  });

  it.each(forbiddenSyntax)('ESLint: $rule in $file', ({ rule, file }) => {
    expect([...(linted.get(file) ?? [])]).toContain(rule);
  });

  it.each(forbiddenGlobals)('tsc for $project: $rule in $file', ({ project, rule, file }) => {
    expect([...(compiled.get(project)?.get(file) ?? [])]).toContain(rule);
  });

  it.each([...Object.keys(permitted), ...targets])('nobody objects to %s', (file) => {
    const objections = [graph, linted, ...compiled.values()].flatMap((found) => [...(found.get(file) ?? [])]);
    expect(objections).toEqual([]);
  });
});
