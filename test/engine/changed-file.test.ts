import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createAnswerCache } from '../../src/answer/answer-cache.ts'
import { Engine } from '../../src/engine/engine.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import type { Passage } from '../../src/model.ts'
import { type Files, folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const FIRST = 'Cyklostezku k nádraží osvětlíme celou noc.'
const SECOND = 'Cyklostezku k nemocnici rozšíříme o pruh pro pěší.'
const OTHER = 'Cyklostezku k přehradě každý týden zameteme.'
const page = (...paragraphs: readonly string[]) => `---\ntitle: Kola\n---\n${paragraphs.join('\n\n')}\n`

function load(files: Files = { 'a.md': page(FIRST, SECOND), 'b.md': page(OTHER) }) {
  const root = folder(files)
  const snapshot = new SnapshotBuilder({ folders: [root], lexicon }).build(TODAY)?.snapshot
  if (snapshot === undefined) throw new Error('nothing was read')
  const texts = snapshot.texts.map(text => ({ ...text }))
  const a = texts.find(({ file }) => file === 'a.md')
  const told: string[] = []
  // As it is done for many people: what is found is kept for the next one who asks.
  const cache = createAnswerCache()
  const onChanged = (passage: Passage) => told.push(passage.text)
  const options = { folders: [root], lexicon, today: TODAY, onChanged, cache }
  const engine = new Engine({ ...options, snapshot: { ...snapshot, texts } })
  const forget = async () => {
    await engine.close()
    return cache.queries.size + cache.subjects.size
  }
  const passageOf = (text: string) => [...engine.passages].find(passage => passage.text === text) as Passage
  return {
    root,
    told,
    /** How many answers are kept when the engine is closed. */
    forget,
    /** What the passages of a.md are held against from now on. */
    save: (text: string) => Object.assign(a ?? {}, { text }),
    remove: () => Object.assign(a ?? {}, { text: '' }),
    find: async (text: string) => (await engine.find(passageOf(text).code))?.text ?? null,
    section: async (text: string) => (await engine.sectionOf(passageOf(text))).map(passage => passage.text),
    counterpart: (text: string) => engine.counterpart(passageOf(text))?.text ?? null,
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

test('what becomes of a file changes no answer: it is held against the text that it was made from', async () => {
  const { root, shown, close, find, told } = load()
  writeFileSync(join(root, 'a.md'), page(`Nový začátek. ${FIRST}`, SECOND))
  rmSync(join(root, 'b.md'))
  expect(await shown()).toEqual([FIRST, SECOND, OTHER].sort())
  expect(await close()).toEqual([FIRST, SECOND, OTHER].sort())
  expect(await find(OTHER)).toBe(OTHER)
  expect(told).toEqual([])
})

describe('when a passage is not what its file says', () => {
  test('nothing is told as long as it is', async () => {
    const { shown, told, save } = load()
    save(page(FIRST, SECOND))
    expect(await shown()).toEqual([FIRST, SECOND, OTHER].sort())
    expect(told).toEqual([])
  })

  test('that passage is told and not shown, the others are', async () => {
    const { shown, told, save, find } = load()
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await shown()).toEqual([SECOND, OTHER].sort())
    expect(told).toEqual([FIRST])
    expect(await find(FIRST)).toBeNull()
    expect(await find(SECOND)).toBe(SECOND)
  })

  test('its section is shown without it', async () => {
    const { section, save } = load()
    expect(await section(SECOND)).toEqual([FIRST, SECOND])
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await section(SECOND)).toEqual([SECOND])
  })

  test('it stands beside no promise', () => {
    const report = 'Rozklikávací rozpočet města byl spuštěn a faktury jsou zveřejněné.'
    const promise = 'Zavedeme rozklikávací rozpočet města a zveřejníme všechny faktury.'
    const { counterpart, remove } = load({
      'a.md': `---\ntitle: Zpráva\nkind: prevention\nplace: Kolín\nyear: 2024\n---\n${report}\n`,
      'b.md': `---\ntitle: Radnice\nplace: Kolín\nyear: 2022\n---\n${promise}\n`,
    })
    expect(counterpart(promise)).toBe(report)
    remove()
    expect(counterpart(promise)).toBeNull()
  })

  test('a passage that only comes close is compared with its file as well', async () => {
    const { close, told, save } = load()
    expect(await close()).toEqual([FIRST, SECOND, OTHER].sort())
    save(page(FIRST.replace('celou', 'jednu'), SECOND))
    expect(await close()).toEqual([SECOND, OTHER].sort())
    expect(told).toEqual([FIRST])
  })

  test('an answer that is kept is held against it every time', async () => {
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

  test('a file without a text costs its own passages only', async () => {
    const { shown, told, remove } = load()
    remove()
    expect(await shown()).toEqual([OTHER])
    expect([...told].sort()).toEqual([FIRST, SECOND].sort())
  })
})

test('what was found is forgotten when the texts are', async () => {
  const { shown, forget } = load()
  expect(await shown()).not.toEqual([])
  expect(await forget()).toBe(0)
})
