import { refuse } from './refused.ts';
import type { SpecArguments } from './types.ts';

/** Typed access to a case's arguments; a wrong type is refused by the argument's name. */
export function textArgument(args: SpecArguments, name: string): string {
  return optionalText(args, name) ?? refuse('unsupported', `argument ${name} is missing`);
}

export function optionalText(args: SpecArguments, name: string): string | undefined {
  const value = args[name];
  if (value === undefined || value === null) return undefined;
  const single: unknown = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof single === 'string' ? single : refuse('unsupported', `argument ${name} must be text`);
}

/** A text or a list of texts, as a list; numbers are taken as text. */
export function textList(args: SpecArguments, name: string): readonly string[] {
  const value = args[name];
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) =>
    typeof item === 'string' || typeof item === 'number'
      ? String(item)
      : refuse('unsupported', `argument ${name} must be text`),
  );
}

export function numberList(args: SpecArguments, name: string): readonly number[] {
  const value = args[name];
  if (value === undefined || value === null) return [];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.map((item) =>
    typeof item === 'number' ? item : refuse('unsupported', `argument ${name} must be a number`),
  );
}

export function numberArgument(args: SpecArguments, name: string, fallback?: number): number {
  return numberList(args, name)[0] ?? fallback ?? refuse('unsupported', `argument ${name} is missing`);
}

export const isTrue = (args: SpecArguments, name: string): boolean => args[name] === true;
