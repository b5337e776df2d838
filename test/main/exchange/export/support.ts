import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll } from 'vitest';
import { parse } from 'csv-parse/sync';
import type { RegisteredPatient } from '#shared/deidentification/deidentify.ts';
import { syntheticPatient } from '#shared/synthetic/course.ts';
import type { ExportOptions, ExportRun } from '#main/exchange/export/request.ts';
import { KEY, uuidOf } from '#test/shared/deidentification/support.ts';

export const TODAY = '2026-06-30';

/** A folder that is gone after the tests of the file. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'export-test-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

export function cohort(n: number, seed = 5): readonly RegisteredPatient[] {
  return Array.from({ length: n }, (_, index) => ({
    uuid: uuidOf(index),
    record: syntheticPatient(seed, index),
  }));
}

export function runOf(
  patients: readonly RegisteredPatient[],
  out: string,
  options: Partial<ExportOptions> = {},
  more: Partial<ExportRun> = {},
): ExportRun {
  return {
    patients: () => patients,
    everyone: () => patients,
    key: KEY,
    today: TODAY,
    out,
    versions: { app: '0.1.0' },
    options: { profile: 'relative-days', formats: ['csv'], release: 'release-1', k: 1, ...options },
    ...more,
  };
}

/** Every file below a folder with its content, by relative path. */
export function contentOf(folder: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  const walk = (at: string): void => {
    for (const name of readdirSync(at).sort()) {
      const path = join(at, name);
      if (statSync(path).isDirectory()) walk(path);
      else found.set(relative(folder, path), readFileSync(path));
    }
  };
  walk(folder);
  return found;
}

export function readTable(out: string, table: string): readonly Readonly<Record<string, string>>[] {
  return parse(readFileSync(join(out, 'data', `${table}.csv`), 'utf8'), { columns: true });
}

export function readJson(out: string, file: string): Readonly<Record<string, unknown>> {
  return JSON.parse(readFileSync(join(out, file), 'utf8')) as Readonly<Record<string, unknown>>;
}
