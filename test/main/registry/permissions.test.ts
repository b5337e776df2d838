import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CONTRACT, type ProcedureName } from '#shared/contract/contract.ts';
import { ROLES, type Role } from '#shared/contract/roles.ts';
import { openDatabase } from '#main/database/connection.ts';
import { write } from '#main/database/auditedWrite.ts';
import { putUser } from '#main/repositories/studyStore.ts';
import { HANDLERS } from '#main/registry/handlers.ts';
import { subkey, TEST_KDF } from '#main/vault/keyDerivation.ts';
import { addUser } from '#main/vault/manageKeys.ts';
import { registryFiles } from '#main/vault/registryFiles.ts';
import { unlock } from '#main/vault/unlock.ts';
import { CONTEXT } from '#test/support/memoryRegistry.ts';
import {
  type Caller,
  callerOf,
  openedRegistry,
  PASSPHRASE,
  registryHome,
  USER,
} from '#test/support/registryHome.ts';

const names = Object.keys(CONTRACT) as ProcedureName[];
const needing = names.filter((name) => CONTRACT[name].roles !== null && name !== 'vault.lock');

describe.each(ROLES)('a user who is %s only', (role) => {
  const place = registryHome();
  let caller: Caller;
  let patientId = '';

  beforeAll(async () => {
    const host = place.host();
    const owner = callerOf(host);
    const { file } = place;
    await owner.value('vault.create', { file, studyName: 'S', user: USER, passphrase: PASSPHRASE });
    const record = { familyName: 'Kim', sex: 'male' };
    ({ patientId } = await owner.value<{ patientId: string }>('patients.create', { studyId: 'P1', record }));
    await host.lock();
    await addPerson(file, place.home, role);
    caller = callerOf(host);
    await caller.value('vault.unlock', { file, user: role, passphrase: PASSPHRASE });
  });
  afterAll(async () => {
    await caller.value('vault.lock');
    place.remove();
  });

  it.each(needing)('%s: is let through or refused as the contract says', async (name) => {
    const allowed = (CONTRACT[name].roles as readonly Role[]).includes(role);
    const code = await caller.code(name, { not: 'an input' });
    if (allowed) expect(['forbidden', 'locked', 'internal']).not.toContain(code);
    else expect(code).toBe('forbidden');
  });

  it('sees identifiers or not, in the list, the record, the document and the trail', async () => {
    const sees = ['investigator', 'data-manager', 'coordinator'].includes(role);
    const calls: readonly (readonly [ProcedureName, object])[] = [
      ['patients.list', {}],
      ['patients.get', { patientId }],
      ['documents.page', {}],
      ['audit.list', {}],
      ['patients.list', { search: 'kim' }],
    ];
    for (const [name, input] of calls) {
      const envelope = await caller.envelope(name, input);
      if (!envelope.ok) expect(envelope.error.code, name).toBe('forbidden');
      else expect(JSON.stringify(envelope).includes('Kim'), name).toBe(sees);
    }
  });
});

/** What an administrator's command would do: a key slot, and the roles in the registry. */
async function addPerson(file: string, home: string, role: Role): Promise<void> {
  const files = registryFiles(file, home);
  const owner = await unlock(files, { user: USER, passphrase: PASSPHRASE });
  if (!owner.ok) throw new Error(owner.error);
  const { dataKey, salt } = owner.value;
  const added = await addUser(files, dataKey, { user: role, passphrase: PASSPHRASE }, TEST_KDF);
  expect(added.ok).toBe(true);
  const handle = openDatabase({ file, dataKey, mode: 'open', salt });
  write(handle.driver, subkey(dataKey, 'audit'), CONTEXT, () => {
    putUser(handle.driver, role, [role], CONTEXT.at);
  });
  handle.close();
}

it('has a handler for every procedure of the contract, and none besides', () => {
  expect(Object.keys(HANDLERS).toSorted()).toEqual(names.toSorted());
});

it('tells nothing of an unexpected failure', async () => {
  const place = await openedRegistry();
  const { caller } = place;
  const secretFile = '/nonexistent/Kim Mina';
  const envelope = await caller.job('documents.write', { file: secretFile, studyId: null });
  expect(envelope).toMatchObject({ state: 'failed', error: { code: 'file-unreadable' } });
  expect(JSON.stringify(envelope)).not.toContain('Kim');
  await place.close();
});
