import { runNode, say, tool } from './tooling/run.ts';
import { build } from './tooling/build.ts';
import { runSuite } from './tooling/suite.ts';

interface Step {
  name: string;
  run: () => Promise<number>;
}

const types = (environment: string): Step => ({
  name: `types ${environment}`,
  run: () => runNode(tool.tsc, ['-p', `tsconfig.${environment}.json`]),
});

const steps: readonly Step[] = [
  { name: 'format', run: () => runNode(tool.prettier, ['--check', '--log-level', 'warn', '.']) },
  { name: 'lint', run: () => runNode(tool.eslint, ['.', '--max-warnings', '0']) },
  ...['shared', 'main', 'preload', 'test', 'tools'].map(types),
  {
    // Checks the plain TypeScript of the window too, so a separate tsc run would find nothing more.
    name: 'svelte-check',
    run: () =>
      runNode(tool.svelteCheck, [
        '--tsconfig',
        'tsconfig.renderer.json',
        '--fail-on-warnings',
        '--output',
        'human',
      ]),
  },
  {
    name: 'boundaries',
    run: () => runNode(tool.depcruise, ['src', 'test', 'scripts', '--output-type', 'err-long']),
  },
  { name: 'unused', run: () => runNode(tool.knip, ['--no-progress']) },
  { name: 'file size', run: () => runNode('scripts/checkFileSize.ts', []) },
  // Before the tests: some of them boot what was built.
  { name: 'build', run: () => build('all') },
  { name: 'unit tests', run: () => runSuite(['unit']) },
  { name: 'end-to-end tests', run: () => runSuite(['e2e']) },
];

interface Finished {
  name: string;
  seconds: number;
  code: number;
}

const finished: Finished[] = [];
for (const step of steps) {
  say(`\n--- ${step.name}`);
  const started = performance.now();
  const code = await step.run();
  finished.push({ name: step.name, seconds: (performance.now() - started) / 1000, code });
}

say('');
for (const step of finished) {
  say(`${step.code === 0 ? 'ok    ' : 'FAILED'} ${step.seconds.toFixed(1).padStart(6)} s  ${step.name}`);
}
const failed = finished.filter((step) => step.code !== 0);
say(
  failed.length === 0
    ? 'verify: all steps passed'
    : `verify: failed: ${failed.map((step) => step.name).join(', ')}`,
);
process.exitCode = failed.length === 0 ? 0 : 1;
