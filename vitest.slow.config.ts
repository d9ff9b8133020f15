/** Tests that kill the program, make it wait and flood it, read real sites and measure each stage: `npm run test:slow`. */

import { defineConfig } from 'vitest/config'
import { SITES, SLOW } from './vitest.config.ts'

export default defineConfig({
  test: {
    testTimeout: 300_000,
    hookTimeout: 300_000,
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      { extends: true, test: { name: 'slow', include: SLOW } },
      // In one worker, so that each site is read once.
      { extends: true, test: { name: 'sites', include: SITES, isolate: false, maxWorkers: 1 } },
    ],
  },
})
