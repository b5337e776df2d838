import { homedir } from 'node:os';
import { STANDARD_KDF, TEST_KDF, type KdfCost } from '#main/vault/keyDerivation.ts';
import { homeFolder } from '#main/vault/registryFiles.ts';

/** What the registry process is told by its surroundings. No secret is among it. */
export interface Settings {
  /** Folder of this computer's own records. */
  readonly home: string;
  readonly kdf: KdfCost;
  readonly now: () => Date;
}

type Environment = Readonly<Record<string, string | undefined>>;

export function settingsFrom(env: Environment, platform: string): Settings {
  return {
    home: homeFolder({ platform, env, userHome: homedir() }),
    kdf: env['SWITCHPOINT_KDF'] === 'test' ? TEST_KDF : STANDARD_KDF,
    now: () => new Date(),
  };
}
