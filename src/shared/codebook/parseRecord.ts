import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Entry } from '#shared/model/missing.ts';
import { entityOf, type EntityName } from './codebook.ts';
import { parseEntry } from './parseValue.ts';
import type { Problem } from './problem.ts';
import type { RecordOf, Value } from './records.ts';

const at = (prefix: string, field: string): string => (prefix === '' ? field : `${prefix}.${field}`);

/** Every field of an entity set to "nothing said". */
export function emptyRecord<E extends EntityName>(name: E): RecordOf<E> {
  const fields = Object.keys(entityOf(name).fields).map((field) => [field, null] as const);
  return Object.fromEntries(fields) as RecordOf<E>;
}

/**
 * A flat record in normal form from anything, or every problem found in it. `prefix` is put before field names in
 * problem paths. Cost: linear in the number of fields.
 */
export function parseRecord<E extends EntityName>(
  name: E,
  raw: unknown,
  prefix = '',
): Result<RecordOf<E>, readonly Problem[]> {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    return fail([{ code: 'wrong-type', path: prefix, message: 'expects an object of fields' }]);
  }
  const given = raw as Readonly<Record<string, unknown>>;
  const { fields } = entityOf(name);
  const problems: Problem[] = [];
  for (const key of Object.keys(given)) {
    if (!Object.hasOwn(fields, key)) {
      problems.push({
        code: 'unknown-field',
        path: at(prefix, key),
        message: 'is not a field of this record',
      });
    }
  }
  const record: Record<string, Entry<Value>> = {};
  for (const [field, declaration] of Object.entries(fields)) {
    const parsed = parseEntry(declaration, Object.hasOwn(given, field) ? given[field] : null);
    if (parsed.ok) record[field] = parsed.value;
    else problems.push({ ...parsed.error, path: at(prefix, field) });
  }
  return problems.length > 0 ? fail(problems) : ok(record as RecordOf<E>);
}
