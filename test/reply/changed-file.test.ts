import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { KeptAnswers } from '../../src/answer.ts'
import { Engine } from '../../src/engine.ts'
import { readLexicon } from '../../src/lexicon.ts'
import type { Passage } from '../../src/model.ts'
import { folder, TODAY } from '../documents.ts'

const lexicon = readLexicon(new URL('../../config', import.meta.url).pathname)

const FIRST = 'Cyklostezku k nádraží osvětlíme celou noc.'
const SECOND = 'Cyklostezku k nemocnici rozšíříme o pruh pro pěší.'
const OTHER = 'Cyklostezku k přehradě každý týden zameteme.'
const page = (...paragraphs: readonly string[]) => `---\ntitle: Kola\n---\n${paragraphs.join('\n\n')}\n`

function load() {
  const root = folder({ 'a.md': page(FIRST, SECOND), 'b.md': page(OTHER) })
  const told: string[] = []
  // As it is done for many people: what is found is kept for the next one who asks.
  const kept: KeptAnswers = { queries: new Map(), answers: new Map() }
  const onChanged = (passage: Passage) => told.push(passage.text)
  const engine = new Engine({ folders: [root], lexicon, today: TODAY, onChanged, kept })
  const codes = new Map(engine.passages.map(passage => [passage.text, passage.code]))
  return {
    told,
    save: (text: string) => writeFileSync(join(root, 'a.md'), text),
    remove: () => rmSync(join(root, 'a.md')),
    find: (text: string) => engine.find(codes.get(text) ?? '')?.text ?? null,
    shown: () => {
      const answer = engine.answer('cyklostezka')
      return answer.outcome === 'found' ? answer.hits.map(hit => hit.passage.text).sort() : answer.outcome
    },
  }
}

describe('when a file changes behind the back of a running program', () => {
  test('nothing is told as long as it says the same', () => {
    const { shown, told, save } = load()
    save(page(FIRST, SECOND))
    expect(shown()).toEqual([FIRST, SECOND, OTHER].sort())
    expect(told).toEqual([])
  })

  test('the changed passage is told and not shown, the others are', () => {
    const { shown, told, save, find } = load()
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(shown()).toEqual([SECOND, OTHER].sort())
    expect(told).toEqual([FIRST])
    expect(find(FIRST)).toBeNull()
    expect(find(SECOND)).toBe(SECOND)
  })

  test('an answer that is kept is held against the file every time', () => {
    const { shown, save, remove } = load()
    const all = [FIRST, SECOND, OTHER].sort()
    expect(shown()).toEqual(all)
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(shown()).toEqual([SECOND, OTHER].sort())
    save(page(FIRST, SECOND))
    expect(shown()).toEqual(all)
    remove()
    expect(shown()).toEqual([OTHER])
  })

  test('a single letter is a change', () => {
    const { shown, save } = load()
    save(page(FIRST, SECOND.replace('rozšíříme', 'rozsíříme')))
    expect(shown()).toEqual([FIRST, OTHER].sort())
  })

  test('a file that is gone costs its own passages only', () => {
    const { shown, told, remove } = load()
    remove()
    expect(shown()).toEqual([OTHER])
    expect([...told].sort()).toEqual([FIRST, SECOND].sort())
  })

  test('an unreadable one does too', () => {
    const { shown, save } = load()
    save('\u0000\u0000')
    expect(shown()).toEqual([OTHER])
  })
})
