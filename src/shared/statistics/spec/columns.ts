import type { Cell, Table } from './types.ts';

const NUMBER = /^[ \t]*[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?[ \t]*$/;

/** A column of text cells: numeric when every non-empty cell is a number, else text. Empty and `NA` are missing. */
function columnFromText(cells: readonly string[]): readonly Cell[] {
  const missing = (cell: string): boolean => cell === '' || cell === 'NA';
  const numeric = cells.every((cell) => missing(cell) || NUMBER.test(cell));
  return cells.map((cell) => (missing(cell) ? null : numeric ? Number(cell) : cell));
}

/** The table of a CSV file already split into cells, the header first. Short rows are filled with missing cells. */
export function tableFromCells(rows: readonly (readonly string[])[]): Table {
  const [header = [], ...body] = rows;
  return Object.fromEntries(header.map((name, j) => [name, columnFromText(body.map((row) => row[j] ?? ''))]));
}
