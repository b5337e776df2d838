import { byCodePoint } from '#shared/kernel/order.ts';

/** Why an observation ends. */
export type EndReason =
  | 'death'
  | 'progression'
  | 'untaceable'
  | 'refractory'
  | 'child-pugh-b'
  | 'stopped'
  | 'last-alive'
  | 'last-assessment'
  | 'new-therapy'
  | 'transplant'
  | 'ongoing';

export type Exclusion =
  | 'no-tace'
  | 'no-switch'
  | 'no-systemic'
  | 'no-vital-status'
  | 'unknown-death-date'
  | 'unknown-origin'
  | 'negative-time'
  | 'baseline-not-class-a'
  | 'not-evaluable';

export interface Observed {
  /** Whole days from the origin. */
  readonly days: number;
  readonly event: boolean;
  readonly origin: string;
  readonly reason: EndReason;
  readonly notes: readonly string[];
  readonly rule: string;
}
export interface Excluded {
  readonly excluded: Exclusion;
  readonly rule: string;
}
export type Endpoint = Observed | Excluded;

export const isExcluded = (endpoint: Endpoint): endpoint is Excluded => 'excluded' in endpoint;

/** Time zero of an endpoint, with the name it was asked for by. */
export interface Origin {
  readonly name: string;
  readonly day: number;
}

export interface End {
  readonly day: number;
  readonly event: boolean;
  readonly reason: EndReason;
  readonly notes?: readonly string[];
}

/** An endpoint from the day it ends; one that ends before its origin is an error of the record. */
export function observe(rule: string, origin: Origin, end: End): Endpoint {
  const days = end.day - origin.day;
  if (days < 0) return { excluded: 'negative-time', rule };
  return {
    days,
    event: end.event,
    origin: origin.name,
    reason: end.reason,
    notes: [...new Set(end.notes)].sort(byCodePoint),
    rule,
  };
}

export const exclude = (rule: string, excluded: Exclusion): Excluded => ({ excluded, rule });
