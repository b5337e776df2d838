import { mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { VaultStatus } from '#shared/contract/features/vault.ts';
import { writeFileAtomically } from '#main/vault/atomicFile.ts';

export type RecentRegistry = VaultStatus['recent'][number];

const MAX_RECENT = 10;
const recentSchema = z.array(z.object({ registry: z.string(), study: z.string(), openedAt: z.string() }));

/** The registries opened on this computer, latest first; a file that cannot be read is an empty list. */
export class RecentRegistries {
  readonly #file: string;

  constructor(home: string) {
    this.#file = join(home, 'recent.json');
  }

  list(): RecentRegistry[] {
    try {
      const parsed = recentSchema.safeParse(JSON.parse(readFileSync(this.#file, 'utf8')));
      return parsed.success ? parsed.data : [];
    } catch {
      return [];
    }
  }

  add(opened: RecentRegistry): void {
    const others = this.list().filter(({ registry }) => registry !== opened.registry);
    const text = `${JSON.stringify([opened, ...others].slice(0, MAX_RECENT), null, 1)}\n`;
    try {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      writeFileAtomically(this.#file, text);
    } catch {
      // The registry is open; a list of names is no reason to refuse it.
    }
  }
}
