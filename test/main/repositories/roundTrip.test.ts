import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entityOf } from '#shared/codebook/codebook.ts';
import { emptyRecord, parseRecord } from '#shared/codebook/parseRecord.ts';
import type { AnyRecord } from '#shared/codebook/records.ts';
import { MISSING_REASONS } from '#shared/model/missing.ts';
import { must } from '#shared/kernel/must.ts';
import { RECORD_ENTITIES, recordTableOf } from '#main/database/entityTables.ts';
import { verifyChain, verifyRecords } from '#main/repositories/auditVerify.ts';
import { RecordStore } from '#main/repositories/recordStore.ts';
import { newId } from '#main/repositories/uuid.ts';
import { arbitraryRecord } from '#test/support/arbitraryRecord.ts';
import { AUDIT_KEY, audited, finish, memoryDatabase } from '#test/support/memoryRegistry.ts';

const database = await memoryDatabase();
const store = new RecordStore(database);
type RecordName = (typeof RECORD_ENTITIES)[number];
interface Place {
  readonly patientId: string;
  readonly parentId: string | null;
}
const places = new Map<RecordName, Place>();

const sample = (name: RecordName): AnyRecord =>
  must(fc.sample(arbitraryRecord(name), { numRuns: 1, seed: 7 })[0], 'a record');

/** A patient of its own for each entity, and a row to hang children on. */
function placeFor(name: RecordName): Place {
  const known = places.get(name);
  if (known !== undefined) return known;
  const patientId = newId();
  audited(database, () => store.insertPatient(patientId, patientId, { ...emptyRecord('patient') }));
  const { parent } = recordTableOf(name);
  const owner = RECORD_ENTITIES.find((entity) => recordTableOf(entity).sqlName === parent);
  const parentId = owner === undefined ? null : newId();
  if (owner !== undefined && parentId !== null) {
    audited(database, () => store.insert(owner, patientId, parentId, null, sample(owner)));
  }
  places.set(name, { patientId, parentId });
  return { patientId, parentId };
}

/** Makes room for another row where there is one per patient. */
function makeRoom(name: RecordName, patientId: string): void {
  if (entityOf(name).cardinality === 'many') return;
  for (const row of store.list(name, patientId, null)) {
    audited(database, () => store.setDeleted(name, patientId, row.id, row.version, true));
  }
}

describe('records in and out of their tables', () => {
  it.each(RECORD_ENTITIES)('%s: what was written is read', (name) => {
    const { patientId, parentId } = placeFor(name);
    fc.assert(
      fc.property(arbitraryRecord(name), arbitraryRecord(name), (first, second) => {
        expect(parseRecord(name, first).ok).toBe(true);
        const id = newId();
        makeRoom(name, patientId);
        audited(database, () => store.insert(name, patientId, id, parentId, first));
        expect(store.find(name, patientId, id)).toEqual({
          id,
          parentId,
          version: 1,
          deleted: false,
          record: first,
        });
        audited(database, () => expect(store.update(name, patientId, id, 1, second)).toBe(true));
        expect(store.find(name, patientId, id)?.record).toEqual(second);
      }),
      { numRuns: 40, seed: 20_261 },
    );
  });

  it('patient: identifiers and the rest come together again', () => {
    fc.assert(
      fc.property(arbitraryRecord('patient'), arbitraryRecord('patient'), (first, second) => {
        const id = newId();
        audited(database, () => store.insertPatient(id, id, first));
        expect(store.findPatient(id)?.record).toEqual(first);
        audited(database, () => expect(store.updatePatient(id, 1, second)).toBe(true));
        expect(store.findPatientByStudyId(id)).toEqual({
          id,
          studyId: id,
          version: 2,
          deleted: false,
          record: second,
        });
      }),
      { numRuns: 40, seed: 20_262 },
    );
  });

  it.each(RECORD_ENTITIES)('%s: each missing reason of each field', (name) => {
    const { patientId, parentId } = placeFor(name);
    const valid = sample(name);
    for (const missing of Object.keys(MISSING_REASONS)) {
      const record = Object.fromEntries(
        Object.entries(entityOf(name).fields).map(([field, { required }]) => [
          field,
          required ? valid[field] : { missing },
        ]),
      ) as AnyRecord;
      const id = newId();
      makeRoom(name, patientId);
      audited(database, () => store.insert(name, patientId, id, parentId, record));
      expect(store.find(name, patientId, id)?.record).toEqual(record);
    }
  });

  it('leaves a trail that tells the same', () => {
    expect(finish(verifyChain(database, AUDIT_KEY))).toBeNull();
    expect(finish(verifyRecords(database))).toBeNull();
  });

  it('refuses a second row where there is one per patient, and a child of another patient', () => {
    const other = newId();
    audited(database, () => store.insertPatient(other, 'P-other', { ...emptyRecord('patient') }));
    const baseline = { ...emptyRecord('baseline') };
    audited(database, () => store.insert('baseline', other, newId(), null, baseline));
    expect(() => audited(database, () => store.insert('baseline', other, newId(), null, baseline))).toThrow(
      /UNIQUE/,
    );
    const { parentId: image } = placeFor('lesion');
    const insertLesion = (): void => store.insert('lesion', other, newId(), image, sample('lesion'));
    expect(() => audited(database, insertLesion)).toThrow(/FOREIGN KEY/);
  });

  it('does not update a version that is not the stored one', () => {
    const { patientId } = placeFor('labPanel');
    const id = newId();
    audited(database, () => store.insert('labPanel', patientId, id, null, sample('labPanel')));
    audited(database, () =>
      expect(store.update('labPanel', patientId, id, 2, sample('labPanel'))).toBe(false),
    );
  });
});
