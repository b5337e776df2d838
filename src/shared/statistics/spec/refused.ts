import type { Result } from '#shared/kernel/result.ts';
import { refusal, type Refusal, type RefusalCode } from '../refusal.ts';

/** Carries a refusal out of the nested steps of a case to the one place that reports it. */
export class Refused extends Error {
  readonly refusal: Refusal;

  constructor(reason: Refusal) {
    super(reason.message);
    this.refusal = reason;
  }
}

export function refuse(code: RefusalCode, detail?: string): never {
  throw new Refused(refusal(code, detail));
}

/** The value of a result, or its refusal thrown. */
export function accepted<T>(result: Result<T, Refusal>): T {
  if (!result.ok) throw new Refused(result.error);
  return result.value;
}

/** A part of an answer that may be refused without the rest: the value, or `{ error }` in its place. */
export function partly<T>(compute: () => T): T | { readonly error: string } {
  try {
    return compute();
  } catch (error) {
    if (error instanceof Refused) return { error: error.refusal.message };
    throw error;
  }
}
