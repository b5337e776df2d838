import { ContractError } from '#shared/contract/errors.ts';
import { backUp } from '#main/database/backup.ts';
import type { DatabaseHandle } from '#main/database/connection.ts';
import { DatabaseError } from '#main/database/errors.ts';
import { verifyChain, verifyRecords } from '#main/repositories/auditVerify.ts';
import { RecordStore } from '#main/repositories/recordStore.ts';
import { vaultError } from '#main/vault/errors.ts';
import { readKeysFile } from '#main/vault/keysFile.ts';
import type { OpenRegistry } from './openRegistry.ts';

type Counts = Readonly<Record<string, number>>;

/** The copy has an audit trail as it was sealed, its records are those of the trail, and none is lacking. */
function inspectCopy({ driver }: DatabaseHandle, auditKey: Buffer, expected: Counts): Counts {
  for (const steps of [verifyChain(driver, auditKey), verifyRecords(driver)]) {
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    if (step.value !== null) throw new DatabaseError('damaged');
  }
  const rows = new RecordStore(driver).count();
  if (Object.entries(expected).some(([name, count]) => rows[name] !== count))
    throw new DatabaseError('damaged');
  return rows;
}

/**
 * One file with the encrypted database and its key slots, opened and checked before it gets its name. Throws
 * `file-exists`, `disk-full`, `damaged` and then leaves nothing behind.
 */
export function backUpRegistry(
  registry: OpenRegistry,
  target: string,
  createdAt: string,
): { readonly file: string; readonly rows: Record<string, number> } {
  const { handle, dataKey, auditKey, files, records } = registry;
  const keys = readKeysFile(files.keys);
  if (!keys.ok) throw vaultError(keys.error);
  const expected = records.count();
  try {
    const { file, inspected } = backUp({
      handle,
      keys: keys.value,
      dataKey,
      target,
      createdAt,
      inspect: (copy) => inspectCopy(copy, auditKey, expected),
    });
    return { file, rows: { ...inspected } };
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new ContractError('file-unreadable', 'The backup cannot be written there. Nothing was written.');
  }
}
