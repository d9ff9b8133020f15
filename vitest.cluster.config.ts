import { defineConfig } from 'vitest/config'

/** Tests that need a real Redis or OpenSearch, one file after another, for each of them starts servers: `npm run test:cluster`. */
export default defineConfig({
  test: {
    globalSetup: 'test/run-folders.ts',
    include: ['test/**/*.cluster.test.ts'],
    fileParallelism: false,
    execArgv: ['--disable-warning=DEP0060'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    experimental: { viteModuleRunner: false, nodeLoader: false },
  },
})
