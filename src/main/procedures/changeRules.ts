import { entityOf, type EntityName } from '#shared/codebook/codebook.ts';
import type { Field } from '#shared/codebook/fieldTypes.ts';
import type { Problem } from '#shared/codebook/problem.ts';
import type { AnyRecord, Value } from '#shared/codebook/records.ts';
import { targetProblems } from '#shared/codebook/targetRules.ts';
import { ContractError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import type { Entry } from '#shared/model/missing.ts';
import type { OpenRegistry } from './openRegistry.ts';

const same = (a: Entry<Value> | undefined, b: Entry<Value> | undefined): boolean =>
  JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/** Names of the fields in which two records differ. */
export function changedFields(before: AnyRecord, after: AnyRecord): readonly string[] {
  return Object.keys(after).filter((field) => !same(before[field], after[field]));
}

function isActive(field: Field, record: AnyRecord): boolean {
  if (field.activeWhen === undefined) return true;
  const value = record[field.activeWhen.field] ?? null;
  return field.activeWhen.in.some((expected) => expected === value);
}

/** Every field that counts is filled or carries a missing reason. */
function isComplete(name: EntityName, record: AnyRecord): boolean {
  return Object.entries(entityOf(name).fields).every(
    ([key, field]) => field.optional === true || !isActive(field, record) || (record[key] ?? null) !== null,
  );
}

/** A complete record changes its values only with a reason; filling in what was empty needs none. */
export function requireReason(
  name: EntityName,
  before: AnyRecord,
  after: AnyRecord,
  reason: string | null,
): void {
  if (reason !== null || !isComplete(name, before)) return;
  const fields = changedFields(before, after).filter((field) => (before[field] ?? null) !== null);
  if (fields.length === 0) return;
  throw new ContractError(
    'reason-required',
    'The record was complete: say why its values change. Nothing was changed.',
    { fields: [...fields] },
  );
}

function invalidRecord(problems: readonly Problem[]): ContractError {
  const details: Json = { problems: problems.map(({ code, path, message }) => ({ code, path, message })) };
  return new ContractError(
    'invalid-record',
    'The record has values that are refused. Nothing was changed.',
    details,
  );
}

/** Refuses what only shows beside the patient's other records; to be called after the change, inside its transaction. */
export function checkPatient(registry: OpenRegistry, patientId: string, entity: EntityName): void {
  if (entity === 'imaging') checkTargets(registry, patientId);
  if (entity === 'taceSession') checkSessions(registry, patientId);
}

function checkTargets(registry: OpenRegistry, patientId: string): void {
  const images = registry.patients.find(patientId)?.record.imaging ?? [];
  const problems = targetProblems(images, (index) => `imaging[${index}]`);
  if (problems.length > 0) throw invalidRecord(problems);
}

/** `stagedWith` names another session of the patient. */
function checkSessions(registry: OpenRegistry, patientId: string): void {
  const sessions = registry.patients.find(patientId)?.record.taceSessions ?? [];
  const ids = new Set(sessions.map(({ id }) => id));
  const problems = sessions.flatMap(({ id, stagedWith }): Problem[] =>
    typeof stagedWith !== 'string' || (stagedWith !== id && ids.has(stagedWith))
      ? []
      : [
          {
            code: 'unknown-reference',
            path: 'stagedWith',
            message: 'is not another session of this patient',
          },
        ],
  );
  if (problems.length > 0) throw invalidRecord(problems);
}
