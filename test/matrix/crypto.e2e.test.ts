/** The encrypted bot on a real homeserver. Without one it is skipped, or fails when `E2E_REQUIRED=1`. */

import { describe, expect, test } from 'vitest'
import { conversationCases } from './conversation.cases.ts'
import { startSynapse } from './synapse/synapse.ts'

const synapse = await startSynapse()

test('Synapse can be had', { skip: process.env.E2E_REQUIRED !== '1' }, () => {
  expect(synapse).not.toBeNull()
})

describe.skipIf(synapse === null)('on Synapse', () => {
  if (synapse !== null) conversationCases(async () => synapse)
})
