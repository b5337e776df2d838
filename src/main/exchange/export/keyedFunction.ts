import { createHmac, hkdfSync } from 'node:crypto';
import type { KeyedFunction } from '#shared/deidentification/keyedFunction.ts';

const KEY_BYTES = 32;

/** The keyed function of a project's de-identification key. Subkeys are derived once per purpose and scope. */
export function keyedFunctionOf(key: Uint8Array): KeyedFunction {
  if (key.length !== KEY_BYTES) throw new Error(`a de-identification key has ${KEY_BYTES} bytes`);
  const subkeys = new Map<string, Buffer>();
  return (purpose, scope, data) => {
    const info = `hccreg/deid/v1/${purpose}/${scope}`;
    const subkey = subkeys.get(info) ?? Buffer.from(hkdfSync('sha256', key, '', info, KEY_BYTES));
    subkeys.set(info, subkey);
    return createHmac('sha256', subkey).update(data).digest();
  };
}
