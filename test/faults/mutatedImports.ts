import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ImportReport } from '#shared/contract/features/exchange.ts';
import type { Json } from '#shared/kernel/json.ts';
import { must } from '#shared/kernel/must.ts';
import { RandomStream } from '#shared/synthetic/random.ts';
import { Findings, within } from './findings.ts';
import { faultsOf, KillableRegistry } from './killableRegistry.ts';

const DEADLINE = 60_000;
const PRESET_ROWS = 12;

interface Source {
  readonly name: string;
  readonly source: Json;
  readonly bytes: Buffer;
}

const text = (...lines: readonly string[]): Buffer => Buffer.from(`${lines.join('\r\n')}\r\n`);

function sources(): readonly Source[] {
  const raw = readFileSync(new URL('../../resources/hcc-tace-seg/hcc_tace_raw.csv', import.meta.url), 'utf8');
  const preset = raw
    .split('\n')
    .slice(0, PRESET_ROWS + 1)
    .join('\n');
  return [
    { name: 'preset', source: { preset: 'hcc-tace-seg' }, bytes: Buffer.from(`${preset}\n`) },
    {
      name: 'patients',
      source: { entity: 'patient' },
      bytes: text(
        'studyId,familyName,hospitalNo,birthDate,sex,centre',
        'A001,Müller,0012,1950-02-03,male,Mainz',
        'A002,"O\'Neil, ""Pat""",=1+1,1944,female,Köln',
        'A003,김,"two\nlines",1961-07,male,Seoul',
      ),
    },
    {
      name: 'labs',
      source: { entity: 'labPanel' },
      bytes: text(
        'studyId,date,bilirubin,bilirubinUnit,albumin,albuminUnit,afp,afpUnit',
        'B001,2020-01-02,17.1,umol/L,38,g/L,>60500,ng/mL',
        'B001,2020-02-02,1.2,mg/dL,3.8,g/dL,12,ng/mL',
        'B002,2020-03-02,22,umol/L,,,9,ng/mL',
      ),
    },
  ];
}

type Mutation = (bytes: Buffer, random: RandomStream) => Buffer;

const splice = (bytes: Buffer, random: RandomStream, piece: Buffer): Buffer => {
  const place = random.integer(0, bytes.length);
  return Buffer.concat([bytes.subarray(0, place), piece, bytes.subarray(place)]);
};

const PIECES: readonly Buffer[] = [
  Buffer.from([0xff, 0xfe]),
  Buffer.from([0xef, 0xbb, 0xbf]),
  Buffer.from([0xe4, 0xf6, 0xfc]),
  Buffer.from([0xed, 0xa0, 0x80]),
  Buffer.from([0]),
  Buffer.from('"'),
  Buffer.from('\r'),
  Buffer.from('\u2028\u202e'),
  Buffer.from(',,,,,,'),
  Buffer.from('\n\n\n'),
  Buffer.from('1e999'),
  Buffer.from('x'.repeat(70_000)),
  Buffer.from('a,'.repeat(1500)),
];

const MUTATIONS: readonly (readonly [name: string, Mutation])[] = [
  [
    'bit flip',
    (bytes, random) => {
      const flipped = Buffer.from(bytes);
      const place = random.integer(0, bytes.length - 1);
      flipped[place] = (flipped[place] ?? 0) ^ (1 << random.integer(0, 7));
      return flipped;
    },
  ],
  ['truncation', (bytes, random) => bytes.subarray(0, random.integer(0, bytes.length - 1))],
  [
    'odd piece',
    (bytes, random) => splice(bytes, random, must(PIECES[random.integer(0, PIECES.length - 1)], 'a piece')),
  ],
  ['latin1', (bytes) => Buffer.from(bytes.toString('utf8'), 'latin1')],
  ['utf16', (bytes) => Buffer.from(bytes.toString('utf8'), 'utf16le')],
  [
    'two encodings',
    (bytes, random) => {
      const place = random.integer(0, bytes.length);
      return Buffer.concat([
        bytes.subarray(0, place),
        Buffer.from(bytes.subarray(place).toString(), 'utf16le'),
      ]);
    },
  ],
  [
    'other delimiter',
    (bytes, random) => Buffer.from(bytes.toString().replaceAll(',', random.pick([';', '\t', '|', '^']))),
  ],
  [
    'lines again',
    (bytes, random) => {
      const lines = bytes.toString().split('\n');
      return Buffer.from(
        [...lines, must(lines[random.integer(0, lines.length - 1)], 'a line'), ''].join('\n'),
      );
    },
  ],
  [
    'lines gone',
    (bytes, random) => {
      const lines = bytes.toString().split('\n');
      return Buffer.from(lines.toSpliced(random.integer(0, lines.length - 1), 1).join('\n'));
    },
  ],
];

/** Everything that an import could have changed. */
async function contentOf(registry: KillableRegistry): Promise<string> {
  return JSON.stringify(await registry.caller.value('documents.page', { limit: 500 }));
}

/** A file that is refused as it is would prove nothing when it is spoilt. */
async function requireSound(
  registry: KillableRegistry,
  name: string,
  source: Json,
  bytes: Buffer,
): Promise<void> {
  const file = join(registry.home, 'import.csv');
  writeFileSync(file, bytes);
  const { errors } = await registry.caller.result<ImportReport>('import.run', { file, source, dryRun: true });
  if (errors.length > 0) throw new Error(`${name} as it is: ${errors.map(({ code }) => code).join(', ')}`);
}

/** Imports of files that were spoilt on the way: a plan, or an error that says where; on an error nothing is written. */
export async function mutatedImports(count: number, seed = 1): Promise<Findings> {
  const findings = new Findings();
  const registry = new KillableRegistry();
  const given = sources();
  try {
    await registry.create();
    for (const studyId of ['B001', 'B002']) {
      await registry.caller.value('patients.create', { studyId, record: { sex: 'female' } });
    }
    for (const { name, source, bytes } of given) await requireSound(registry, name, source, bytes);
    let before = await contentOf(registry);
    for (let round = 0; round < count; round += 1) {
      const random = new RandomStream(seed, round);
      const { name, source, bytes } = must(given[round % given.length], 'a source');
      const [mutation, mutate] = must(MUTATIONS[random.integer(0, MUTATIONS.length - 1)], 'a mutation');
      const what = `file ${round}, ${mutation} of ${name}`;
      const file = join(registry.home, 'import.csv');
      writeFileSync(file, mutate(bytes, random));
      const job = registry.caller.job('import.run', { file, source, dryRun: random.chance(0.3) });
      const end = await within(DEADLINE, what, job);
      if (end.state === 'failed') {
        if (end.error.code !== 'file-unreadable') findings.fail(`${what}: ${end.error.code}`);
        if (end.error.message.length < 20) findings.fail(`${what}: an error that says nothing`);
        findings.count(end.error.code);
      } else if (end.state === 'done') {
        const report = end.result as unknown as ImportReport;
        if (report.committed && report.errors.length > 0)
          findings.fail(`${what}: written in spite of errors`);
        for (const error of report.errors) {
          if (error.code === '' || error.message === '') findings.fail(`${what}: an error that says nothing`);
        }
        findings.count(
          report.committed ? 'written' : report.errors.length > 0 ? 'refused with places' : 'planned',
        );
        if (report.committed) before = await contentOf(registry);
      }
      if ((await contentOf(registry)) !== before) findings.fail(`${what}: something was written`);
    }
    const verification = await registry.verify();
    if (!verification.ok) findings.fail(faultsOf(verification));
  } finally {
    await registry.close();
  }
  return findings;
}
