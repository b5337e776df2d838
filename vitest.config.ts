import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { findBrowser } from './scripts/tooling/browser.ts';

const browser = findBrowser();

export default defineConfig({
  plugins: [svelte()],
  test: {
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    env: browser === undefined ? {} : { SWITCHPOINT_BROWSER: browser },
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['test/**/*.test.ts'], exclude: ['test/e2e/**'] },
      },
      {
        extends: true,
        test: { name: 'e2e', include: ['test/e2e/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 60_000 },
      },
    ],
  },
});
