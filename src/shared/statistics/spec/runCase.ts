import { Refused, refuse } from './refused.ts';
import { coxKind } from './coxKind.ts';
import { proportionKind } from './proportionKind.ts';
import { tableOneKind } from './tableOneKind.ts';
import { logisticKind } from './logisticKind.ts';
import { propensityKind } from './propensityKind.ts';
import { cumulativeIncidenceKind, fineGrayKind } from './competingKinds.ts';
import { openFrame, subsetRows, type Frame } from './frame.ts';
import { landmarkKind } from './landmarkKind.ts';
import { recipeKind } from './recipeKind.ts';
import { splitKind } from './splitKind.ts';
import { kaplanMeierKind, logRankKind, pairwiseKind } from './survivalKinds.ts';
import { toJson } from './toJson.ts';
import type { Factors, KindAnswer, SpecArguments, SpecCase, SpecCaseResult, Table } from './types.ts';

type Kind = (frame: Frame, args: SpecArguments) => KindAnswer;

const KINDS: Readonly<Record<string, Kind>> = {
  km: kaplanMeierKind,
  revkm: (frame, args) => kaplanMeierKind(frame, args, true),
  logrank: logRankKind,
  pairwise: pairwiseKind,
  landmark: landmarkKind,
  survsplit: splitKind,
  recipe: recipeKind,
  cox: coxKind,
  cuminc: cumulativeIncidenceKind,
  finegray: fineGrayKind,
  logistic: logisticKind,
  ps: propensityKind,
  proportion: proportionKind,
  table1: tableOneKind,
};

/** Runs one case of a spec on a table of columns. A refusal becomes the case's `error`, never an exception. */
export function runCase(specCase: SpecCase, table: Table, factors: Factors = {}): SpecCaseResult {
  const args = specCase.args ?? {};
  const head = {
    id: specCase.id,
    kind: specCase.kind,
    note: specCase.note ?? null,
    args: specCase.args ?? null,
  };
  try {
    const run = Object.hasOwn(KINDS, specCase.kind) ? KINDS[specCase.kind] : undefined;
    const frame = subsetRows(openFrame(table, factors), args);
    const answer = run === undefined ? refuse('unsupported', 'kind') : run(frame, args);
    const warnings = answer.warnings.map((item) => item.message);
    return { ...head, warnings, error: null, result: toJson(answer.result) };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return { ...head, warnings: [], error: error.refusal.message, result: null };
  }
}
