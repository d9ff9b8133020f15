/** Words of questions are in no memory once they are answered, and memory does not grow with what strangers type. */

import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { sharedFolder } from './town/bot.ts'
import { TOWN } from './town/town.ts'

const PROCESS = fileURLToPath(new URL('forgetting-process.ts', import.meta.url))

interface Memory {
  /** Whether the surname is found: as it was typed, in small letters, in capitals. */
  readonly forgotten: readonly boolean[]
  /** The same for the surname of a conversation that is still held, and for a word of the texts. */
  readonly control: readonly boolean[]
  readonly before: number
  readonly after: number
}

const town = sharedFolder(TOWN)
const memory = () =>
  JSON.parse(execFileSync(process.execPath, ['--expose-gc', PROCESS, town], { encoding: 'utf8' })) as Memory

test('a surname that was typed is forgotten; a thousand long questions take no memory', () => {
  const { forgotten, control, before, after } = memory()
  expect(control).toEqual([true, true])
  expect(forgotten).toEqual([false, false, false])
  expect(after / before).toBeLessThan(1.1)
})
