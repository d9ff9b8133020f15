/** A short soak: each fault once on each platform. Longer ones by `npm run soak`. */

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const SOAK = fileURLToPath(new URL('./soak.ts', import.meta.url))
const FAULTS = 12
const ROUND = 100
/** For what never ends: rounds wait for what is to be answered. */
const TIMEOUT_MS = 1_800_000

test('nothing is lost and nothing comes twice, whatever goes wrong', { timeout: TIMEOUT_MS }, async () => {
  const asked = String(FAULTS * ROUND)
  const args = [
    '--disable-warning=DEP0060',
    SOAK,
    '--telegram',
    asked,
    '--matrix',
    asked,
    '--round',
    `${ROUND}`,
  ]
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  const [out, [code]] = await Promise.all([text(child.stdout), once(child, 'exit')])
  process.stdout.write(out)
  const rows = [...out.matchAll(/^\| .* --fault ([\w-]+)` \| (\d+) \| (\d+) \| (\d+) \| (\d+) \|$/gm)]
  expect(rows.length).toBe(2 * FAULTS)
  expect(
    rows.filter(
      ([, , rounds, count, lost, doubled]) => `${rounds} ${count} ${lost} ${doubled}` !== `1 ${ROUND} 0 0`,
    ),
  ).toEqual([])
  expect(code).toBe(0)
})
