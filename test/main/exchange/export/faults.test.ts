import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ContractError } from '#shared/contract/errors.ts';
import { planRelease, tablesOf } from '#shared/deidentification/plan.ts';
import { PROFILES } from '#shared/deidentification/profile.ts';
import { diskFiles, type FileSystem } from '#main/exchange/export/fileSystem.ts';
import { RowSpool } from '#main/exchange/export/rowSpool.ts';
import { runExport } from '#main/exchange/export/runExport.ts';
import { contextOf, released } from '#test/shared/deidentification/support.ts';
import { cohort, runOf, temporaryFolder } from './support.ts';

const folder = temporaryFolder();
const patients = cohort(4);

class FullDisk extends Error {
  readonly code = 'ENOSPC';
  readonly syscall = 'write';
}

/** The disk, but the step of a number fails; counts the steps. */
function failingAt(step: number): FileSystem & { readonly steps: () => number } {
  let steps = 0;
  const count = (): void => {
    steps += 1;
    if (steps === step) throw new FullDisk('no space left');
  };
  return {
    ...diskFiles,
    steps: () => steps,
    makeFolder: async (path) => (count(), await diskFiles.makeFolder(path)),
    append: async (path) => {
      count();
      const file = await diskFiles.append(path);
      return {
        write: async (chunk) => (count(), await file.write(chunk)),
        close: async () => {
          await file.close();
          count();
        },
      };
    },
    rename: async (from, to) => (count(), await diskFiles.rename(from, to)),
  };
}

describe('a full disk', () => {
  it('at any step leaves nothing, and the same export works afterwards', async () => {
    const out = join(folder, 'new', 'release');
    const counting = failingAt(Number.POSITIVE_INFINITY);
    await runExport(runOf(patients, join(folder, 'counted'), {}, { files: counting }));
    expect(counting.steps()).toBeGreaterThan(40);
    for (let step = 1; step <= counting.steps(); step += 1) {
      await expect(
        runExport(runOf(patients, out, {}, { files: failingAt(step) })),
        String(step),
      ).rejects.toMatchObject({
        code: 'disk-full',
      });
      expect(readdirSync(folder), String(step)).toEqual(['counted']);
    }
    await runExport(runOf(patients, out));
    expect(readdirSync(join(folder, 'new'))).toEqual(['release']);
  });
});

describe('a cancelled export', () => {
  it('leaves nothing, whenever it was cancelled', async () => {
    let pauses = 0;
    const counted = () => Promise.resolve(void (pauses += 1));
    await runExport(runOf(patients, join(folder, 'paused'), {}, { pause: counted }));
    expect(pauses).toBeGreaterThan(10);
    const names = readdirSync(folder);
    for (let at = 1; at <= pauses; at += 1) {
      let left = at;
      const pause = async (): Promise<void> => {
        left -= 1;
        await Promise.resolve();
        if (left === 0) throw new ContractError('cancelled', 'stopped');
      };
      const run = runOf(patients, join(folder, 'cancelled'), {}, { pause });
      await expect(runExport(run)).rejects.toMatchObject({ code: 'cancelled' });
      expect(readdirSync(folder)).toEqual(names);
    }
  });
});

async function collect<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('the row spool', () => {
  it('gives the same rows in the same order from memory and from disk', async () => {
    const plan = planRelease(PROFILES['relative-days']);
    const context = contextOf('relative-days');
    const spoolOf = async (limit: number, name: string) => {
      const path = join(folder, name);
      await diskFiles.makeFolder(path);
      const spool = new RowSpool(diskFiles, path, tablesOf(plan), limit);
      for (const patient of cohort(40)) {
        spool.add(released(patient, context));
        await spool.relieve();
      }
      return { spool, files: readdirSync(path).length };
    };
    const [memory, disk] = [await spoolOf(1e9, 'memory'), await spoolOf(2000, 'disk')];
    expect([memory.files, disk.files > 20]).toEqual([0, true]);
    for (const { name } of tablesOf(plan)) {
      const [fromMemory, fromDisk] = [
        await collect(memory.spool.rows(name)),
        await collect(disk.spool.rows(name)),
      ];
      expect(fromDisk).toEqual(fromMemory);
      expect(fromMemory.length).toBe(memory.spool.count(name));
      expect(disk.spool.facts(name)).toEqual(memory.spool.facts(name));
    }
  });
});
