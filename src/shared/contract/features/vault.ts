import { z } from 'zod';
import { session } from '../procedure.ts';
import { EVERYONE, ROLES } from '../roles.ts';

const file = z.string().min(1).max(1000);
const user = z.string().trim().min(1).max(60);
const passphrase = z.string().min(1).max(1000);

const status = z.object({
  state: z.enum(['locked', 'open']),
  /** The file that is open, or the one the shell was started for. */
  registry: z.string().nullable(),
  /** Registries opened before on this computer, latest first. */
  recent: z.array(z.object({ registry: z.string(), study: z.string(), openedAt: z.string() })),
  defaultFolder: z.string(),
  user: z.string().nullable(),
  roles: z.array(z.enum(ROLES)),
  study: z.string().nullable(),
  /** Why nothing can be written, if so. */
  readOnly: z.enum(['older-than-anchor', 'forked', 'damaged', 'file']).nullable(),
  /** The key derivation is the weak one for tests. */
  kdfTest: z.boolean(),
  autoLockMinutes: z.number(),
});
export type VaultStatus = z.output<typeof status>;

export const vault = {
  'vault.status': session({ input: z.object({}), output: status, roles: null }),
  /** Creates a registry and opens it. The recovery code is shown this once. */
  'vault.create': session({
    input: z.object({ file, studyName: z.string().trim().min(1).max(120), user, passphrase }),
    output: z.object({ registry: z.string(), recoveryCode: z.string() }),
    roles: null,
  }),
  'vault.unlock': session({ input: z.object({ file, user, passphrase }), output: status, roles: null }),
  /** Closes the file, seals the anchor, ends the process that held the key. */
  'vault.lock': session({ input: z.object({}), output: z.object({}), roles: EVERYONE }),
};
