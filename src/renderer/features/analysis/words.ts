import { toMonths } from '#shared/kernel/day.ts';
import { fieldOf } from '#shared/codebook/codebook.ts';
import type { TimeUnit } from '#shared/figures/axis.ts';
import type { FigureOptions } from '#shared/figures/kaplanMeier.ts';
import type { FigureWords } from '#shared/figures/kaplanMeierSvg.ts';
import type { FigureStratum } from '#shared/figures/survivalStrata.ts';
import { valueText } from '#renderer/i18n/format.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';
import type { SurvivalResult } from './analysisModel.svelte.ts';
import { groupChoices, originChoices } from './choices.ts';

export function timeText(days: number, unit: TimeUnit): string {
  return unit === 'months' ? toMonths(days).toFixed(1) : String(Math.round(days));
}

export const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;

function pText(p: number): string {
  const t = i18n.t.analysis;
  return p < 0.001 ? t.pBelow : t.pEquals(p < 0.1 ? p.toFixed(3) : p.toFixed(2));
}

export function medianText({ median }: FigureStratum, unit: TimeUnit): string {
  const t = i18n.t.analysis;
  const shown = (days: number | null): string => (days === null ? t.notReached : timeText(days, unit));
  const interval = t.interval(shown(median.lower), shown(median.upper));
  return `${shown(median.time)} (${interval})`;
}

/** The label of a group: of the codebook where the question divides by a field. */
function groupLabel(group: string | null, by: string): string {
  if (group === null) return i18n.t.analysis.all;
  const field = fieldOf('patient', by) ?? fieldOf('baseline', by);
  if (group === 'true' || group === 'false') return group === 'true' ? i18n.t.common.yes : i18n.t.common.no;
  if (field === null) return group;
  if (field.type === 'codes')
    return group
      .split(' + ')
      .map((code) => field.codes[code] ?? code)
      .join(' + ');
  return valueText(field, field.type === 'grade' ? Number(group) : group);
}

function byLabel(by: string): string {
  return by === '' ? '' : (groupChoices().find((choice) => choice.value === by)?.label ?? by);
}

export function figureWords({ question, strata, test }: SurvivalResult, options: FigureOptions): FigureWords {
  const t = i18n.t.analysis;
  const groups = strata.map((stratum) => groupLabel(stratum.group, question.by));
  const lines = strata.map((stratum, index) =>
    t.groupSentence(
      groups[index] ?? '',
      stratum.n,
      stratum.events,
      `${medianText(stratum, options.unit)} ${t.unitShort[options.unit]}`,
    ),
  );
  const isLog = options.view === 'log-minus-log';
  return {
    title: t.figureTitle(
      t.endpoints[question.endpoint],
      originChoices().find((choice) => choice.value === question.origin)?.label ?? question.origin,
      byLabel(question.by),
      strata.reduce((sum, stratum) => sum + stratum.n, 0),
    ),
    description: t.figureDescription(test === null ? lines : [...lines, `${t.test(pText(test.p))}.`]),
    xLabel: isLog ? t.logX[options.unit] : t.xLabel[options.unit],
    yLabel: isLog ? t.logY : t.yLabels[question.endpoint],
    atRisk: t.atRisk,
    groups,
    test: test === null ? '' : t.test(pText(test.p)),
  };
}
