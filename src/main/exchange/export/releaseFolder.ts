import { createHash, randomBytes } from 'node:crypto';
import { basename, dirname, join, resolve } from 'node:path';
import { ContractError } from '#shared/contract/errors.ts';
import type { FileSystem, OpenFile } from './fileSystem.ts';

export interface ReleasedFile {
  /** Relative to the release folder, with forward slashes. */
  readonly path: string;
  readonly sha256: string;
  /** Rows of the table it holds; `null` for documents. */
  readonly rows: number | null;
}

/**
 * A release that does not exist until it is whole. Everything is written into a private folder beside the target;
 * `publish` gives it its name in one step, `discard` leaves nothing, not even what was published.
 */
export class ReleaseFolder {
  readonly #fs: FileSystem;
  readonly #target: string;
  readonly #work: string;
  readonly #made: string | null;
  readonly #files: ReleasedFile[] = [];
  #published = false;

  private constructor(fs: FileSystem, target: string, work: string, made: string | null) {
    this.#fs = fs;
    this.#target = target;
    this.#work = work;
    this.#made = made;
  }

  static async create(fs: FileSystem, out: string): Promise<ReleaseFolder> {
    const target = resolve(out);
    await refuseExisting(fs, target);
    const work = join(dirname(target), `.${basename(target)}.${randomBytes(6).toString('hex')}.partial`);
    const made = await fs.makeFolder(dirname(target));
    const folder = new ReleaseFolder(fs, target, work, made);
    try {
      await fs.makeFolder(folder.root);
      await fs.makeFolder(folder.spool);
    } catch (error) {
      await folder.discard();
      throw error;
    }
    return folder;
  }

  /** The future release, while it is being written. */
  get root(): string {
    return join(this.#work, 'release');
  }

  /** For rows on their way: gone before the release is published. */
  get spool(): string {
    return join(this.#work, 'rows');
  }

  get target(): string {
    return this.#target;
  }

  get fileSystem(): FileSystem {
    return this.#fs;
  }

  /** Files so far, in the order in which they were begun. */
  get files(): readonly ReleasedFile[] {
    return this.#files;
  }

  async open(path: string, rows: number | null): Promise<OpenFile> {
    const full = join(this.root, path);
    await this.#fs.makeFolder(dirname(full));
    const file = await this.#fs.append(full);
    const hash = createHash('sha256');
    const position = this.#files.push({ path, sha256: '', rows }) - 1;
    return {
      write: async (chunk) => {
        hash.update(chunk);
        await file.write(chunk);
      },
      close: async () => {
        await file.close();
        this.#files[position] = { path, sha256: hash.digest('hex'), rows };
      },
    };
  }

  async write(path: string, content: string | Uint8Array, rows: number | null = null): Promise<void> {
    const file = await this.open(path, rows);
    try {
      await file.write(content);
    } finally {
      await file.close();
    }
  }

  async publish(): Promise<void> {
    await this.#fs.remove(this.spool);
    const folders = new Set(this.#files.map(({ path }) => dirname(join(this.root, path))));
    for (const folder of [...folders, this.root]) await this.#fs.syncFolder(folder);
    await refuseExisting(this.#fs, this.#target);
    await this.#fs.rename(this.root, this.#target);
    this.#published = true;
    await this.#fs.syncFolder(dirname(this.#target)).catch(() => undefined);
    await this.#fs.remove(this.#work).catch(() => undefined);
  }

  async discard(): Promise<void> {
    await this.#fs.remove(this.#work);
    if (this.#published) await this.#fs.remove(this.#target);
    for (let parent = dirname(this.#target); this.#made !== null; parent = dirname(parent)) {
      await this.#fs.removeEmpty(parent);
      if (parent === this.#made || parent === dirname(parent)) return;
    }
  }
}

async function refuseExisting(fs: FileSystem, target: string): Promise<void> {
  if (await fs.exists(target)) {
    throw new ContractError(
      'file-exists',
      'The release folder exists already. Nothing was written. Choose another name.',
    );
  }
}
