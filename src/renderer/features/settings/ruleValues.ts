import { CONFIG_KEYS, type ConfigName } from '#shared/model/config.ts';
import type { ConfigKey } from '#shared/model/configKey.ts';
import { i18n } from '#renderer/i18n/i18n.svelte.ts';

export const keyOf = (name: ConfigName): ConfigKey<unknown> => CONFIG_KEYS[name];

interface Days {
  readonly from: number;
  readonly to: number;
  readonly tolerance: number;
}

const isDays = (value: unknown): value is Days =>
  typeof value === 'object' && value !== null && 'from' in value && 'to' in value && 'tolerance' in value;

/** A value of a rule in words. */
export function ruleText(value: unknown): string {
  const t = i18n.t.settings.rules;
  if (typeof value === 'boolean') return value ? t.on : t.off;
  if (Array.isArray(value)) return value.join(', ');
  if (!isDays(value)) return String(value);
  const { from, to, tolerance } = value;
  return tolerance === 0 ? t.window(from, to) : t.windowTolerance(from, to, tolerance);
}

/** What the editor holds: texts of up to three controls, or the chosen codes. */
export interface RuleEntry {
  readonly texts: readonly string[];
  readonly chosen: readonly string[];
}

export function entryOf(value: unknown): RuleEntry {
  if (isDays(value)) {
    return { texts: [value.from, value.to, value.tolerance].map(String), chosen: [] };
  }
  if (Array.isArray(value)) return { texts: [], chosen: value.map(String) };
  return { texts: [String(value)], chosen: [] };
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text.replace(',', '.')));

/** The value of an entry, `null` when the rule does not accept it. */
export function valueOf(name: ConfigName, { texts, chosen }: RuleEntry): unknown {
  const { shape, accept } = keyOf(name);
  const [first = ''] = texts;
  switch (shape.kind) {
    case 'flag':
      return accept(first === 'true');
    case 'number':
      return accept(numberOf(first));
    case 'window':
      return accept(texts.map(numberOf));
    case 'one':
      return accept(shape.choices.find((choice) => String(choice) === first));
    case 'some':
      return accept(chosen);
  }
}
