/** How a column writes its numbers. */
interface Notation {
  readonly decimal: '.' | ',';
  readonly group: string;
}

const NOTATIONS: readonly Notation[] = [
  { decimal: '.', group: '' },
  { decimal: '.', group: ',' },
  { decimal: ',', group: '' },
  { decimal: ',', group: '.' },
  { decimal: ',', group: ' ' },
  { decimal: '.', group: ' ' },
  { decimal: '.', group: "'" },
];

const escape = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

function pattern({ decimal, group }: Notation): RegExp {
  const whole = group === '' ? '\\d+' : `(?:\\d{1,3}(?:${escape(group)}\\d{3})+|\\d+)`;
  return new RegExp(
    `^[+-]?(?:${whole}(?:${escape(decimal)}\\d+)?|${escape(decimal)}\\d+)(?:[eE][+-]?\\d+)?$`,
  );
}

function read(text: string, notation: Notation): number {
  const ungrouped = notation.group === '' ? text : text.replaceAll(notation.group, '');
  return Number(ungrouped.replace(notation.decimal, '.'));
}

export type NumberReader = (text: string) => number | 'ambiguous' | null;

/**
 * A reader for one column, from all its cells: only notations that fit every numeric-looking cell are kept. A cell
 * that two of them read differently is ambiguous: `1,234` is never guessed. `null`: not a number.
 */
export function numberReader(cells: readonly string[]): NumberReader {
  const candidates = NOTATIONS.map((notation) => ({ notation, pattern: pattern(notation) }));
  const numeric = cells.filter((cell) => candidates.some((candidate) => candidate.pattern.test(cell)));
  const fitting = candidates.filter((candidate) => numeric.every((cell) => candidate.pattern.test(cell)));
  return (text) => {
    const values = new Set(
      fitting.filter((one) => one.pattern.test(text)).map((one) => read(text, one.notation)),
    );
    if (values.size > 1) return 'ambiguous';
    const [value] = values;
    return value === undefined || !Number.isFinite(value) ? null : value;
  };
}
