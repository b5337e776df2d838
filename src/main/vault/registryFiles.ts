import { accessSync, constants, existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { ContractError } from '#shared/contract/errors.ts';

/** The files of one registry. They are moved and copied together; only the home anchor stays with the computer. */
export interface RegistryFiles {
  readonly database: string;
  readonly writeAheadLog: string;
  readonly keys: string;
  readonly previousKeys: string;
  readonly anchor: string;
  readonly attempts: string;
  /** The second anchor, by the registry's uuid: it outlives a replaced or rolled-back folder. */
  readonly homeAnchor: (db: string) => string;
}

/** `home` is the folder of this computer's own records (see {@link homeFolder}). */
export function registryFiles(file: string, home: string): RegistryFiles {
  const database = resolve(file);
  return {
    database,
    writeAheadLog: `${database}-wal`,
    keys: `${database}.keys.json`,
    previousKeys: `${database}.keys.json.bak`,
    anchor: `${database}.anchor.json`,
    attempts: `${database}.attempts.log`,
    homeAnchor: (db) => join(home, 'anchors', `${db}.json`),
  };
}

/** Throws `file-missing` where there is no file to open. */
export function requireRegistry({ database }: RegistryFiles): void {
  if (existsSync(database)) return;
  throw new ContractError(
    'file-missing',
    'There is no registry of that name. Nothing was changed. Check its path.',
  );
}

/** Throws `file-missing` or `file-unreadable` where no registry can be made. */
export function requireFolder({ database }: RegistryFiles): void {
  const folder = dirname(database);
  if (!existsSync(folder))
    throw new ContractError('file-missing', 'The folder is not there. Nothing was written. Make it first.');
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new ContractError('file-unreadable', 'The folder cannot be written. Nothing was written.');
  }
}

export interface Surroundings {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly userHome: string;
}

/** `SWITCHPOINT_HOME`, else the place where the operating system keeps a program's data for one user. */
export function homeFolder({ platform, env, userHome }: Surroundings): string {
  const chosen = env['SWITCHPOINT_HOME'];
  if (chosen) return resolve(chosen);
  if (platform === 'win32')
    return join(env['APPDATA'] ?? join(userHome, 'AppData', 'Roaming'), 'Switchpoint');
  if (platform === 'darwin') return join(userHome, 'Library', 'Application Support', 'Switchpoint');
  return join(env['XDG_DATA_HOME'] || join(userHome, '.local', 'share'), 'switchpoint');
}
