import { ContractError } from '#shared/contract/errors.ts';
import type { Json } from '#shared/kernel/json.ts';
import { CONFIG_NAMES, defaultConfig, parseConfig, type Config } from '#shared/model/config.ts';
import type { OpenRegistry } from './openRegistry.ts';
import { wire } from './wire.ts';

/** A configuration on top of another one; throws `invalid-config` with the name of the key. */
export function configOf(raw: unknown, base: Config): Config {
  const config = parseConfig(raw, base);
  if (config.ok) return config.value;
  const { field, message } = config.error;
  throw new ContractError('invalid-config', `${field} ${message}. Nothing was computed.`, { field, message });
}

/** The rules of this study: the defaults, with what was set on top. */
export function studyConfig({ settings }: Pick<OpenRegistry, 'settings'>): Config {
  const given = settings.given();
  return Object.keys(given).length === 0 ? defaultConfig : configOf(given, defaultConfig);
}

const same = (a: Json, b: Json): boolean => JSON.stringify(a) === JSON.stringify(b);

/** Writes the keys whose value becomes another one, inside the running transaction; answers with how many. */
export function storeConfig(registry: OpenRegistry, config: Config): number {
  const before = studyConfig(registry);
  const changed = CONFIG_NAMES.filter((name) => !same(wire(config[name]), wire(before[name])));
  for (const name of changed) {
    const value = wire(config[name]);
    registry.settings.put(name, same(value, wire(defaultConfig[name])) ? null : value);
  }
  return changed.length;
}
