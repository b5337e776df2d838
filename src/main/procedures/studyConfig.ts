import type { Json } from '#shared/kernel/json.ts';
import { CONFIG_NAMES, defaultConfig, type Config } from '#shared/model/config.ts';
import { configOf, storeConfig, studyConfig } from './config.ts';
import type { HandlersOf } from './handler.ts';
import { refreshSummaries } from './refreshSummaries.ts';
import { wire } from './wire.ts';

/** The given values on top of the study's, `null` meaning the default. */
function changedConfig(values: Readonly<Record<string, Json>>, before: Config): Config {
  const reset = CONFIG_NAMES.filter((name) => Object.hasOwn(values, name) && values[name] === null);
  const base = configOf(Object.fromEntries(reset.map((name) => [name, defaultConfig[name]])), before);
  const given = Object.entries(values).filter(
    ([name, value]) => value !== null || !Object.hasOwn(before, name),
  );
  return configOf(Object.fromEntries(given), base);
}

export const studyConfigProcedures: HandlersOf<'study.config' | 'study.setConfig'> = {
  'study.config': ({ registry }) => ({
    config: Object.fromEntries(
      Object.entries(studyConfig(registry)).map(([name, value]) => [name, wire(value)]),
    ),
    changed: registry.settings.given(),
    history: registry.settings.changes(),
  }),

  'study.setConfig': async (context, { values, reason }) => {
    const registry = context.open();
    const config = changedConfig(values, studyConfig(registry));
    let changed = 0;
    let patients = 0;
    await context.write({ source: 'form', batchId: null, reason }, async (pause) => {
      changed = storeConfig(registry, config);
      if (changed > 0) patients = await refreshSummaries(registry, context, pause);
    });
    return { changed, patients };
  },
};
