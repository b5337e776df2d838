import type { Truth } from '#shared/kernel/kleene.ts';
import { byCodePoint } from '#shared/kernel/order.ts';
import type { NotApplicable, Outcome } from '#shared/kernel/outcome.ts';

const sorted = (texts: readonly string[]): readonly string[] =>
  texts.length < 2 ? texts : [...new Set(texts)].sort(byCodePoint);

export function decided<T>(rule: string, value: T, notes: readonly string[] = []): Outcome<T> {
  return { kind: 'decided', value, complete: true, missing: [], notes: sorted(notes), rule };
}

export function indeterminate<T>(
  rule: string,
  possible: readonly T[],
  missing: readonly string[],
  notes: readonly string[] = [],
): Outcome<T> {
  return { kind: 'indeterminate', possible, missing: sorted(missing), notes: sorted(notes), rule };
}

export const notApplicable = (rule: string, reason: string): NotApplicable => ({
  kind: 'not_applicable',
  reason,
  rule,
});

export function fromTruth(
  rule: string,
  truth: Truth,
  missing: readonly string[],
  notes: readonly string[] = [],
): Outcome<boolean> {
  return truth === null ? indeterminate(rule, [false, true], missing, notes) : decided(rule, truth, notes);
}

/** An outcome with the notes of how its inputs were found. */
export function withNotes<T>(outcome: Outcome<T>, notes: Iterable<string>): Outcome<T> {
  const extra = [...notes];
  if (outcome.kind === 'not_applicable' || extra.length === 0) return outcome;
  return { ...outcome, notes: sorted([...outcome.notes, ...extra]) };
}
