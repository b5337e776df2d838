import { numberArgument, textArgument, textList } from './arguments.ts';
import { coxKind } from './coxKind.ts';
import { completeRows, type Frame } from './frame.ts';
import { variablesOf } from './modelTerms.ts';
import { partly } from './refused.ts';
import { kaplanMeierKind, logRankKind } from './survivalKinds.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

/** The rows still under observation after the landmark, their clock restarted there. */
function landmarkFrame(all: Frame, args: SpecArguments, terms: readonly string[]) {
  const name = textArgument(args, 'time');
  const landmark = numberArgument(args, 'landmark');
  const before = completeRows(all, [name, textArgument(args, 'event'), ...textList(args, 'group'), ...terms]);
  const column = all.table[name] ?? [];
  const rows = before.rows.filter((row) => Number(column[row]) > landmark);
  const shifted = column.map((cell) => (typeof cell === 'number' ? cell - landmark : cell));
  const frame: Frame = { ...all, rows, table: { ...all.table, [name]: shifted } };
  return { before: before.rows.length, frame };
}

export function landmarkKind(all: Frame, args: SpecArguments): KindAnswer {
  const { before, frame } = landmarkFrame(all, args, variablesOf(textList(args, 'terms')));
  const hasGroup = textList(args, 'group').length > 0;
  const result = {
    n_before: before,
    n_at_landmark: frame.rows.length,
    km: partly(() => kaplanMeierKind(frame, args).result),
    logrank: hasGroup ? partly(() => logRankKind(frame, args).result) : undefined,
    cox: textList(args, 'terms').length > 0 ? partly(() => coxKind(frame, args).result) : undefined,
  };
  return { result, warnings: [] };
}
