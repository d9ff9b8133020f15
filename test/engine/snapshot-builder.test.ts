/** A snapshot made of what has changed is the one that would be made of everything. */

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { packSnapshot, type Snapshot } from '../../src/engine/snapshot.ts'
import { type Built, SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import { answerJson } from '../../src/reply/json.ts'
import { folder, TODAY } from '../documents.ts'
import { lexicon } from '../lexicon.ts'

const page = (title: string, ...paragraphs: readonly string[]) =>
  `---\ntitle: ${title}\n---\n${paragraphs.join('\n\n')}\n`
const LAMPS = 'Lampy v parku u řeky vyměníme za úsporné a rozsvítíme je dřív.'
const BENCHES = 'Lavičky na náměstí natřeme a přidáme k nim stín stromů.'
const QUESTIONS = ['lampy v parku', 'lavičky', 'kolik stojí lampy', 'Opava', 'jezevec']

function content() {
  const root = folder({
    '2022-kolin/park.md': page('Park', LAMPS, 'Cesty v parku zpevníme.'),
    '2022-opava/namesti.md': page('Náměstí', BENCHES),
  })
  let read = 0
  const builder = new SnapshotBuilder({ folders: [root], lexicon, progress: () => read++ })
  return {
    root,
    write: (file: string, text: string) => writeFileSync(join(root, file), text),
    rename: (from: string, to: string) => renameSync(join(root, from), join(root, to)),
    remove: (file: string) => rmSync(join(root, file)),
    /** The next snapshot, and how many files were read for it. */
    next: (today = TODAY) => {
      read = 0
      const built = builder.build(today)
      return { built, read }
    },
    fresh: () => new Engine({ folders: [root], lexicon, today: TODAY }),
    open: ({ snapshot }: Built) => new Engine({ folders: [root], lexicon, today: TODAY, snapshot }),
  }
}

async function answersOf(engine: Engine): Promise<unknown[]> {
  const answers: unknown[] = []
  for (const question of QUESTIONS) answers.push(answerJson(await engine.answer(question), engine.content))
  return answers
}

function must(built: Built | null): Built {
  if (built === null) throw new Error('nothing has changed')
  return built
}

type Texts = ReturnType<typeof content>

describe('the next snapshot', () => {
  test.each<[string, (texts: Texts) => void, number]>([
    [
      'of a paragraph more',
      ({ write }) => write('2022-kolin/park.md', page('Park', LAMPS, 'Postavíme altán.')),
      1,
    ],
    ['of another title', ({ write }) => write('2022-opava/namesti.md', page('Lavičky', BENCHES)), 1],
    ['of a new file', ({ write }) => write('2022-opava/park.md', page('Park', LAMPS)), 1],
    ['of a new name', ({ rename }) => rename('2022-opava/namesti.md', '2022-opava/lavicky.md'), 1],
    ['of another place', ({ rename }) => rename('2022-opava', '2022-brno'), 1],
    ['without a file', ({ remove }) => remove('2022-opava/namesti.md'), 0],
  ])('%s is the same as a fresh one, and only that file is read', async (_, change, reads) => {
    const texts = content()
    const first = texts.next()
    // Files that have only just been written are read again: they may be written twice within one tick of the clock.
    while (texts.next().read > 0);
    change(texts)
    const { built, read } = texts.next()
    const [made, fresh] = [texts.open(must(built)), texts.fresh()]
    expect([...made.passages]).toEqual([...fresh.passages])
    expect(made.problems).toEqual(fresh.problems)
    expect(await answersOf(made)).toEqual(await answersOf(fresh))
    expect(await answersOf(made)).not.toEqual(await answersOf(texts.open(must(first.built))))
    expect(read).toBe(reads)
  })

  test('of a file that says something about another one changes that too', () => {
    const { next, write } = content()
    const guarantors = (built: Built | null) =>
      [...must(built).snapshot.passages]
        .filter(({ text }) => text === LAMPS)
        .map(({ source }) => source.guarantor)
    write('2022-kolin/park.md', page('Park\ngarant: jan.vzorny', LAMPS))
    expect(guarantors(next().built)).toEqual([null])
    write('2022-opava/namesti.md', page('Náměstí', BENCHES, 'Garant: Jan Vzorný'))
    expect(guarantors(next().built)).toEqual(['Jan Vzorný'])
  })

  test('is none where nothing has changed', () => {
    const { next, write } = content()
    next()
    expect(next().built).toBeNull()
    write('2022-opava/namesti.md', page('Náměstí', BENCHES))
    expect(next().built).toBeNull()
  })

  test('is another one when another term of office is over', () => {
    const { next } = content()
    next()
    while (next().read > 0);
    const { built, read } = next(new Date('2026-12-01'))
    expect([...must(built).snapshot.passages].map(({ source }) => source.status)).toEqual(
      Array(3).fill('term-over'),
    )
    expect(read).toBeLessThanOrEqual(2)
  })

  test('keeps the codes of what has not changed', () => {
    const { next, rename, write } = content()
    const codes = (built: Built | null) =>
      new Map([...must(built).snapshot.passages].map(({ text, code }) => [text, code]))
    const before = codes(next().built)
    write('2022-kolin/park.md', page('Park', 'Na začátek přibyl odstavec.', LAMPS))
    rename('2022-opava/namesti.md', '2022-opava/lavicky.md')
    const after = codes(next().built)
    for (const text of [LAMPS, BENCHES]) expect(after.get(text)).toBe(before.get(text))
  })
})

test('after many edits, a snapshot is byte for byte what a fresh reading gives', () => {
  const { root, next, write, remove } = content()
  const packed = (snapshot: Snapshot) => packSnapshot(snapshot, 'a')
  next()
  write('2022-kolin/park.md', page('Park', LAMPS, 'Přibyla úplně nová věta o kašně.'))
  write('2022-kolin/plot.md', page('Plot', 'Plot u školky natřeme.'))
  next()
  remove('2022-kolin/plot.md')
  write('2022-kolin/park.md', page('Park', 'Zůstala jiná věta.', LAMPS))
  const fresh = SnapshotBuilder.snapshotOf({ folders: [root], lexicon }, TODAY)
  expect(packed(must(next().built).snapshot)).toEqual(packed(fresh))
})

describe('a broken file', () => {
  const BROKEN = '---\ntitle: [\n---\nTohle se nenačte.\n'
  const rules = (built: Built | null) =>
    must(built).snapshot.problems.map(({ rule, file }) => `${rule} ${file}`)
  const shown = (built: Built | null) => [...must(built).snapshot.passages].map(({ text }) => text)

  test.each<[string, string | Uint8Array, string]>([
    ['head', BROKEN, 'front-matter-invalid'],
    ['encoding', new Uint8Array([0x50, 0xf8, 0xed, 0x6c, 0x69, 0x9a]), 'file-encoding'],
    ['binary', '\0\0', 'file-binary'],
  ])('answers as it was before, and is told: %s', (_, text, rule) => {
    const { next, write } = content()
    const before = shown(next().built)
    write('2022-opava/namesti.md', text as string)
    const { built } = next()
    expect(shown(built)).toEqual(before)
    expect(rules(built)).toEqual([`${rule} 2022-opava/namesti.md`])
    expect([...must(built).stale].map(path => path.split('/').slice(-2).join('/'))).toEqual([
      '2022-opava/namesti.md',
    ])
  })

  test('answers again when it is mended, and is told no more', () => {
    const { next, write } = content()
    next()
    write('2022-opava/namesti.md', BROKEN)
    next()
    write('2022-opava/namesti.md', page('Náměstí', 'Kašnu na náměstí vyčistíme.'))
    const { built } = next()
    expect(shown(built)).toContain('Kašnu na náměstí vyčistíme.')
    expect(shown(built)).not.toContain(BENCHES)
    expect([rules(built), must(built).stale]).toEqual([[], new Set()])
  })

  test('that never was good is left out', () => {
    const { next, write } = content()
    write('2022-opava/namesti.md', BROKEN)
    const { built } = next()
    expect(shown(built)).not.toContain(BENCHES)
    expect(must(built).stale).toEqual(new Set())
  })

  test('that is removed does not answer any more', () => {
    const { next, write, remove } = content()
    next()
    write('2022-opava/namesti.md', BROKEN)
    next()
    remove('2022-opava/namesti.md')
    const { built } = next()
    expect(shown(built)).not.toContain(BENCHES)
    expect(rules(built)).toEqual([])
  })

  test('a folder that cannot be opened answers as it was before', () => {
    const { next, rename } = content()
    const before = shown(next().built)
    rename('.', '../jinde')
    const { built } = next()
    expect(shown(built)).toEqual(before)
    expect(rules(built)).toEqual(['folder-unreadable .'])
  })
})

test('a broken configuration of a site leaves it as it was', () => {
  const config = 'url: https://kolin.example.cz\ntitle: Kolín\ncollections:\n  program:\n    output: true\n'
  const root = folder({ '_config.yml': config, '_program/2022/park.md': page('Park', LAMPS) })
  const builder = new SnapshotBuilder({ folders: [root], lexicon })
  const first = must(builder.build(TODAY)).snapshot
  expect(first.passages.at(0)?.source).toMatchObject({
    place: 'Kolín',
    url: expect.stringContaining('kolin.example.cz'),
  })
  writeFileSync(join(root, '_config.yml'), `${config}broken: [\n`)
  const second = must(builder.build(TODAY)).snapshot
  expect([...second.passages]).toEqual([...first.passages])
  expect(second.problems.map(({ rule }) => rule)).toContain('site-data-invalid')
})
