import { configDefaults, defineConfig } from 'vitest/config'

/** Left to `vitest.slow.config.ts`. */
export const SLOW = ['test/telegram/{process,webhook,fuzz}.test.ts']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...SLOW],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Loading every module anew for each file takes longer than the tests; none of them changes a module.
    isolate: false,
    maxWorkers: '100%',
  },
})
