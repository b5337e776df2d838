import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { must } from '#shared/kernel/must.ts';
import { defaultConfig } from '#shared/model/config.ts';
import { mrecistTarget } from '#shared/response/mrecistTarget.ts';
import { recistTarget } from '#shared/response/recistTarget.ts';
import { cohenKappa } from '#shared/statistics/agreement/cohenKappa.ts';

// Recomputes the readers' categories of the HCC-TACE cohort from their own sums, compares them with what the readers
// wrote and the readers with each other, and writes docs/hcc-tace-agreement.md. With --check it only says whether
// that page is up to date.

const ROOT = join(import.meta.dirname, '..');
const RAW = join(ROOT, 'resources', 'hcc-tace-seg', 'hcc_tace_raw.csv');
const PAGE = join(ROOT, 'docs', 'hcc-tace-agreement.md');

const CATEGORIES = ['CR', 'PR', 'SD', 'PD'] as const;
type Category = (typeof CATEGORIES)[number];
const READERS = ['1', '2', '3'] as const;
const SYSTEMS = [
  { name: 'mRECIST', column: 'mRECIST', rule: mrecistTarget },
  { name: 'RECIST 1.1', column: 'RECIST', rule: recistTarget },
] as const;
type System = (typeof SYSTEMS)[number];

interface Reading {
  readonly base: number;
  readonly current: number;
  readonly written: Category;
  readonly computed: Category;
}

type Row = Readonly<Record<string, string>>;

const numberOf = (text: string | undefined): number | null =>
  text === undefined || text === '' || !Number.isFinite(Number(text)) ? null : Number(text);

function readingOf(row: Row, { column, rule }: System, reader: string): Reading | null {
  const base = numberOf(row[`${reader}_${column}_BL`]);
  const current = numberOf(row[`${reader}_${column}_FU`]);
  const written = CATEGORIES[Number(row[`${reader}_${column}`]) - 1];
  if (base === null || current === null || written === undefined) return null;
  const sums = { baseSumMm: base, earlierSumsMm: [], currentSumMm: current };
  const outcome = rule.evaluate(sums, defaultConfig);
  const computed =
    outcome.kind === 'decided' ? CATEGORIES.find((category) => category === outcome.value) : null;
  return computed === null || computed === undefined ? null : { base, current, written, computed };
}

function table(pairs: readonly (readonly [Category, Category])[]): number[][] {
  return CATEGORIES.map((row) =>
    CATEGORIES.map((column) => pairs.filter(([a, b]) => a === row && b === column).length),
  );
}

function kappaText(pairs: readonly (readonly [Category, Category])[]): string {
  const kappa = cohenKappa(table(pairs));
  const { kappa: value, lower, upper } = kappa.ok ? kappa.value : { kappa: null, lower: null, upper: null };
  if (value === null) return '–';
  if (lower === null || upper === null || value.toFixed(6) === '1.000000') return value.toFixed(3);
  return `${value.toFixed(3)} (${lower.toFixed(3)} to ${upper.toFixed(3)})`;
}

const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
const line = (cells: readonly (string | number)[]): string => `| ${cells.join(' | ')} |`;
const heading = (cells: readonly string[]): readonly string[] => [line(cells), line(cells.map(() => '---'))];
const isSame = ([a, b]: readonly [Category, Category]): boolean => a === b;
const changeOf = ({ base, current }: Reading): number => (100 * (current - base)) / base;

interface Kind {
  readonly name: string;
  readonly is: (a: Reading, b: Reading) => boolean;
  readonly why: string;
}

const categories = (a: Reading, b: Reading): string => [a.written, b.written].sort().join(' ');
const steps = (a: Reading, b: Reading): number =>
  Math.abs(CATEGORIES.indexOf(a.written) - CATEGORIES.indexOf(b.written));

/** Kinds of disagreement between readers; the first that fits is counted. */
const KINDS: readonly Kind[] = [
  {
    name: 'CR against PR',
    is: (a, b) => categories(a, b) === 'CR PR',
    why: 'One reader saw no enhancement left and measured 0 mm, the other a viable rest. Any rest, however small, ends a complete response, so no threshold can reconcile them.',
  },
  {
    name: 'CR against SD or PD',
    is: (a, b) => a.written === 'CR' || b.written === 'CR',
    why: 'The same question, with a large rest: the readers did not take the same tissue for viable, or not the same lesions for targets.',
  },
  {
    name: 'PR against SD, both within 10 points of -30 %',
    is: (a, b) =>
      categories(a, b) === 'PR SD' && [a, b].every((reading) => Math.abs(changeOf(reading) + 30) <= 10),
    why: 'The sums are close and stand on either side of the limit of partial response: a category hides how near they are.',
  },
  {
    name: 'PR against SD, further apart',
    is: (a, b) => categories(a, b) === 'PR SD',
    why: 'The viable part was drawn differently, at baseline or at follow-up.',
  },
  {
    name: 'SD against PD',
    is: (a, b) => categories(a, b) === 'PD SD',
    why: 'The change stands on either side of +20 %.',
  },
  {
    name: 'PR against PD',
    is: (a, b) => steps(a, b) === 2,
    why: 'The readers followed different lesions or different parts of one.',
  },
];

const rows: readonly Row[] = parse(readFileSync(RAW, 'utf8'), { columns: true });

const readings = (system: System, reader: string): readonly (Reading | null)[] =>
  rows.map((row) => readingOf(row, system, reader));

function ruleAgainstReaders(): readonly string[] {
  return [
    ...heading(['system', 'reader', 'patients read', 'same category', 'differ', "Cohen's kappa"]),
    ...SYSTEMS.flatMap((system) =>
      READERS.map((reader) => {
        const read = readings(system, reader).filter((reading) => reading !== null);
        const pairs = read.map(({ written, computed }) => [written, computed] as const);
        const same = pairs.filter(isSame).length;
        if (same < read.length) throw new Error('a category differs: the text of the page no longer holds');
        return line([system.name, reader, read.length, same, read.length - same, kappaText(pairs)]);
      }),
    ),
  ];
}

const PAIRS = [
  ['1', '2'],
  ['1', '3'],
  ['2', '3'],
] as const;

function pairsOf(system: System, a: string, b: string): readonly (readonly [Reading, Reading])[] {
  const second = readings(system, b);
  return readings(system, a).flatMap((reading, index) => {
    const other = second[index] ?? null;
    return reading === null || other === null ? [] : [[reading, other] as const];
  });
}

const writtenOf = (pairs: readonly (readonly [Reading, Reading])[]) =>
  pairs.map(([a, b]) => [a.written, b.written] as const);

function readersAgainstReaders(): readonly string[] {
  return [
    ...heading(['system', 'readers', 'patients', 'same category', "Cohen's kappa (95 % CI)"]),
    ...SYSTEMS.flatMap((system) =>
      PAIRS.map(([a, b]) => {
        const pairs = writtenOf(pairsOf(system, a, b));
        const same = pairs.filter(isSame).length;
        return line([
          system.name,
          `${a} and ${b}`,
          pairs.length,
          `${String(same)} (${share(same, pairs.length)})`,
          kappaText(pairs),
        ]);
      }),
    ),
  ];
}

function kindsOfDisagreement(): readonly string[] {
  const differing = PAIRS.map(([a, b]) =>
    pairsOf(SYSTEMS[0], a, b).filter((pair) => pair[0].written !== pair[1].written),
  );
  const counts = differing.map((pairs) => {
    const kinds = pairs.map(([a, b]) =>
      must(
        KINDS.find(({ is }) => is(a, b)),
        'a kind of disagreement',
      ),
    );
    return KINDS.map((kind) => kinds.filter((own) => own === kind).length);
  });
  return [
    ...heading(['mRECIST', ...PAIRS.map(([a, b]) => `${a} and ${b}`), 'why']),
    ...KINDS.map(({ name, why }, index) => line([name, ...counts.map((own) => own[index] ?? 0), why])),
  ];
}

interface Slip {
  readonly text: string;
  readonly of: (reading: Reading) => Category;
}

const byLimits = (
  { base, current }: Reading,
  limits: { readonly strict: boolean; readonly fiveMm: boolean },
): Category => {
  if (current === 0) return 'CR';
  const rise = 5 * current >= 6 * base && (!limits.fiveMm || current - base >= 5);
  if (rise) return 'PD';
  const fall = limits.strict ? 10 * current < 7 * base : 10 * current <= 7 * base;
  return fall ? 'PR' : 'SD';
};

const SLIPS: readonly Slip[] = [
  {
    text: 'A fall of exactly 30 % taken for stable disease',
    of: (reading) => byLimits(reading, { strict: true, fiveMm: false }),
  },
  {
    text: 'The 5 mm of RECIST 1.1 asked of mRECIST as well (`mrecist.abs5mm`)',
    of: (reading) => byLimits(reading, { strict: false, fiveMm: true }),
  },
];

/** Whole lesions judged by the tests of mRECIST: what becomes of the necrosis that TACE leaves. */
function wholeLesions(reader: string): { readonly n: number; readonly changed: number } {
  const whole = readings(SYSTEMS[1], reader);
  const pairs = readings(SYSTEMS[0], reader).flatMap((viable, index) => {
    const other = whole[index] ?? null;
    return viable === null || other === null ? [] : [[viable, other] as const];
  });
  const changed = pairs.filter(
    ([viable, other]) => viable.computed !== byLimits(other, { strict: false, fiveMm: false }),
  );
  return { n: pairs.length, changed: changed.length };
}

function otherReadings(): readonly string[] {
  const perReader = READERS.map((reader) =>
    readings(SYSTEMS[0], reader).filter((reading) => reading !== null),
  );
  return [
    ...heading(['a rule that reads otherwise', ...READERS.map((reader) => `reader ${reader}`)]),
    ...SLIPS.map(({ text, of }) =>
      line([
        text,
        ...perReader.map((read) => read.filter((reading) => of(reading) !== reading.written).length),
      ]),
    ),
    line([
      'Whole lesions in place of their viable part',
      ...READERS.map((reader) => wholeLesions(reader).changed),
    ]),
  ];
}

function unread(): string {
  return READERS.map((reader) => {
    const read = readings(SYSTEMS[0], reader).filter((reading) => reading !== null).length;
    return `${String(rows.length - read)} of reader ${reader}`;
  }).join(', ');
}

const page = [
  '# Responses of the HCC-TACE cohort: rules against readers',
  '',
  '<!-- Written by `npx node scripts/readerAgreement.ts` from resources/hcc-tace-seg. Do not edit. -->',
  '',
  `The public HCC-TACE file gives, for ${String(rows.length)} patients, each reader's sum of target lesions at baseline and at`,
  'one follow-up, and the category that the reader wrote. Source and licence: `resources/hcc-tace-seg/README.md`.',
  '',
  '## Recomputed against written',
  '',
  'The rules `mrecistTarget@1` and `recistTarget@1` were run on the sums alone, with their default configuration. There is',
  'one follow-up, so the nadir is the baseline. Without a category or a sum, and so not compared under mRECIST:',
  `${unread()}.`,
  '',
  ...ruleAgainstReaders(),
  '',
  'No category differs, so there is no disagreement between rule and reader to explain. The written categories are those',
  'of the sums: the file carries no new lesion, non-target lesion or clinical judgement in them. This shows that both',
  'implementations read the thresholds alike; it says nothing on whether the sums are right.',
  '',
  'How much that comparison can tell shows when a rule is read otherwise: the number of written mRECIST categories that',
  'would then be missed. A 0 says that the file has no case that tells the two readings apart.',
  '',
  ...otherReadings(),
  '',
  '## Reader against reader',
  '',
  'Unweighted kappa: a disagreement of one category counts as much as one of three. Each row has the patients whom both',
  'readers read.',
  '',
  ...readersAgainstReaders(),
  '',
  'Every disagreement between readers comes from their sums. By kind:',
  '',
  ...kindsOfDisagreement(),
  '',
  'Where `response.mRECIST` of an image is imported it is reader 1; all three readings stay in `readings`.',
  '',
].join('\n');

if (process.argv.includes('--check')) {
  const isCurrent = readFileSync(PAGE, 'utf8') === page;
  process.stdout.write(`docs/hcc-tace-agreement.md is ${isCurrent ? 'up to date' : 'out of date'}\n`);
  if (!isCurrent) process.exitCode = 1;
} else {
  writeFileSync(PAGE, page);
}
