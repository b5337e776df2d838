import type { Config } from '#shared/model/config.ts';
import type { RuleDeclaration, RuleValue } from './declaration.ts';
import type { Complete, Inputs } from './input.ts';
import { defineRule, type Rule } from './rule.ts';

/** One line of an additive score. */
export interface PointItem<I extends Inputs> {
  readonly label: string;
  points(x: Complete<I>, config: Config): number;
}

type Common<I extends Inputs> = Pick<
  RuleDeclaration<I, RuleValue>,
  'version' | 'citation' | 'missingData' | 'inputs' | 'excused'
>;

export interface PointScore<I extends Inputs> extends Common<I> {
  readonly id: string;
  readonly label: string;
  readonly items: readonly PointItem<I>[];
  /** Why the score is not defined for these inputs, or `null`. */
  scope?(x: Complete<I>): string | null;
  notes?(x: Complete<I>, config: Config): readonly string[];
}

export function totalOf<I extends Inputs>(score: PointScore<I>, x: Complete<I>, config: Config): number {
  return score.items.reduce((sum, item) => sum + item.points(x, config), 0);
}

/** The rule that gives the sum of the items. */
export function defineTotal<I extends Inputs>(score: PointScore<I>): Rule<I, number> {
  return defineRule({ ...score, ...derived(score, (total) => total) });
}

/** The rule that gives the group of the sum; it is decided whenever every possible sum lies in one group. */
export function defineGroup<I extends Inputs, V extends RuleValue>(
  score: PointScore<I>,
  group: {
    readonly id: string;
    readonly label: string;
    of(total: number): V;
    readonly jointTests?: NonNullable<RuleDeclaration<I, V>['jointTests']>;
  },
): Rule<I, V> {
  return defineRule({
    ...score,
    id: group.id,
    label: group.label,
    ...derived(score, (total) => group.of(total)),
    ...(group.jointTests ? { jointTests: group.jointTests } : {}),
  });
}

function derived<I extends Inputs, V extends RuleValue>(
  score: PointScore<I>,
  valueOf: (total: number) => V,
): Pick<RuleDeclaration<I, V>, 'decide' | 'steps' | 'jointTests'> {
  return {
    jointTests: (x, config) => score.items.map((item) => item.points(x, config)).join(' '),
    decide: (x, config) => {
      const reason = score.scope?.(x) ?? null;
      if (reason !== null) return { notApplicable: reason };
      return { value: valueOf(totalOf(score, x, config)), notes: score.notes?.(x, config) ?? [] };
    },
    steps: (x, config) => score.items.map((item) => `${item.label}: ${pointsText(item.points(x, config))}`),
  };
}

function pointsText(points: number): string {
  return `${points} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}
