import { join } from 'node:path';
import fc from 'fast-check';
import { ENTITY_NAMES } from '#shared/codebook/codebook.ts';
import { CONTRACT } from '#shared/contract/contract.ts';
import { ERROR_CODES, type Envelope, type ErrorBody } from '#shared/contract/errors.ts';
import type { JobStatus } from '#shared/contract/features/jobs.ts';
import { PATIENT_COLUMNS } from '#shared/contract/features/patients.ts';
import type { Json } from '#shared/kernel/json.ts';
import { must } from '#shared/kernel/must.ts';
import type { Reach } from '#main/registry/port.ts';
import { Findings, within } from './findings.ts';
import { faultsOf, KillableRegistry } from './killableRegistry.ts';

const DEADLINE = 30_000;
/** Part of every name and number in the registry and of every text that is sent: an error may hold none of it. */
const SECRET = 'Zwiebelfisch';

/* They end what the next calls need; each has tests of its own. */
const ENDING = ['vault.lock', 'vault.create'];
const NAMES = [
  ...Object.keys(CONTRACT).filter((name) => !ENDING.includes(name)),
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '__defineGetter__',
  'valueOf',
  '',
  'patients',
  'Patients.list',
  'patients.list\0',
];
const KEYS = [...new Set(Object.values(CONTRACT).flatMap(({ input }) => keysOf(input)))];

function keysOf(schema: unknown): readonly string[] {
  const shape: unknown = Reflect.get(Object(schema), 'shape');
  return typeof shape === 'object' && shape !== null ? Object.keys(shape) : [];
}

interface Known {
  readonly folder: string;
  readonly patientId: string;
  readonly recordId: string;
}

/** JSON of any shape, and texts that name something of the registry. */
function anyJson({ folder, patientId, recordId }: Known): fc.Arbitrary<unknown> {
  const word = fc.constantFrom<string>(
    patientId,
    recordId,
    join(folder, SECRET),
    join(folder, 'study.switchpoint'),
    SECRET,
    `${SECRET}'; DROP TABLE patient; --`,
    'R1',
    '2020-02-30',
    '2020-02-03',
    ...ENTITY_NAMES,
    ...PATIENT_COLUMNS,
    'safe-harbor',
    'csv',
    '__proto__',
  );
  const leaf = fc.oneof(
    word,
    fc.string({ maxLength: 8 }).map((text) => `${SECRET}${text}`),
    fc.integer(),
    fc.double(),
    fc.constantFrom(null, true, false, 0, 1, -1, 1e308, 2 ** 53),
  );
  return fc.letrec<{ any: unknown; object: object }>((tie) => ({
    any: fc.oneof(
      { depthSize: 'small', withCrossShrink: false },
      leaf,
      fc.array(tie('any'), { maxLength: 4 }),
      tie('object'),
    ),
    object: fc.dictionary(fc.constantFrom(...KEYS, '__proto__', 'x', 'sex', 'date', 'weightKg'), tie('any'), {
      maxKeys: 7,
    }),
  })).any;
}

/** Input that the schema of the procedure names the keys of, so that more than the first check is reached. */
function shapedInput(name: string, known: Known): fc.Arbitrary<unknown> {
  const procedure = Object.hasOwn(CONTRACT, name)
    ? Object.entries(CONTRACT).find(([own]) => own === name)
    : undefined;
  const keys = keysOf(procedure?.[1].input);
  if (keys.length === 0) return anyJson(known);
  const likely: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    patientId: fc.constant(known.patientId),
    id: fc.constantFrom(known.recordId, known.patientId, null),
    entity: fc.constantFrom(...ENTITY_NAMES),
    version: fc.constantFrom(1, 2, null),
    reason: fc.constantFrom(SECRET, null),
    record: fc.constantFrom({}, { sex: SECRET }, { date: '2020-02-03', weightKg: 61 }, { weightKg: SECRET }),
    limit: fc.integer({ min: 1, max: 100 }),
    offset: fc.integer({ min: 0, max: 10 }),
    jobId: fc.constant(known.recordId),
  };
  return fc.record(
    Object.fromEntries(
      keys.map((key) => [
        key,
        likely[key] === undefined
          ? anyJson(known)
          : fc.oneof({ weight: 4, arbitrary: likely[key] }, anyJson(known)),
      ]),
    ),
    { requiredKeys: [] },
  );
}

/** Files are read and written in the folder of the test only; everything else stays as it was drawn. */
function confine(value: unknown, folder: string, key = ''): Json {
  if (typeof value === 'string') {
    const isPath = ['file', 'out', 'records'].includes(key);
    return isPath && !value.startsWith(folder) ? join(folder, 'there', SECRET) : value;
  }
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'object' || value === null) return (value ?? null) as Json;
  if (Array.isArray(value)) return value.map((item) => confine(item, folder, key));
  const entries = Object.entries(value).map(([name, item]) => [name, confine(item, folder, name)]);
  return Object.fromEntries(entries) as Json;
}

const confined = (drawn: fc.Arbitrary<unknown>, { folder }: Known): fc.Arbitrary<Json> =>
  drawn.map((value) => confine(value, folder));

/** Inputs that are valid JSON and unlike anything a form sends. */
const ODD: readonly Json[] = [
  null,
  [],
  'x'.repeat(100_000),
  nested(3000),
  JSON.parse('{"__proto__":{"patientId":"x"},"constructor":{"prototype":{}}}') as Json,
];

function nested(depth: number): Json {
  let value: Json = {};
  for (let level = 0; level < depth; level += 1) value = { record: value, patientId: [value === null] };
  return value;
}

interface Call {
  readonly name: string;
  readonly reach: Reach;
  readonly input: Json;
}

function calls(known: Known): fc.Arbitrary<Call> {
  return fc
    .tuple(fc.constantFrom(...NAMES), fc.constantFrom<Reach>('local', 'any'))
    .chain(([name, reach]) =>
      fc
        .oneof(
          { weight: 5, arbitrary: confined(shapedInput(name, known), known) },
          { weight: 2, arbitrary: confined(anyJson(known), known) },
          { weight: 1, arbitrary: fc.constantFrom(...ODD) },
        )
        .map((input) => ({ name, reach, input })),
    );
}

const isEnvelope = (answer: unknown): answer is Envelope => {
  if (typeof answer !== 'object' || answer === null || !('ok' in answer)) return false;
  if (answer.ok === true) return 'value' in answer;
  const error: unknown = Reflect.get(answer, 'error');
  if (typeof error !== 'object' || error === null || !('code' in error) || !('message' in error))
    return false;
  return ERROR_CODES.some((code) => code === error.code) && typeof error.message === 'string';
};

function judge(answer: unknown, what: string, findings: Findings): string {
  if (!isEnvelope(answer)) {
    findings.fail(`${what}: no envelope`);
    return 'no envelope';
  }
  if (answer.ok) return 'ok';
  if (answer.error.code === 'internal') findings.fail(`${what}: internal`);
  if (JSON.stringify(answer.error).includes(SECRET)) findings.fail(`${what}: a value in the error`);
  return answer.error.code;
}

/** The end of a job that a call started. */
async function jobEnd(registry: KillableRegistry, jobId: string): Promise<Envelope> {
  for (;;) {
    const answer = await registry.host.call('jobs.status', { jobId }, 'local');
    if (!answer.ok) return answer;
    const status = answer.value as unknown as JobStatus;
    if (status.state === 'failed') return { ok: false, error: status.error as ErrorBody };
    if (status.state === 'done') return { ok: true, value: status.result };
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

async function prepare(registry: KillableRegistry): Promise<Known> {
  await registry.create();
  const { patientId } = await registry.caller.value<{ patientId: string }>('patients.create', {
    studyId: 'R1',
    record: { sex: 'male', familyName: `${SECRET} A`, givenName: `${SECRET} B`, hospitalNo: `${SECRET} 1` },
  });
  const { id: recordId } = await registry.caller.value<{ id: string }>('records.save', {
    patientId,
    entity: 'taceSession',
    id: null,
    version: null,
    record: { date: '2020-01-01', operator: `${SECRET} C` },
  });
  return { folder: registry.home, patientId, recordId };
}

/** Calls with any name, input and reach; every answer is an envelope that gives nothing away. */
export async function randomCalls(count: number, seed = 1): Promise<Findings> {
  const findings = new Findings();
  const registry = new KillableRegistry();
  try {
    const known = await prepare(registry);
    const drawn = fc.sample(calls(known), { numRuns: count, seed });
    for (const [index, { name, reach, input }] of drawn.entries()) {
      const what = `call ${index} of ${JSON.stringify(name)} (${reach})`;
      const call = registry.host.call(name, input, reach);
      const answer = await within(DEADLINE, what, call);
      let outcome = judge(answer, what, findings);
      const jobId: unknown = answer.ok ? Reflect.get(Object(answer.value), 'jobId') : undefined;
      if (typeof jobId === 'string') {
        outcome = judge(await within(DEADLINE, what, jobEnd(registry, jobId)), what, findings);
      }
      findings.count(outcome);
      if (outcome === 'locked') {
        findings.fail(`${what}: the process went away`);
        await registry.unlock();
      }
    }
    const verification = await registry.verify();
    if (!verification.ok) findings.fail(faultsOf(verification));
    must(await registry.patientCount(), 'a count');
  } finally {
    await registry.close();
  }
  return findings;
}
