import type { FigureWords } from '#shared/figures/kaplanMeierSvg.ts';
import type { FigureTest } from '#shared/figures/survivalStrata.ts';

const ENDPOINTS: Readonly<Record<string, string>> = {
  os: 'Overall survival',
  pfs: 'Progression-free survival',
  pfsTactics: 'Progression-free survival (TACTICS)',
  ttp: 'Time to progression',
  ttup: 'Time to untreatable progression',
  timeToRefractoriness: 'Time to refractoriness',
  timeToChildPughB: 'Time to Child-Pugh B',
  timeOnSystemic: 'Time on systemic therapy',
};

export interface FigureSubject {
  readonly endpoint: string;
  readonly origin: string;
  readonly groups: readonly (string | null)[];
  readonly test: FigureTest | null;
}

function probability(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`;
}

/** English words of a figure that is drawn without a window. */
export function figureWords({ endpoint, origin, groups, test }: FigureSubject): FigureWords {
  const title = ENDPOINTS[endpoint] ?? endpoint;
  return {
    title,
    description: `Kaplan-Meier estimate of ${title.toLowerCase()} from ${origin}, with 95 % log-log limits and the number at risk.`,
    xLabel: 'Months',
    yLabel: `${title} (%)`,
    atRisk: 'Number at risk',
    groups: groups.map((group) => group ?? 'All patients'),
    test: test === null ? '' : `Log-rank ${probability(test.p)}`,
  };
}
