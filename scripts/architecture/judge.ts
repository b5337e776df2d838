import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { ownedPackages, tierOf } from './tiers.ts';

export interface Refusal {
  rule: string;
  message: string;
}

export type Target =
  { kind: 'file'; path: string } | { kind: 'package'; name: string } | { kind: 'node'; name: string };

const aliases: Readonly<Record<string, string>> = {
  '#shared/': 'src/shared/',
  '#main/': 'src/main/',
  '#renderer/': 'src/renderer/',
  '#test/': 'test/',
};

/** Where an import specifier points, without asking the file system: a missing file is still judged. */
export function resolveTarget(fromPath: string, specifier: string): Target {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) {
    return { kind: 'file', path: posix.normalize(posix.join(posix.dirname(fromPath), bare)) };
  }
  for (const [alias, folder] of Object.entries(aliases)) {
    if (bare.startsWith(alias)) return { kind: 'file', path: folder + bare.slice(alias.length) };
  }
  if (bare.startsWith('node:') || builtinModules.includes(bare)) return { kind: 'node', name: bare };
  const segments = bare.split('/');
  return { kind: 'package', name: segments.slice(0, bare.startsWith('@') ? 2 : 1).join('/') };
}

/** The refusal of one import, or undefined where it is allowed or nobody has ruled on it. */
export function judgeImport(fromPath: string, specifier: string): Refusal | undefined {
  const target = resolveTarget(fromPath, specifier);
  if (!fromPath.startsWith('src/')) return undefined;
  if (target.kind === 'package') {
    const owned = ownedPackages.find((candidate) => candidate.module === target.name);
    if (owned !== undefined) {
      return new RegExp(owned.owners).test(fromPath)
        ? undefined
        : { rule: owned.rule, message: `'${target.name}' is not for this place. ${owned.advice}` };
    }
  }
  const tier = tierOf(fromPath);
  if (tier === undefined) {
    return {
      rule: 'known-place',
      message: 'This folder has no tier: add it to scripts/architecture/tiers.ts.',
    };
  }
  const refuse = (): Refusal => ({
    rule: `tier-${tier.name}`,
    message: `${tier.name} must not import '${specifier}'. ${tier.advice}`,
  });
  if (target.kind === 'node') return tier.node ? undefined : refuse();
  if (target.kind === 'package') {
    return tier.packages === 'any' || tier.packages.includes(target.name) ? undefined : refuse();
  }
  const targetTier = tierOf(target.path);
  if (targetTier === undefined)
    return target.path.startsWith('src/') && target.path.endsWith('.d.ts') ? undefined : refuse();
  if (targetTier === tier) {
    const own = new RegExp(tier.path);
    return own.exec(fromPath)?.[1] === own.exec(target.path)?.[1] ? undefined : refuse();
  }
  return tier.may.includes(targetTier.name) ? undefined : refuse();
}
