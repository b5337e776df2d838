import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { must } from '#shared/kernel/must.ts';
import { PASSPHRASE, USER } from '#test/support/registryHome.ts';
import { Findings } from './findings.ts';
import { faultsOf, KillableRegistry } from './killableRegistry.ts';

const VOLUME = '12m';
const SAVES = 400;

/** A small volume of its own; only the administrator of a Linux machine may make one. */
function mountVolume(): string | null {
  const folder = mkdtempSync(join(tmpdir(), 'switchpoint-volume-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${VOLUME}`, 'tmpfs', folder], { stdio: 'ignore' });
    return folder;
  } catch {
    rmSync(folder, { recursive: true });
    return null;
  }
}

/** Fills the volume up to its last pages, saves until one is refused, frees it again. */
async function fill(registry: KillableRegistry, volume: string, findings: Findings): Promise<void> {
  const file = join(volume, 'study.switchpoint');
  await registry.caller.value('vault.create', {
    file,
    studyName: 'Study',
    user: USER,
    passphrase: PASSPHRASE,
  });
  await registry.caller.result('synthetic.load', { patients: 40, seed: 1 });
  const { rows } = await registry.caller.value<{ rows: { patientId: string }[] }>('patients.list');
  const { patientId } = must(rows[0], 'a patient');
  const { bavail, bsize } = statfsSync(volume);
  const ballast = join(volume, 'ballast');
  writeFileSync(ballast, Buffer.alloc(Math.max(0, bavail * bsize - 400_000)));
  const save = (): Promise<string> =>
    registry.caller.code('records.save', {
      patientId,
      entity: 'clinicalStatus',
      id: null,
      version: null,
      record: { date: '2021-01-01', weightKg: 61 },
    });
  let saved = 0;
  let refused = 'ok';
  for (; saved < SAVES && refused === 'ok'; saved += 1) refused = await save();
  findings.count(`save on a full disk: ${refused}`);
  if (refused !== 'disk-full') findings.fail(`the full disk was answered with ${refused}`);
  const load = await registry.caller.job('documents.load', { file: join(volume, 'none.json') });
  if (load.state === 'failed' && load.error.code === 'internal')
    findings.fail('a load on a full disk is internal');
  const { record } = await registry.caller.value<{
    record: { clinicalStatus: { weightKg: number | null }[] };
  }>('patients.get', { patientId });
  const kept = record.clinicalStatus.filter(({ weightKg }) => weightKg === 61).length;
  if (kept !== saved - 1) findings.fail(`${saved - 1} saves were acknowledged, ${kept} are there`);
  rmSync(ballast);
  if ((await save()) !== 'ok') findings.fail('saving does not go on after space was freed');
  findings.count('save after space was freed');
  const verification = await registry.verify();
  if (!verification.ok) findings.fail(faultsOf(verification));
}

/** A disk that runs full amid saves: nothing acknowledged is lost, and work goes on when there is space again. */
export async function diskFull(): Promise<Findings> {
  const findings = new Findings();
  const volume = mountVolume();
  if (volume === null) {
    findings.count('not run: no volume could be mounted');
    return findings;
  }
  const registry = new KillableRegistry();
  try {
    await fill(registry, volume, findings);
  } finally {
    await registry.close();
    execFileSync('umount', [volume]);
    rmSync(volume, { recursive: true });
  }
  return findings;
}
