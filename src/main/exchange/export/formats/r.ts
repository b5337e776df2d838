import type { ReleaseColumn } from '#shared/deidentification/column.ts';
import { readDocument } from '../leakScan/readDocument.ts';
import type { Release, ReleaseFormat, WritableTable } from './format.ts';

const quoted = (text: string): string => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
const vector = (items: readonly string[]): string => `c(${items.map(quoted).join(', ')})`;

function classOf({ type }: ReleaseColumn): string {
  return type === 'integer' || type === 'number' || type === 'boolean' ? 'numeric' : 'character';
}

function conversion({ name, type, codes }: ReleaseColumn): readonly string[] {
  const cell = `d[[${quoted(name)}]]`;
  if (type === 'boolean') return [`  ${cell} <- ${cell} == 1`];
  if (type === 'date') return [`  ${cell} <- as.Date(ifelse(nchar(${cell}) == 10, ${cell}, NA))`];
  if (type !== 'code' || codes === null) return [];
  return [
    `  ${cell} <- factor(${cell}, levels = ${vector(Object.keys(codes))}, labels = ${vector(Object.values(codes))})`,
  ];
}

function reader(table: WritableTable): string {
  const labels = table.columns.map(
    ({ name, label }) => `  attr(d[[${quoted(name)}]], 'label') <- ${quoted(label)}`,
  );
  return [
    `# ${table.label}`,
    `read_${table.name} <- function(folder = '.') {`,
    `  d <- read.csv(file.path(folder, ${quoted(`${table.name}.csv`)}), na.strings = '', encoding = 'UTF-8',`,
    `    check.names = FALSE, colClasses = ${vector(table.columns.map(classOf))})`,
    ...table.columns.flatMap(conversion),
    ...labels,
    '  d',
    '}',
    '',
  ].join('\n');
}

function script({ tables }: Release): string {
  const list = tables.map(({ name }) => `  ${name} = read_${name}(folder)`).join(',\n');
  return [
    "# Reads the CSV files of this folder with their types, factors and labels: source('read.R'); release <- read_release()",
    '',
    ...tables.map(reader),
    `read_release <- function(folder = '.') list(\n${list}\n)`,
    '',
  ].join('\n');
}

/** A script that reads the CSV files into data frames; base R only. */
export const r: ReleaseFormat = {
  name: 'r',
  extension: 'R',
  write: (release, folder) => folder.write('data/read.R', script(release)),
  read: readDocument,
};
