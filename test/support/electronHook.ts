import { registerHooks } from 'node:module';

/** Resolves `electron` to the double, for the built main bundle run by plain Node. */
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron'
      ? { url: new URL('./bootedElectron.ts', import.meta.url).href, shortCircuit: true }
      : next(specifier, context),
});
