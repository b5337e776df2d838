import { createHash } from 'node:crypto';
import type { Database } from './driver.ts';

/**
 * SHA-256 over the SQL of every table, index and trigger, sorted by type and name: a dropped or altered trigger
 * shows.
 */
export function schemaHash(database: Database): string {
  const rows = database
    .prepare(
      `SELECT "type", "name", "sql" FROM sqlite_schema WHERE "sql" IS NOT NULL AND "name" NOT LIKE 'sqlite\\_%' ESCAPE '\\'
       ORDER BY "type", "name"`,
    )
    .raw()
    .all();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}
