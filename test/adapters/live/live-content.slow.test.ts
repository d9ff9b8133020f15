/** Content that is edited while a bot answers from it, in the threads that it has. */

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { LiveContent } from '../../../adapters/live/live-content.ts'
import type { Built } from '../../../adapters/live/protocol.ts'
import { UsageError } from '../../../adapters/shared/usage.ts'
import { unpackSnapshot } from '../../../src/engine/snapshot.ts'
import { dataFolder, type Files, folder, writeFiles } from '../../documents.ts'

const page = (...paragraphs: readonly string[]) => `---\ntitle: Park\n---\n${paragraphs.join('\n\n')}\n`
const LAMPS = 'Lampy v parku rozsvítíme dřív.'
const TEXTS: Files = { '2022-kolin/park.md': page(LAMPS) }

function live(root: string, saveTo: string | null = null) {
  const failures: string[] = []
  const given: Built[] = []
  let next = Promise.withResolvers<Built>()
  let same = Promise.withResolvers<void>()
  const content = new LiveContent({
    content: { folders: [root], saveTo, meaning: { kind: 'off' } },
    onChanging: () => {},
    onSame: () => same.resolve(),
    onBuilt: async built => {
      given.push(built)
      next.resolve(built)
    },
    onFailure: (what, reason) => failures.push(`${what} ${reason}`),
  })
  onTestFinished(() => content.close())
  return {
    content,
    failures,
    given,
    /** What is built next; so it has to be asked for before. */
    next: () => {
      next = Promise.withResolvers()
      return next.promise
    },
    same: () => {
      same = Promise.withResolvers()
      return same.promise
    },
  }
}

const shown = ({ snapshot }: Built) =>
  Array.from(unpackSnapshot(new Uint8Array(snapshot))?.passages ?? [], ({ text }) => text)

describe('content', () => {
  test('is given at first and after each change', async () => {
    const root = folder(TEXTS)
    const { next, failures } = live(root)
    expect(await next()).toMatchObject({ texts: 1, passages: 1, faults: [] })
    const changed = next()
    writeFiles(root, { '2022-kolin/hriste.md': page('Hřiště oplotíme.') })
    expect(shown(await changed)).toEqual(['Hřiště oplotíme.', LAMPS])
    const removed = next()
    rmSync(join(root, '2022-kolin/park.md'))
    expect(shown(await removed)).toEqual(['Hřiště oplotíme.'])
    expect(failures).toEqual([])
  })

  test('with a broken file is given as it was, with the fault', async () => {
    const root = folder(TEXTS)
    const { next } = live(root)
    await next()
    const changed = next()
    writeFileSync(join(root, '2022-kolin/park.md'), '---\ntitle: [\n---\nTohle ne.\n')
    const broken = await changed
    expect(shown(broken)).toEqual([LAMPS])
    expect(broken.faults).toMatchObject([
      { rule: 'front-matter-invalid', file: '2022-kolin/park.md', isStale: true },
    ])
  })

  test('is looked at when that is asked for, and not given when it says the same', async () => {
    const root = folder(TEXTS)
    const { content, next, same, given } = live(root)
    await next()
    const looked = same()
    content.look()
    await looked
    expect(given).toHaveLength(1)
  })

  test('whose folder was replaced is watched again', async () => {
    const root = folder(TEXTS)
    const { content, next } = live(root)
    await next()
    const replaced = next()
    renameSync(root, `${root}-dřív`)
    writeFiles(root, { '2022-kolin/park.md': page('Park zavřeme na noc.') })
    content.look()
    expect(shown(await replaced)).toEqual(['Park zavřeme na noc.'])
    const changed = next()
    writeFileSync(join(root, '2022-kolin/park.md'), page('Park nezavřeme.'))
    expect(shown(await changed)).toEqual(['Park nezavřeme.'])
  })

  test('that cannot be opened is refused with the reason', async () => {
    const { content } = live('/neni/tu')
    await expect(content.first).rejects.toThrow(UsageError)
    await expect(content.first).rejects.toThrow(/neni\/tu/)
  })
})

describe('a kept index', () => {
  test('is given at once at the next start, and once only', async () => {
    const [root, data] = [folder(TEXTS), dataFolder()]
    const first = live(root, data)
    const before = await first.next()
    await first.content.close()
    const second = live(root, data)
    const [again] = await Promise.all([second.next(), second.same()])
    expect(shown(again)).toEqual(shown(before))
    expect(second.given).toHaveLength(1)
  })

  test('holds nothing that no file says any more', async () => {
    const [root, data] = [folder(TEXTS), dataFolder()]
    const first = live(root, data)
    await first.next()
    const broken = first.next()
    writeFileSync(join(root, '2022-kolin/park.md'), '---\ntitle: [\n---\nTohle ne.\n')
    await broken
    const looked = first.same()
    first.content.look()
    await looked
    await first.content.close()
    expect(await live(root, data).next()).toMatchObject({ passages: 0, faults: [{ isStale: false }] })
  })
})
