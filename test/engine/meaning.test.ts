/** An engine that looks at meaning beside words: when, with what, and what it does without. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine, type Meaning } from '../../src/engine/engine.ts'
import type { Embedding } from '../../src/meaning/embedder.ts'
import { embeddedText } from '../../src/meaning/passage-text.ts'
import { type ByteVector, toBytes } from '../../src/meaning/vectors.ts'
import { folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { ConceptEmbedder } from '../meaning/concept-embedder.ts'

const TEXTS = {
  'a.md': '---\ntitle: Odpad\n---\nPopelnice svážíme každý týden.\n\nSběrný dvůr otevřeme i v neděli.\n',
  'b.md': '---\ntitle: Doprava\n---\nPodél řeky vznikne cyklostezka.\n',
}
const GROUPS = ['popelnic svaz kontejner smeti', 'sbern dvur', 'cyklo kolo', 'letist letad']

interface Options extends Partial<Meaning> {
  readonly texts?: string
  /** Folder of a saved index. */
  readonly index?: string
}

function open({ texts = folder(TEXTS), index, ...meaning }: Options = {}) {
  const embedder = new ConceptEmbedder(GROUPS)
  const engine = new Engine({
    folders: [texts],
    lexicon,
    today: TODAY,
    ...(index !== undefined && { saveTo: index }),
    meaning: {
      ...{ questions: embedder, passages: embedder, isMeasured: true, known: [], saveTo: null },
      ...meaning,
    },
  })
  return { engine, embedder, texts }
}

describe('an engine with a model', () => {
  test('answers by words alone until all passages are embedded', async () => {
    const { engine, embedder } = open()
    expect(engine.withoutVectors).toBe(3)
    const before = await engine.answer('cyklostezka')
    expect(before).toMatchObject({ outcome: 'found' })
    expect(embedder.asked).toEqual([])
    await engine.embedPassages()
    expect(engine.withoutVectors).toBe(0)
    await engine.answer('cyklostezka')
    expect(embedder.asked.at(-1)).toEqual({ text: 'cyklostezka', role: 'question' })
  })

  test('tells how many passages are left, and lets go of what embeds them', async () => {
    const { engine, embedder } = open()
    const told: number[] = []
    await engine.embedPassages(left => told.push(left))
    expect(told).toEqual([0])
    expect(embedder.closed).toBe(1)
  })

  test('embeds title, headings, introduction and words of a passage', async () => {
    const { engine, embedder } = open({
      texts: folder({ 'a.md': '---\ntitle: Odpad\n---\n## Svoz\n\nZavedeme:\n\n- nádoby u každého domu\n' }),
    })
    await engine.embedPassages()
    expect(embedder.asked).toContainEqual({
      text: 'Odpad. Svoz: Zavedeme: nádoby u každého domu',
      role: 'passage',
    })
  })

  test('puts accents back before it embeds a question', async () => {
    const { engine, embedder } = open()
    await engine.embedPassages()
    await engine.answer('popelnice kazdy tyden')
    expect(embedder.asked.at(-1)?.text).toBe('popelnice každý týden')
  })

  test('finds what shares no word with the question', async () => {
    const { engine } = open()
    await engine.embedPassages()
    const { near, ...answer } = await engine.answer('kontejnery a smetí')
    const shown = answer.outcome === 'found' ? answer.hits : near.map(({ hit }) => hit)
    expect(shown[0]?.passage.text).toContain('Popelnice')
    expect(shown[0]?.why.meaning).toBeGreaterThan(0)
  })

  test('answers by words alone when the model fails, and tells why', async () => {
    const told: unknown[] = []
    const { engine, embedder, texts } = open({
      onFailure: error => told.push(error),
      onRecovery: () => told.push('again'),
    })
    const wordsAlone = await open({ texts }).engine.answer('cyklostezka u řeky')
    await engine.embedPassages()
    embedder.failure = new Error('unreachable')
    expect(await engine.answer('cyklostezka u řeky')).toEqual(wordsAlone)
    expect(told).toEqual([new Error('unreachable')])
    await engine.answer('popelnice')
    await engine.answer('sběrný dvůr')
    expect(told).toEqual([new Error('unreachable'), 'again'])
  })

  test('that cannot embed passages goes on with words, and may be asked again', async () => {
    const { engine, embedder } = open()
    embedder.failure = new Error('unreachable')
    await expect(engine.embedPassages()).rejects.toThrow('unreachable')
    expect(await engine.answer('cyklostezka')).toMatchObject({ outcome: 'found' })
    await engine.embedPassages()
    expect(engine.withoutVectors).toBe(0)
  })
})

test('a model that gives vectors of another width is a model that fails', async () => {
  const told: unknown[] = []
  const { embedder } = open()
  const questions = new ConceptEmbedder(['letist'])
  const { engine } = open({ questions, passages: embedder, onFailure: error => told.push(error) })
  await engine.embedPassages()
  expect(await engine.answer('cyklostezka')).toMatchObject({ outcome: 'found' })
  expect(told).toHaveLength(1)
})

test('what shares no word with a question is shown as the closest, where meaning is near', async () => {
  const groups = ['dvur letad', 'popelnic', 'cyklo']
  const embedder = new ConceptEmbedder(groups)
  const { engine } = open({ questions: embedder, passages: embedder })
  expect((await engine.answer('letadla')).near).toEqual([])
  await engine.embedPassages()
  const { outcome, near } = await engine.answer('letadla')
  expect(outcome).toBe('silent')
  expect(near[0]?.hit.passage.text).toContain('dvůr')
  expect(near[0]?.hit.why.words).toBe(0)
})

test('a question of unknown words alone is not embedded', async () => {
  const { engine, embedder } = open()
  await engine.embedPassages()
  const before = embedder.asked.length
  await engine.answer('xyzzy qwrtp')
  expect(embedder.asked).toHaveLength(before)
})

/** The vectors that an engine has of its passages. */
function vectorsOf(engine: Engine) {
  return engine.searching(function* ({ tools }): Embedding<(ByteVector | undefined)[]> {
    return [...engine.passages].map((_, id) => tools.vectors?.vectorOf(id))
  })
}

/** Those that a model gives of the same passages now. */
async function fresh({ passages }: Engine, embedder: ConceptEmbedder): Promise<ByteVector[]> {
  return (await embedder.embed(Array.from(passages, embeddedText), 'passage')).map(toBytes)
}

describe('vectors', () => {
  test('are kept for the next start, and only what changed is embedded again', async () => {
    const saveTo = join(folder({}), 'kept', 'vectors.bin')
    const kept = { known: [saveTo], saveTo }
    const { engine, texts } = open(kept)
    await engine.embedPassages()
    expect(open({ ...kept, texts }).engine.withoutVectors).toBe(0)
    writeFileSync(join(texts, 'b.md'), '---\ntitle: Doprava\n---\nPodél řeky i lesa vznikne cyklostezka.\n')
    const changed = open({ ...kept, texts })
    expect(changed.engine.withoutVectors).toBe(1)
    await changed.engine.embedPassages()
    expect(changed.embedder.asked.map(({ text }) => text)).toEqual([
      'Doprava: Podél řeky i lesa vznikne cyklostezka.',
    ])
  })

  test('of a saved index are those of its own texts, whatever changed between two starts', async () => {
    const saveTo = join(folder({}), 'kept', 'vectors.bin')
    const kept = { known: [saveTo], saveTo, index: join(folder({}), 'index'), texts: folder(TEXTS) }
    const waste = 'Popelnice svážíme každý týden.'
    const yard = 'Sběrný dvůr otevřeme i v neděli.'
    // Other texts in other places, of the same length.
    for (const body of [
      `${waste}\n\n${yard}`,
      `${yard}\n\n${waste}`,
      `${yard}\n\nKola svážíme každý týden.`,
    ]) {
      writeFileSync(join(kept.texts, 'a.md'), `---\ntitle: Odpad\n---\n${body}\n`)
      const made = open(kept)
      await made.engine.embedPassages()
      const restored = open(kept)
      expect(restored.engine.withoutVectors).toBe(0)
      for (const { engine, embedder } of [made, restored])
        expect(await vectorsOf(engine)).toEqual(await fresh(engine, embedder))
    }
  })

  test('of other folders stay in the file', async () => {
    const saveTo = join(folder({}), 'kept', 'vectors.bin')
    const kept = { known: [saveTo], saveTo }
    const first = open(kept)
    await first.engine.embedPassages()
    await open({
      ...kept,
      texts: folder({ 'c.md': 'Postavíme letiště pro letadla.\n' }),
    }).engine.embedPassages()
    expect(open({ ...kept, texts: first.texts }).engine.withoutVectors).toBe(0)
  })

  test('that cannot be kept are told of, and used all the same', async () => {
    const told: string[] = []
    const saveTo = join(folder({ kept: 'a file' }), 'kept', 'vectors.bin')
    const { engine } = open({ saveTo, onUnsaved: reason => told.push(reason) })
    await engine.embedPassages()
    expect(told).toHaveLength(1)
    expect(engine.withoutVectors).toBe(0)
  })
})

test('with a model that was not measured, words alone decide how sure it is', async () => {
  const question = 'kontejnery a smetí'
  const outcomes = []
  for (const isMeasured of [true, false]) {
    const { engine } = open({ isMeasured })
    await engine.embedPassages()
    outcomes.push((await engine.answer(question)).outcome)
  }
  expect(outcomes[1]).not.toBe('found')
})
