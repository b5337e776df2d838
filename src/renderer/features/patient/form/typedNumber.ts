import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Comparator } from '#shared/model/lab.ts';

export type NumberProblem = { readonly code: 'not-a-number' } | { readonly code: 'ambiguous-number' };

const NUMBER = /^[-+]?(\d+([.,]\d*)?|[.,]\d+)$/;
const LAB = /^(<=|>=|<|>|≤|≥|=)?\s*([-+]?[\d.,]+)\s*([^\d.,\s].*)?$/u;
const COMPARATOR: Readonly<Record<string, Comparator>> = {
  '<': '<',
  '<=': '<=',
  '≤': '<=',
  '>': '>',
  '>=': '>=',
  '≥': '>=',
};

/** A number with one decimal mark, comma or point; two different marks could be read in two ways. */
export function parseNumber(text: string): Result<number, NumberProblem> {
  const typed = text.trim();
  if (typed.includes(',') && typed.includes('.')) return fail({ code: 'ambiguous-number' });
  if (!NUMBER.test(typed)) return fail({ code: 'not-a-number' });
  return ok(Number(typed.replace(',', '.')));
}

export interface TypedLab {
  readonly value: number;
  readonly comparator: Comparator | null;
  /** What was written behind the number, if anything. */
  readonly unit: string | null;
}

/** `38`, `3,8`, `<20`, `>= 60500 ng/mL`: comparator and unit may be typed with the number. */
export function parseLabText(text: string): Result<TypedLab, NumberProblem> {
  const match = LAB.exec(text.trim());
  if (!match) return fail({ code: 'not-a-number' });
  const number = parseNumber(match[2] ?? '');
  if (!number.ok) return number;
  return ok({
    value: number.value,
    comparator: COMPARATOR[match[1] ?? ''] ?? null,
    unit: match[3]?.trim() ?? null,
  });
}

const simplified = (unit: string): string => unit.toLowerCase().replace(/[µμ]/g, 'u').replace(/\s/g, '');

/** The declared unit that was meant, whatever its case. */
export function matchUnit(typed: string, units: readonly string[]): string | null {
  return units.find((unit) => simplified(unit) === simplified(typed)) ?? null;
}
