import { configDefaults, defineConfig, type Plugin } from 'vitest/config'

/** Left to `vitest.slow.config.ts`. */
export const SLOW = [
  'test/forgetting.test.ts',
  'test/adapters/cli/serve.test.ts',
  'test/telegram/{process,restart,webhook,fuzz}.test.ts',
  'test/matrix/{process,soak}.test.ts',
  '{packages,test}/**/*.slow.test.ts',
]

/** They read real sites; left to `vitest.slow.config.ts` too. */
export const SITES = ['test/**/*.sites.test.ts']

/** It changes what belongs to the whole process. */
const APART = ['packages/matrix-crypto/test/global.test.ts']

/** Libraries as the program has them: Vitest would take their builds for development, which check themselves at each step. */
export const asInTheProgram: Plugin = {
  name: 'as-in-the-program',
  configResolved({ ssr }) {
    const { conditions = [] } = ssr.resolve ?? {}
    ssr.resolve = { ...ssr.resolve, conditions: conditions.filter(name => !name.includes('development')) }
  },
}

export default defineConfig({
  plugins: [asInTheProgram],
  test: {
    // A library below matrix-bot-sdk uses what Node would rather not have used.
    execArgv: ['--disable-warning=DEP0060'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    maxWorkers: '100%',
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{packages,test}/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...SLOW, ...SITES, ...APART, '**/*.e2e.test.ts'],
          // Loading every module anew for each file takes longer than the tests; none of them changes a module.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
})
