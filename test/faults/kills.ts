import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as after } from 'node:timers/promises';
import { must } from '#shared/kernel/must.ts';
import { RandomStream } from '#shared/synthetic/random.ts';
import { Findings, within } from './findings.ts';
import { documentOf, faultsOf, KillableRegistry, syntheticPatients } from './killableRegistry.ts';

const DEADLINE = 60_000;
const LANES = 4;

/** What the registry acknowledged of one patient's records: weight by record, and the version it was saved as. */
interface Acknowledged {
  readonly weights: Map<string, { readonly version: number; readonly weight: number }>;
}

interface Saved {
  readonly id: string;
  readonly version: number;
}

interface Patient {
  readonly record: { readonly clinicalStatus: readonly { readonly id: string; readonly weightKg: number }[] };
  readonly versions: Readonly<Record<string, number>>;
}

/** Saves one record after the other, new ones and changes, until the process is gone. */
async function saveUntilGone(
  registry: KillableRegistry,
  patientId: string,
  random: RandomStream,
  known: Acknowledged,
  acknowledged: () => void,
): Promise<void> {
  for (;;) {
    const weight = random.integer(400, 1400) / 10;
    const ids = [...known.weights.keys()];
    const id =
      ids.length > 3 && random.chance(0.5) ? must(ids[random.integer(0, ids.length - 1)], 'an id') : null;
    const answer = await registry.caller.envelope('records.save', {
      patientId,
      entity: 'clinicalStatus',
      id,
      version: id === null ? null : must(known.weights.get(id), 'a save').version,
      record: { date: '2020-02-03', weightKg: weight },
      reason: 'typing error',
    });
    if (!answer.ok) {
      if (answer.error.code === 'locked') return;
      throw new Error(`a save was refused: ${answer.error.code}`);
    }
    const saved = answer.value as unknown as Saved;
    known.weights.set(saved.id, { version: saved.version, weight });
    acknowledged();
  }
}

/** Everything acknowledged is there as it was saved, or as a save that was under way left it. */
function missingSaves(patient: Patient, known: Acknowledged): readonly string[] {
  const stored = new Map(patient.record.clinicalStatus.map(({ id, weightKg }) => [id, weightKg]));
  return [...known.weights].flatMap(([id, { version, weight }]) => {
    const found = patient.versions[id];
    if (found === undefined) return ['a saved record is gone'];
    if (found < version) return [`version ${version} was acknowledged, ${found} is there`];
    return found === version && stored.get(id) !== weight ? ['a saved record has another value'] : [];
  });
}

/** Takes over what the last round could not know: the save under way when the process went. */
function learn(patient: Patient, known: Acknowledged): void {
  for (const { id, weightKg } of patient.record.clinicalStatus) {
    known.weights.set(id, { version: must(patient.versions[id], 'a version'), weight: weightKg });
  }
}

/** Kills the process amid saves of several callers, again and again on the same registry. */
export async function killWhileSaving(rounds: number, seed = 1): Promise<Findings> {
  const findings = new Findings();
  const registry = new KillableRegistry();
  const random = new RandomStream(seed, 0);
  try {
    await registry.create();
    const lanes: { readonly patientId: string; readonly known: Acknowledged }[] = [];
    for (let lane = 0; lane < LANES; lane += 1) {
      const { patientId } = await registry.caller.value<{ patientId: string }>('patients.create', {
        studyId: `K${lane}`,
        record: { sex: 'male' },
      });
      lanes.push({ patientId, known: { weights: new Map() } });
    }
    for (let round = 0; round < rounds; round += 1) {
      const target = random.integer(1, 80);
      const delay = random.between(0, 3);
      let count = 0;
      let reached = (): void => undefined;
      const enough = new Promise<void>((resolve) => (reached = resolve));
      const saving = lanes.map(({ patientId, known }, lane) =>
        saveUntilGone(registry, patientId, new RandomStream(seed + 1 + lane, round), known, () => {
          count += 1;
          if (count === target) reached();
        }),
      );
      await within(DEADLINE, 'saving', Promise.race([enough, Promise.all(saving)]));
      await after(delay);
      await registry.kill();
      await within(DEADLINE, 'the answers after the kill', Promise.all(saving));
      await within(DEADLINE, 'unlocking', registry.unlock());
      for (const { patientId, known } of lanes) {
        const patient = await registry.caller.value<Patient>('patients.get', { patientId });
        for (const lost of missingSaves(patient, known)) findings.fail(`round ${round}: ${lost}`);
        learn(patient, known);
      }
      const verification = await registry.verify();
      if (!verification.ok) findings.fail(`round ${round}: ${faultsOf(verification)}`);
      findings.count('kill amid saves');
    }
  } finally {
    await registry.close();
  }
  return findings;
}

interface LongWrite {
  readonly procedure: string;
  readonly patients: number;
  readonly input: (registry: KillableRegistry) => object;
}

const LONG_WRITES: readonly LongWrite[] = [
  { procedure: 'synthetic.load', patients: 3000, input: () => ({ patients: 3000, seed: 1 }) },
  {
    procedure: 'documents.load',
    patients: 400,
    input: ({ home }) => {
      const file = join(home, 'patients.json');
      writeFileSync(file, documentOf(syntheticPatients(400)));
      return { file };
    },
  },
  {
    procedure: 'import.run',
    patients: 2500,
    input: ({ home }) => {
      const file = join(home, 'patients.csv');
      const rows = Array.from(
        { length: 2500 },
        (_, index) => `I${String(index).padStart(5, '0')},male,1950-01-01`,
      );
      writeFileSync(file, ['studyId,sex,birthDate', ...rows, ''].join('\n'));
      return { file, source: { entity: 'patient' } };
    },
  },
];

interface Progress {
  readonly state: 'running' | 'done' | 'failed';
}

/** Kills the process amid a load or import; nothing of it may be there afterwards, and the trail holds. */
export async function killWhileLoading(rounds: number, seed = 1): Promise<Findings> {
  const findings = new Findings();
  for (const { procedure, patients: all, input } of LONG_WRITES) {
    const registry = new KillableRegistry();
    const random = new RandomStream(seed, all);
    try {
      await registry.create();
      const given = input(registry);
      for (let round = 0; round < rounds; round += 1) {
        const { jobId } = await registry.caller.value<{ jobId: string }>(procedure, given);
        await after(random.between(20, 900));
        const { state } = await registry.caller.value<Progress>('jobs.status', { jobId });
        await registry.kill();
        await within(DEADLINE, 'unlocking', registry.unlock());
        const patients = await registry.patientCount();
        const verification = await registry.verify();
        if (!verification.ok) findings.fail(`${procedure}, round ${round}: ${faultsOf(verification)}`);
        // The job may have ended between the question and the kill: then all of it is there.
        if (patients !== 0 && patients !== all) findings.fail(`${procedure}, round ${round}: a part stayed`);
        if (state === 'failed') findings.fail(`${procedure}, round ${round}: failed before the kill`);
        findings.count(patients === 0 ? `kill amid ${procedure}` : `kill after ${procedure}`);
        if (patients > 0) break;
      }
    } finally {
      await registry.close();
    }
  }
  return findings;
}
