import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Passage } from '../../src/model.ts'
import { folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const FIRST = 'Cyklostezku k nádraží osvětlíme celou noc.'
const SECOND = 'Cyklostezku k nemocnici rozšíříme o pruh pro pěší.'
const OTHER = 'Cyklostezku k přehradě každý týden zameteme.'
const page = (...paragraphs: readonly string[]) => `---\ntitle: Kola\n---\n${paragraphs.join('\n\n')}\n`

function load() {
  const root = folder({ 'a.md': page(FIRST, SECOND), 'b.md': page(OTHER) })
  const told: string[] = []
  // As it is done for many people: what is found is kept for the next one who asks.
  const cache = createAnswerCache()
  const onChanged = (passage: Passage) => told.push(passage.text)
  const engine = new Engine({ folders: [root], lexicon, today: TODAY, onChanged, cache })
  const codes = new Map(engine.passages.map(passage => [passage.text, passage.code]))
  return {
    told,
    save: (text: string) => writeFileSync(join(root, 'a.md'), text),
    remove: () => rmSync(join(root, 'a.md')),
    find: async (text: string) => (await engine.find(codes.get(text) ?? ''))?.text ?? null,
    shown: async () => {
      const answer = await engine.answer('cyklostezka')
      return answer.outcome === 'found' ? answer.hits.map(hit => hit.passage.text).sort() : answer.outcome
    },
    close: async () => {
      const { outcome, near } = await engine.answer('kolik stojí cyklostezka')
      return outcome === 'silent' ? near.map(({ hit }) => hit.passage.text).sort() : outcome
    },
  }
}

describe('when a file changes behind the back of a running program', () => {
  test('nothing is told as long as it says the same', async () => {
    const { shown, told, save } = load()
    save(page(FIRST, SECOND))
    expect(await shown()).toEqual([FIRST, SECOND, OTHER].sort())
    expect(told).toEqual([])
  })

  test('the changed passage is told and not shown, the others are', async () => {
    const { shown, told, save, find } = load()
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await shown()).toEqual([SECOND, OTHER].sort())
    expect(told).toEqual([FIRST])
    expect(await find(FIRST)).toBeNull()
    expect(await find(SECOND)).toBe(SECOND)
  })

  test('a passage that only comes close is compared with its file as well', async () => {
    const { close, told, save } = load()
    expect(await close()).toEqual([FIRST, SECOND, OTHER].sort())
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await close()).toEqual([SECOND, OTHER].sort())
    expect(told).toEqual([FIRST])
  })

  test('an answer that is kept is held against the file every time', async () => {
    const { shown, save, remove } = load()
    const all = [FIRST, SECOND, OTHER].sort()
    expect(await shown()).toEqual(all)
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await shown()).toEqual([SECOND, OTHER].sort())
    save(page(FIRST, SECOND))
    expect(await shown()).toEqual(all)
    remove()
    expect(await shown()).toEqual([OTHER])
  })

  test('a single letter is a change', async () => {
    const { shown, save } = load()
    save(page(FIRST, SECOND.replace('rozšíříme', 'rozsíříme')))
    expect(await shown()).toEqual([FIRST, OTHER].sort())
  })

  test('a file that is gone costs its own passages only', async () => {
    const { shown, told, remove } = load()
    remove()
    expect(await shown()).toEqual([OTHER])
    expect([...told].sort()).toEqual([FIRST, SECOND].sort())
  })

  test('an unreadable one does too', async () => {
    const { shown, save } = load()
    save('\u0000\u0000')
    expect(await shown()).toEqual([OTHER])
  })
})
