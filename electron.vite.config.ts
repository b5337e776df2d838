import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'electron-vite';
import { resolve } from 'node:path';

const from = (path: string): string => resolve(import.meta.dirname, path);

// Everything else is bundled, so a shipped app carries no unused drivers and starts from few files.
// fflate declares a top-level `require`, which clashes with the one electron-vite puts into a bundle.
const external = ['electron', 'better-sqlite3', 'fflate'];

// Flat chunks beside the entries: `new URL('./registryProcess.js', import.meta.url)` holds in each of them.
const main = {
  build: {
    outDir: from('out/main'),
    externalizeDeps: false,
    minify: false,
    rolldownOptions: {
      input: {
        electron: from('src/main/shells/electron/main.ts'),
        cli: from('src/main/shells/cli/main.ts'),
        registryProcess: from('src/main/registry/process.ts'),
      },
      external,
      output: { format: 'es' as const, entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
};

// A sandboxed preload cannot be a module and cannot require packages.
const preload = {
  build: {
    outDir: from('out/preload'),
    externalizeDeps: false,
    minify: false,
    rolldownOptions: {
      input: { index: from('src/preload/index.ts') },
      external: ['electron'],
      output: { format: 'cjs' as const, entryFileNames: '[name].cjs' },
    },
  },
};

// No inlined assets and no polyfill script: the content security policy takes files of this origin only.
const renderer = {
  root: from('src/renderer'),
  plugins: [svelte({ configFile: from('svelte.config.js') })],
  build: {
    outDir: from('out/renderer'),
    emptyOutDir: true,
    minify: true,
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: { input: { index: from('src/renderer/index.html') } },
  },
};

/** `--mode main` builds what the command line needs and leaves the window as it is. */
export default defineConfig(({ mode }) => (mode === 'main' ? { main } : { main, preload, renderer }));
