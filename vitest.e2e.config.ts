import { defineConfig } from 'vitest/config'

/** Tests that need a real homeserver: `npm run test:e2e`. */
export default defineConfig({
  test: {
    globalSetup: 'test/run-folders.ts',
    include: ['test/**/*.e2e.test.ts'],
    execArgv: ['--disable-warning=DEP0060'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
})
