import type { Day } from '#shared/kernel/day.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Config } from '#shared/model/config.ts';

/** A survival question; what is left out has the default of the command line. */
export interface SurvivalQuestion {
  readonly endpoint: string;
  readonly origin?: string | undefined;
  readonly by?: string | null | undefined;
  /** Days after the origin at which patients are grouped and their clock starts. */
  readonly landmark?: number | null | undefined;
  readonly filter?: string | null | undefined;
  readonly asOf?: Day | null | undefined;
  readonly config?: Config;
}

export interface SurvivalAnswer {
  readonly schema: 1;
  readonly endpoint: string;
  readonly origin: string;
  readonly unit: 'days';
  /** Kinds `km` and `logrank` of the reference files; `null` where they cannot be had. */
  readonly km: Json;
  readonly logrank: Json;
  /** Patients of the cohort that are in no curve, by reason in code point order. */
  readonly excluded: { readonly reason: string; readonly n: number }[];
  readonly warnings: string[];
  readonly manifest: {
    readonly asOf: Day | null;
    readonly filter: string | null;
    readonly ruleVersions: Record<string, number>;
    /** Patients that the filter kept. */
    readonly cohort: { readonly n: number };
    readonly config: Json;
  };
}

/** Why a question cannot be asked. Names fields and codes, never a value of a patient. */
export interface QuestionProblem {
  /** The part of the question that is wrong. */
  readonly part: 'endpoint' | 'origin' | 'by' | 'filter';
  readonly message: string;
  /** Place in the filter, counted from 0. */
  readonly position?: number;
}
