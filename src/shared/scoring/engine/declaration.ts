import type { Config } from '#shared/model/config.ts';
import type { Complete, Given, Inputs } from './input.ts';

export type RuleValue = string | number | boolean;

/** What a rule says of complete inputs. */
export type Verdict<V> =
  { readonly value: V; readonly notes?: readonly string[] } | { readonly notApplicable: string };

export interface RuleDeclaration<I extends Inputs, V extends RuleValue> {
  readonly id: string;
  readonly version: number;
  readonly label: string;
  readonly citation: string;
  /** What the rule does when an input is missing, in plain words. */
  readonly missingData: string;
  readonly inputs: I;
  decide(x: Complete<I>, config: Config): Verdict<V>;
  /** How complete inputs lead to the verdict, one plain statement per step. */
  steps(x: Complete<I>, config: Config): readonly string[];
  /**
   * Inputs that need not be given because another one that is given replaces them; as input they are then `null`,
   * which only a spec made by `alternative` may produce.
   */
  excused?(given: Given<I>, config: Config): readonly (keyof I & string)[];
  /** Inputs that cannot change the answer under this configuration. */
  idle?(config: Config): readonly (keyof I & string)[];
  /**
   * The result of the tests in which inputs with movable thresholds take part. A censored value that leaves it
   * unchanged is as good as an exact one.
   */
  jointTests?(x: Complete<I>, config: Config): RuleValue;
}

/** A declaration without the types of its inputs: what the engine works on. */
export type AnyDeclaration<V extends RuleValue> = RuleDeclaration<Inputs, V>;
