/** Tests that kill the program, make it wait and flood it: `npm run test:slow`. */

import { defineConfig } from 'vitest/config'
import { SLOW } from './vitest.config.ts'

export default defineConfig({
  test: { include: SLOW, testTimeout: 120_000, hookTimeout: 60_000 },
})
