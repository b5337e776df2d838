import type { Result } from '#shared/kernel/result.ts';
import { analysisOfVariance, welchAnalysisOfVariance } from '../descriptive/analysisOfVariance.ts';
import { chiSquareTest, expectedCounts, withoutEmpty, type Counts } from '../descriptive/chiSquareTest.ts';
import { fisherTable } from '../descriptive/fisherTable.ts';
import { fisherTwoByTwo } from '../descriptive/fisherTwoByTwo.ts';
import { kruskalWallisTest } from '../descriptive/kruskalWallis.ts';
import { shapiroWilkTest } from '../descriptive/shapiroWilk.ts';
import { summarise } from '../descriptive/summary.ts';
import { studentTTest, welchTTest } from '../descriptive/tTest.ts';
import { exactWilcoxonTest, wilcoxonTest } from '../descriptive/wilcoxon.ts';
import { categoricalDifference, numericDifference } from '../propensity/standardisedDifference.ts';
import { REFUSALS, type Refusal } from '../refusal.ts';
import { chiSquareUpperTail } from '../special/chiSquare.ts';
import { textArgument, textList } from './arguments.ts';
import { cellsOf, codesOf, completeRows, levelsOf, type Frame } from './frame.ts';
import { accepted, partly, refuse } from './refused.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

const EXACT_RANK_SUM = 200;
const part = <T>(result: Result<T, Refusal>) => partly(() => accepted(result));

type Groups = { readonly levels: readonly string[]; readonly codes: Int32Array };

/** `numbers` and `codes` are given by group, without missing values. */
const equalWeights = (values: readonly number[]) => ({ values, weights: values.map(() => 1) });

function twoGroupTests(first: readonly number[], second: readonly number[]) {
  const all = [...first, ...second];
  const exact = new Set(all).size === all.length && all.length < EXACT_RANK_SUM;
  return {
    t_student: part(studentTTest(first, second)),
    t_welch: part(welchTTest(first, second)),
    wilcoxon_cc: part(wilcoxonTest(first, second, true)),
    wilcoxon_nocc: part(wilcoxonTest(first, second, false)),
    ...(exact ? { wilcoxon_exact: part(exactWilcoxonTest(first, second)) } : {}),
    smd: numericDifference(equalWeights(second), equalWeights(first)).smd,
  };
}

function continuousAnswer(frame: Frame, name: string, groups: Groups) {
  const cells = cellsOf(frame, name).map((cell) =>
    cell === null || typeof cell === 'number' ? cell : refuse('not_numeric', name),
  );
  const cellsByGroup = groups.levels.map((_, g) => cells.filter((_cell, i) => groups.codes[i] === g));
  const byGroup = cellsByGroup.map((own) => own.filter((value) => value !== null));
  const [first = [], second = []] = byGroup;
  return {
    overall: summarise(cells),
    groups: groups.levels.map((group, g) => ({ group, ...summarise(cellsByGroup[g] ?? []) })),
    ...(groups.levels.length === 2 ? twoGroupTests(first, second) : {}),
    kruskal: part(kruskalWallisTest(byGroup)),
    anova: part(analysisOfVariance(byGroup)),
    anova_welch: part(welchAnalysisOfVariance(byGroup)),
    shapiro: part(shapiroWilkTest(byGroup.flat())),
  };
}

/** R tests a table with a single row or column for equal counts; kept so that a case can be compared. */
function equalCountsTest(counts: readonly number[]) {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const df = counts.length - 1;
  return { statistic, p: chiSquareUpperTail(statistic, df), df };
}

function contingencyAnswer(counts: Counts) {
  const used = withoutEmpty(counts);
  const columns = used[0]?.length ?? 0;
  if (used.length === 0) refuse('no_observations');
  if (used.length === 1 || columns === 1) {
    const line = used.flat();
    const expected = line.map(() => line.reduce((sum, count) => sum + count, 0) / line.length);
    return {
      chisq_nocc: line.length > 1 ? equalCountsTest(line) : { error: 'one cell' },
      expected,
      fisher: part(fisherTable(used)),
    };
  }
  const square = used.length === 2 && columns === 2;
  const plain = (yates: boolean) =>
    partly(() => {
      const { statistic, p, df, warnings } = accepted(chiSquareTest(used, yates));
      return {
        statistic,
        p,
        df,
        ...(warnings.length > 0 ? { warnings: warnings.map((item) => item.message) } : {}),
      };
    });
  return {
    chisq_nocc: plain(false),
    ...(square ? { chisq_yates: plain(true) } : {}),
    expected: expectedCounts(used),
    fisher: square ? fisherSquare(used) : partly(() => ({ p: accepted(fisherTable(used)) })),
  };
}

function fisherSquare([[a = 0, b = 0] = [], [c = 0, d = 0] = []]: Counts) {
  const { p, lower, upper, oddsRatio } = fisherTwoByTwo(a, b, c, d);
  return { p, lower, upper, estimate: [oddsRatio] };
}

function categoricalAnswer(frame: Frame, name: string, groups: Groups) {
  const levels = levelsOf(frame, name, false);
  const codes = codesOf(frame, name, levels);
  const counts = levels.map(() => groups.levels.map(() => 0));
  codes.forEach((code, i) => {
    const row = counts[code];
    const g = groups.codes[i] as number;
    if (row !== undefined) row[g] = (row[g] ?? 0) + 1;
  });
  const present = levels
    .map((_, code) => code)
    .filter((code) => (counts[code] ?? []).some((count) => count > 0));
  const ofGroup = (g: number) =>
    equalWeights(
      [...codes].flatMap((code, i) => (groups.codes[i] === g && code >= 0 ? [present.indexOf(code)] : [])),
    );
  return {
    levels: levels.map(String),
    groups: groups.levels,
    missing: codes.filter((code) => code < 0).length,
    counts,
    ...contingencyAnswer(counts),
    ...(groups.levels.length === 2
      ? {
          smd: categoricalDifference(ofGroup(1), ofGroup(0), present.length).smd ?? {
            error: REFUSALS.singular_variance,
          },
        }
      : {}),
  };
}

export function tableOneKind(all: Frame, args: SpecArguments): KindAnswer {
  const name = textArgument(args, 'group');
  const frame = completeRows(all, [name]);
  if (frame.rows.length === 0) refuse('no_observations');
  const levels = levelsOf(frame, name);
  const groups: Groups = { levels: levels.map(String), codes: codesOf(frame, name, levels) };
  const continuous = textList(args, 'continuous').map(
    (column) => [column, continuousAnswer(frame, column, groups)] as const,
  );
  const categorical = textList(args, 'categorical').map(
    (column) => [column, categoricalAnswer(frame, column, groups)] as const,
  );
  return {
    result: {
      n_used: frame.rows.length,
      groups: groups.levels,
      continuous: Object.fromEntries(continuous),
      categorical: Object.fromEntries(categorical),
    },
    warnings: [],
  };
}
