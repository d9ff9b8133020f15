import { availableParallelism } from 'node:os'
import { fileURLToPath } from 'node:url'
import { configDefaults, defineConfig } from 'vitest/config'

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

export default defineConfig({
  test: {
    globalSetup: 'test/run-folders.ts',
    // A library below matrix-bot-sdk uses what Node would rather not have used.
    execArgv: ['--disable-warning=DEP0060'],
    // Threads and programs that tests start need not strip and compile the same files again.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('node_modules/.cache/compile', import.meta.url)) },
    // Only for what never ends: no test is too slow on a busy machine.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    // A share is never more than there are processors, and tests that wait for a server leave theirs idle.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    // Files are run by Node itself, as the program is; nothing is transformed, and no module is replaced.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          include: ['{packages,test}/**/*.test.ts'],
          exclude: [
            ...configDefaults.exclude,
            ...SLOW,
            ...SITES,
            ...APART,
            '**/*.e2e.test.ts',
            '**/*.cluster.test.ts',
          ],
          // Loading every module anew for each file takes longer than the tests; none of them changes a module.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'apart', include: APART } },
    ],
  },
})
