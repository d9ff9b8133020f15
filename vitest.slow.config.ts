/**
 * Tests that kill the program, make it wait and flood it, read real sites and measure each stage: `npm run test:slow`. What
 * `npm test` looks at some of, they look at whole.
 */

import { globSync, readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'
import { SITES, SLOW } from './vitest.config.ts'

/** They run less in `npm test`: properties, and tables of which it looks at some rows. */
const THOROUGH = globSync('{packages,test}/**/*.test.ts', {
  cwd: import.meta.dirname,
  exclude: ['**/node_modules/**', '**/*.{slow,sites,e2e}.test.ts'],
}).filter(path =>
  /\b(?:holds|holdsLater|thorough|conversationCases|isThorough)\b/.test(readFileSync(path, 'utf8')),
)

export default defineConfig({
  test: {
    globalSetup: 'test/run-folders.ts',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    env: { THOROUGH: '1' },
    projects: [
      { extends: true, test: { name: 'slow', include: SLOW } },
      { extends: true, test: { name: 'thorough', include: THOROUGH, isolate: false } },
      // In one worker, so that each site is read once.
      { extends: true, test: { name: 'sites', include: SITES, isolate: false, maxWorkers: 1 } },
    ],
  },
})
