import { proportionInterval } from '../proportion/proportionInterval.ts';
import { optionalText, textArgument, textList } from './arguments.ts';
import { cellsOf, completeRows, levelsOf, type Frame } from './frame.ts';
import { accepted } from './refused.ts';
import type { KindAnswer, SpecArguments } from './types.ts';

export function proportionKind(all: Frame, args: SpecArguments): KindAnswer {
  const column = textArgument(args, 'column');
  const group = optionalText(args, 'group');
  const frame = completeRows(all, [column, group]);
  const successes = new Set(textList(args, 'success'));
  const hits = cellsOf(frame, column).map((cell) => successes.has(String(cell)));
  const of = group === undefined ? hits.map(() => 'all') : cellsOf(frame, group).map(String);
  const levels = group === undefined ? ['all'] : levelsOf(frame, group).map(String);
  const groups = levels.map((level) => {
    const own = hits.filter((_, i) => of[i] === level);
    return { group: level, ...accepted(proportionInterval(own.filter(Boolean).length, own.length)) };
  });
  return { result: { n_used: frame.rows.length, groups }, warnings: [] };
}
