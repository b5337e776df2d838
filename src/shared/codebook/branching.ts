import type { Truth } from '#shared/kernel/kleene.ts';
import type { Field } from './fieldTypes.ts';

/**
 * Whether the codebook's branching makes a field part of its record; unknown while the field it hangs on has no value.
 * Forms show and completeness counts what is active for certain; a value in an inactive field is a quality question.
 */
export function isActive(field: Field, valueOf: (name: string) => unknown): Truth {
  const { activeWhen } = field;
  if (activeWhen === undefined) return true;
  const value = valueOf(activeWhen.field) ?? null;
  if (typeof value === 'object') return null;
  return activeWhen.in.some((allowed) => allowed === value);
}
