import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { defineConfig } from 'eslint/config';
import ts from 'typescript-eslint';
import { importRule } from './scripts/architecture/importRule.ts';
import svelteConfig from './svelte.config.js';

// Each `no-restricted-syntax` option replaces the one before it, so the lists are joined per folder.
const noReexport = [
  {
    selector: 'ExportAllDeclaration, ExportNamedDeclaration[source]',
    message: 'no-barrel: import from the file that declares it.',
  },
];
const noClock = [
  {
    selector: "MemberExpression[object.name='Date'][property.name='now']",
    message: 'pure: take the day or time as an argument.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    message: 'pure: take the day or time as an argument.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'pure: take a seeded generator as an argument.',
  },
  {
    selector:
      'MemberExpression[property.name=/^(?:toLocale(?:String|DateString|TimeString|UpperCase|LowerCase)|localeCompare)$/]',
    message: 'pure: the result depends on the machine; format explicitly or use byCodePoint.',
  },
];
const noFork = [
  {
    selector:
      "ImportDeclaration[source.value=/^(?:node:)?child_process$/] > ImportSpecifier[imported.name='fork'], CallExpression[callee.property.name='fork'][callee.object.name!='utilityProcess'][callee.object.property.name!='utilityProcess'], CallExpression[callee.name='fork']",
    message: 'fork-only-in-registry: processes are started by src/main/registry/forkRegistry.ts.',
  },
];
const noDriverReach = [
  {
    selector: 'CallExpression[callee.property.name=/^(?:serialize|backup|loadExtension)$/]',
    message: 'database-only: this copies or extends the open file; it belongs in src/main/database.',
  },
  {
    selector: "Property[key.name='verbose']",
    message: 'database-only: a verbose driver prints bound values.',
  },
  {
    selector: 'Literal[value=/\\bATTACH\\b/], TemplateElement[value.raw=/\\bATTACH\\b/]',
    message: 'database-only: attaching a file belongs in src/main/database.',
  },
];
const noWindow = [
  {
    selector:
      "NewExpression[callee.name='BrowserWindow'], NewExpression[callee.property.name='BrowserWindow']",
    message: 'window-only-once: windows are made in src/main/shells/electron/window.ts.',
  },
];
const noSkip = [
  {
    selector:
      'MemberExpression[object.name=/^(?:describe|it|test|bench|suite)$/][property.name=/^(?:only|skip|todo|fails)$/]',
    message: 'whole-suite: a test that does not run proves nothing.',
  },
  {
    selector: 'CallExpression[callee.name=/^(?:xit|xdescribe|fit|fdescribe)$/]',
    message: 'whole-suite: run it.',
  },
];
/**
 * @param {{ selector: string; message: string }[][]} lists
 * @returns {import('eslint').Linter.RulesRecord}
 */
const restrict = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

const typeInformation = {
  parserOptions: {
    projectService: true,
    tsconfigRootDir: import.meta.dirname,
    extraFileExtensions: ['.svelte'],
  },
};

export default defineConfig(
  { ignores: ['out/', 'dist/', 'demo-out/', 'coverage/', '.cache/', 'drizzle/', 'test/**/fixtures/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error', noInlineConfig: true } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.svelte', '**/*.js'],
    plugins: { switchpoint: { rules: { imports: importRule } } },
    rules: {
      'switchpoint/imports': 'error',
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
    },
  },
  { files: ['**/*.js', '**/*.cjs', 'scripts/**', 'bin/**'], languageOptions: { globals: globals.node } },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommendedTypeChecked],
    languageOptions: typeInformation,
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-misused-spread': 'error',
      '@typescript-eslint/no-deprecated': 'error',
      '@typescript-eslint/no-unnecessary-boolean-literal-compare': 'error',
      '@typescript-eslint/no-unnecessary-type-arguments': 'error',
      '@typescript-eslint/prefer-reduce-type-parameter': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/use-unknown-in-catch-callback-variable': 'error',
      '@typescript-eslint/no-inferrable-types': 'error',
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // An async function that satisfies a port without awaiting is fine; the callers await it.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'no-undef': 'off',
    },
  },
  {
    files: ['**/*.svelte.ts'],
    extends: [svelte.configs.recommended],
    languageOptions: {
      globals: globals.browser,
      parserOptions: { ...typeInformation.parserOptions, parser: ts.parser, svelteConfig },
    },
  },
  {
    files: ['**/*.svelte'],
    // The Svelte set comes last: both sets name a parser.
    extends: [ts.configs.recommended, svelte.configs.recommended],
    languageOptions: { globals: globals.browser, parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'prefer-const': 'off',
      'no-undef': 'off',
      'svelte/button-has-type': 'error',
      'svelte/no-at-debug-tags': 'error',
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inspect': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/no-unused-props': 'error',
      'svelte/prefer-const': 'error',
      'svelte/require-each-key': 'error',
      // The window has one page and its own router.
      'svelte/no-navigation-without-resolve': 'off',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    // It cannot tell a local table built for one computation from state.
    rules: { 'svelte/prefer-svelte-reactivity': 'off' },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.svelte'],
    rules: { 'no-console': 'error', ...restrict(noReexport, noFork, noWindow) },
  },
  {
    files: ['src/shared/**/*.ts'],
    rules: {
      ...restrict(noReexport, noFork, noWindow, noClock),
      'no-restricted-globals': [
        'error',
        'process',
        'Buffer',
        'window',
        'document',
        'fetch',
        'crypto',
        'performance',
        'Intl',
      ],
    },
  },
  { files: ['src/main/**/*.ts'], rules: restrict(noReexport, noFork, noWindow, noDriverReach) },
  { files: ['src/main/database/**/*.ts'], rules: restrict(noReexport, noFork, noWindow) },
  { files: ['src/main/registry/forkRegistry.ts'], rules: restrict(noReexport, noWindow, noDriverReach) },
  {
    files: ['src/main/shells/electron/window.ts'],
    rules: restrict(noReexport, noFork, noDriverReach),
  },
  {
    // Published coefficients are copied digit for digit, beyond what a double holds.
    files: ['src/shared/statistics/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-loss-of-precision': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      ...restrict(noReexport, noSkip),
      // Unbound methods appear in expectations, which never call them.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
);
