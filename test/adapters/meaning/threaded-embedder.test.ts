/** The built-in model in threads: the same vectors as in one, in the order of the texts. */

import { describe, expect, onTestFinished, test } from 'vitest'
import { BuiltInEmbedder } from '../../../adapters/meaning/built-in-embedder.ts'
import { ThreadedEmbedder } from '../../../adapters/meaning/threaded-embedder.ts'

const FEW = ['Svoz odpadu.', 'Cyklostezka podél řeky.', 'Školky a školy.', '', 'Kultura']
const MANY = [...FEW, 'Lávka', 'Bazén', 'Byty', 'Dluhy', 'Kola']

describe('threads of embeddings', () => {
  test('give what one gives, in the order of the texts', async () => {
    const threads = new ThreadedEmbedder(2)
    onTestFinished(() => threads.close())
    const one = new BuiltInEmbedder()
    expect(threads.id).toBe(one.id)
    for (const role of ['question', 'passage'] as const)
      for (const texts of [FEW, MANY, FEW])
        expect(await threads.embed(texts, role)).toEqual(await one.embed(texts, role))
    expect(await threads.embed([], 'passage')).toEqual([])
  })

  test('start again after they were closed', async () => {
    const threads = new ThreadedEmbedder(1)
    onTestFinished(() => threads.close())
    const before = await threads.embed(MANY, 'passage')
    await threads.close()
    expect(await threads.embed(MANY, 'passage')).toEqual(before)
  })
})
