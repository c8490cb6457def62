import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['.svelte-kit/', 'build/', 'node_modules/', 'test-results/'] },
	...ts.configs.recommended,
	...svelte.configs.recommended,
	{
		languageOptions: { globals: { ...globals.browser, ...globals.node, ...globals.worker } },
		rules: {
			'no-console': 'error',
			eqeqeq: ['error', 'always'],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }]
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			parserOptions: {
				projectService: true,
				extraFileExtensions: ['.svelte'],
				parser: ts.parser,
				svelteConfig
			}
		},
		rules: { 'svelte/no-navigation-without-resolve': 'off' }
	},
	// Rows are kept raw, and maps and sets are replaced whole or live within one derivation: reactive ones would cost at every row.
	{ files: ['src/lib/{session,transcript,views}/**'], rules: { 'svelte/prefer-svelte-reactivity': 'off' } },
	{ files: ['tests/tools/**', 'tests/bench/**', 'src/cli/**'], rules: { 'no-console': 'off' } }
);
