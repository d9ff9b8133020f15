/** The index that is kept between two starts: never other than a fresh one, never in the way, nothing about anybody. */

import { spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Engine } from '../../src/engine/engine.ts'
import { readLexicon } from '../../src/engine/lexicon.ts'
import {
  packSnapshot,
  readSnapshot,
  snapshotKey,
  unpackSnapshot,
  writeSnapshot,
} from '../../src/engine/snapshot.ts'
import { SnapshotBuilder } from '../../src/engine/snapshot-builder.ts'
import type { Passage } from '../../src/model.ts'
import { answerJson } from '../../src/reply/json.ts'
import { type Files, folder, named, TODAY } from '../documents.ts'
import { PLACES, UNSURE } from '../search/asking.ts'
import { unprivileged } from '../unprivileged.ts'

const TEXTS: Files = {
  '2022-brno/doprava.md': `---
title: Doprava v Brně
---
## Kola

Cyklostezku podél Svratky osvětlíme. Postavíme:

- 300 stojanů na kola,
- lávku u mlýna.
`,
  '2018-brno/byty.md': '---\ntitle: Bydlení\n---\nByty v Brně opravíme a nájem nezvýšíme.\n',
  'bez-hlavy.md': '---\nbroken: [\n---\nTohle se nenačte.\n',
}
const CONFIG: Files = {
  'places.txt': PLACES,
  'common-words.txt': '# běžná slova\nvečer\n',
  'stopwords.txt': '[nehledá se]\na v\n[není nutné]\nměsto\n',
  'frames.txt': '[ptaní]\nhrad: dotaz\n',
  'thesaurus/slova.txt': 'bydlení: byt, nájem\n  lidově: kvartýr\nstojany: parkování kol\n',
}
const QUESTIONS = [
  ...['cyklostezka', 'CYKLOSTEZKY V BRNE', 'kolik stojanů', 'kvartýry', 'nájem v roce 2018', 'cyklosteska'],
  ...['lávka od roku 2020', 'byty v Jihlavě', 'byty 2010', 'žirafa', 'ahoj', '', 'parkování kol u řeky'],
]

async function answersOf(engine: Engine): Promise<string[]> {
  const answers: string[] = []
  for (const question of QUESTIONS)
    answers.push(JSON.stringify(answerJson(await engine.answer(question), engine.content)))
  return answers
}

/** One installation: texts, words, and a folder for the index; `start` is a start of the program. */
function installation(texts: Files = TEXTS) {
  const content = folder(texts, 'obsah')
  const config = folder(CONFIG, 'config')
  const data = join(folder({}, 'data'), 'index')
  const start = async (options: { today?: Date; saveTo?: string; folders?: string[] } = {}) => {
    const { today = TODAY, saveTo = data, folders = [content] } = options
    let read = 0
    const unsaved: string[] = []
    const engine = new Engine({
      ...{ folders, today, saveTo, lexicon: readLexicon(config), tuning: UNSURE },
      progress: files => {
        read = files
      },
      onUnsaved: reason => unsaved.push(reason),
    })
    const answers = await answersOf(engine)
    return { engine, answers, texts: [...engine.passages].map(({ text }) => text), read, unsaved }
  }
  return { content, config, data, start, saved: join(data, 'index.bin') }
}

describe('a second start', () => {
  test('reads no file and answers every question the same', async () => {
    const { start } = installation()
    const [first, second] = [await start(), await start()]
    expect([first.read, second.read]).toEqual([3, 0])
    expect(second.answers).toEqual(first.answers)
    expect(new Set(first.answers.map(answer => JSON.parse(answer).outcome))).toEqual(
      new Set(['found', 'silent', 'no-such-programme', 'not-policy']),
    )
  })

  test('answers like a program that keeps nothing', async () => {
    const { start, content, config } = installation()
    await start()
    const plain = new Engine({
      folders: [content],
      lexicon: readLexicon(config),
      today: TODAY,
      tuning: UNSURE,
    })
    expect((await start()).answers).toEqual(await answersOf(plain))
  })

  test('has the same passages, codes and problems', async () => {
    const { start } = installation()
    const [first, second] = [(await start()).engine, (await start()).engine]
    expect([...second.passages]).toEqual([...first.passages])
    expect(second.problems).toEqual(first.problems)
    expect(named(second.problems)).toHaveLength(1)
    for (const { code } of first.passages) expect((await second.find(code))?.code).toBe(code)
  })

  test('still compares each passage with its file', async () => {
    const { start, saved, content, config } = installation()
    const first = await start()
    const passages = [...first.engine.passages].map(passage => ({
      ...passage,
      text: passage.text.replace('osvětlíme', 'zbouráme'),
    }))
    const snapshot = SnapshotBuilder.snapshotOf({ folders: [content], lexicon: readLexicon(config) }, TODAY)
    writeFileSync(saved, packSnapshot({ ...snapshot, passages }, snapshotKey([content, config], TODAY)))
    const { engine } = await start()
    expect(await engine.answer('cyklostezka')).toMatchObject({ outcome: 'silent', changing: true })
  })

  test('answers from the files as they were read, whatever becomes of them', async () => {
    const { start, content } = installation()
    const { engine, answers } = await start()
    writeFileSync(join(content, '2022-brno/doprava.md'), 'Jiný text.\n')
    rmSync(join(content, '2018-brno/byty.md'))
    expect(await answersOf(engine)).toEqual(answers)
  })
})

describe('a kept index is not used', () => {
  const brno = '2018-brno/byty.md'
  const page = (text: string) => `---\ntitle: Bydlení\n---\n${text}\n`

  test.each<[string, (roots: { content: string; config: string }) => void]>([
    [
      'after a text was changed',
      ({ content }) => writeFileSync(join(content, brno), page('Byty postavíme jinde a dráž.')),
    ],
    [
      'after a letter was changed for another',
      ({ content }) => {
        const text = readFileSync(join(content, brno), 'utf8')
        writeFileSync(join(content, brno), text.replace('nájem', 'nájmy'))
        utimesSync(join(content, brno), 1_000, 1_000)
      },
    ],
    [
      'after a text was added',
      ({ content }) => writeFileSync(join(content, 'nový.md'), page('Kašnu vyčistíme.')),
    ],
    [
      'after a text was added in a new folder',
      ({ content }) => {
        mkdirSync(join(content, '2024-brno'))
        writeFileSync(join(content, '2024-brno/a.md'), page('Kašnu vyčistíme.'))
      },
    ],
    ['after a text was removed', ({ content }) => rmSync(join(content, brno))],
    [
      'after a word was added to the thesaurus',
      ({ config }) => writeFileSync(join(config, 'thesaurus/slova.txt'), 'bydlení: byt\n  lidově: bejvák\n'),
    ],
    [
      'after a file was added to the thesaurus',
      ({ config }) => writeFileSync(join(config, 'thesaurus/další.txt'), 'kašna: vodotrysk\n'),
    ],
    [
      'after a stop word was added',
      ({ config }) => writeFileSync(join(config, 'stopwords.txt'), '[nehledá se]\na v na\n'),
    ],
    ['after the party got a name', ({ config }) => writeFileSync(join(config, 'party.txt'), 'Rybáři\n')],
    [
      'after a place was added',
      ({ config }) =>
        writeFileSync(join(config, 'places.txt'), `${PLACES}Svratka | část | Brno | na Svratce | - | -\n`),
    ],
  ])('%s', async (_, change) => {
    const { start, content, config } = installation()
    await start()
    change({ content, config })
    const [second, third] = [await start(), await start()]
    expect(second.read).toBeGreaterThan(0)
    expect(third.read).toBe(0)
    expect(third.answers).toEqual(second.answers)
    const fresh = new Engine({ folders: [content], lexicon: readLexicon(config), today: TODAY })
    expect([...second.engine.passages]).toEqual([...fresh.passages])
  })

  test('for other folders, or the same in another order', async () => {
    const { start, content } = installation()
    const other = folder({ 'a.md': page('Kašnu vyčistíme.') }, 'jiný')
    await start()
    for (const folders of [[other], [content, other], [other, content]]) {
      expect((await start({ folders })).read).toBeGreaterThan(0)
      expect((await start({ folders })).read).toBe(0)
    }
  })

  test('when another term of office may be over', async () => {
    const { start } = installation()
    const year = (today: string) => start({ today: new Date(today) })
    const statuses = ({ engine }: Awaited<ReturnType<typeof start>>) =>
      new Set([...engine.passages].map(({ source }) => source.status))
    expect(statuses(await year('2022-10-20'))).toEqual(new Set(['current']))
    expect((await year('2022-10-31')).read).toBe(0)
    expect(statuses(await year('2022-11-02'))).toEqual(new Set(['current', 'term-over']))
    expect((await year('2022-12-31')).read).toBe(0)
    expect((await year('2023-01-01')).read).toBeGreaterThan(0)
  })

  test('after the texts of one start were changed while it read them', async () => {
    const { content, config, data, start } = installation()
    new Engine({
      ...{ folders: [content], today: TODAY, saveTo: data, lexicon: readLexicon(config) },
      progress: () => writeFileSync(join(content, brno), page('Byty postavíme jinde a dráž.')),
    })
    expect((await start()).texts).toContain('Byty postavíme jinde a dráž.')
  })
})

describe('a damaged index is as good as none', () => {
  test.each<[string, (whole: Buffer) => string | Uint8Array]>([
    ['an empty file', () => ''],
    ['half of it', whole => whole.subarray(0, whole.length / 2)],
    ['all but the last byte', whole => whole.subarray(0, -1)],
    ['its head alone', whole => whole.subarray(0, whole.indexOf('\n') + 1)],
    [
      'a letter changed for another',
      whole => Buffer.from(whole.toString('latin1').replace('Svratky', 'Svratka'), 'latin1'),
    ],
    ['another key', whole => Buffer.from(whole.toString('latin1').replace('"key":"', '"key":"0'), 'latin1')],
    ['no head', whole => whole.subarray(whole.indexOf('\n') + 1)],
    ['bytes', () => new Uint8Array([0, 255, 254, 10, 0, 1])],
  ])('%s', async (_, damage) => {
    const { start, saved } = installation()
    const first = await start()
    const whole = readFileSync(saved)
    writeFileSync(saved, damage(whole))
    const second = await start()
    expect([second.read, second.unsaved]).toEqual([3, []])
    expect(second.answers).toEqual(first.answers)
    expect(readFileSync(saved)).toEqual(whole)
    expect((await start()).read).toBe(0)
  })
})

describe('where nothing can be written', () => {
  test.each<[string, (data: string) => string]>([
    ['the folder above is not there', data => join(data, 'není', 'index')],
    [
      'there is a file in its place',
      data => {
        writeFileSync(data, 'soubor')
        return data
      },
    ],
    [
      'there is a folder in place of the index',
      data => {
        mkdirSync(join(data, 'index.bin'), { recursive: true })
        return data
      },
    ],
  ])('the program answers and tells why: %s', async (_, place) => {
    const { start, data } = installation()
    const saveTo = place(data)
    const [one, two] = [await start({ saveTo }), await start({ saveTo })]
    expect(one.unsaved).toHaveLength(1)
    expect(one.unsaved[0]).not.toBe('')
    expect([one.read, two.read]).toEqual([3, 3])
    expect(two.answers).toEqual(one.answers)
  })

  test('the program answers and tells why: no right to write', async () => {
    const { start, content, config, data } = installation()
    // All modules are there before rights are gone.
    await installation().start()
    mkdirSync(data)
    chmodSync(data, 0o500)
    const { unsaved, answers } = await unprivileged([content, config, dirname(data)], () => start())
    chmodSync(data, 0o700)
    expect(unsaved).toHaveLength(1)
    expect(answers).toHaveLength(QUESTIONS.length)
  })

  test('all is well otherwise', async () => {
    expect((await installation().start()).unsaved).toEqual([])
  })
})

describe('the folder of the index', () => {
  test('has one file, however often the program starts', async () => {
    const { start, data, content } = installation()
    await start()
    writeFileSync(join(content, 'nový.md'), '---\ntitle: Kašna\n---\nKašnu vyčistíme.\n')
    await start()
    await start()
    expect(readdirSync(data)).toEqual(['index.bin'])
  })

  test('loses what a program that was killed had half written', async () => {
    const { start, data, saved } = installation()
    const { pid: ended } = spawnSync('true')
    mkdirSync(data)
    writeFileSync(`${saved}.${ended}`, 'půl')
    await start()
    expect(readdirSync(data)).toEqual(['index.bin'])
  })

  test('has nothing in it when the index cannot be put there', async () => {
    const { start, data, saved } = installation()
    mkdirSync(saved, { recursive: true })
    await start()
    expect(readdirSync(data)).toEqual(['index.bin'])
  })

  test('is made when the one above is there', async () => {
    const { start, data } = installation()
    expect(readdirSync(join(data, '..'))).toEqual([])
    await start()
    expect(readdirSync(data)).toEqual(['index.bin'])
  })

  test('learns nothing of what is asked', async () => {
    const { start, data, saved } = installation()
    const { engine } = await start()
    const before = readFileSync(saved)
    for (const question of [...QUESTIONS, 'Jsem Božena Hlaváčková, kolik stojanů?', '@bozena cyklostezka']) {
      await engine.answer(question)
      await engine.answer('a v Brně?', { previous: [question] })
    }
    expect(readdirSync(data)).toEqual(['index.bin'])
    expect(readFileSync(saved).equals(before)).toBe(true)
    expect(before.toString()).not.toMatch(/Božena|bozena|žirafa|kvartýry|cyklosteska/)
  })

  test('is the only one that is written to', async () => {
    const { start, content, config } = installation()
    const list = (root: string) => readdirSync(root, { recursive: true }).sort()
    const before = [list(content), list(config)]
    await start()
    await start()
    expect([list(content), list(config)]).toEqual(before)
  })

  test('is not made without being asked for', async () => {
    const { content, config, data } = installation()
    const engine = new Engine({ folders: [content], lexicon: readLexicon(config), today: TODAY })
    await engine.answer('cyklostezka')
    expect(readdirSync(join(data, '..'))).toEqual([])
  })
})

describe('a snapshot', () => {
  const KEY = 'a'.repeat(64)
  const packs = () => {
    const snapshot = SnapshotBuilder.snapshotOf(
      { folders: [folder(TEXTS, 'obsah')], lexicon: readLexicon(folder(CONFIG, 'config')) },
      TODAY,
    )
    return { snapshot, packed: packSnapshot(snapshot, KEY) }
  }

  test('is read back under its key only', () => {
    const { snapshot, packed } = packs()
    const root = folder({})
    expect(readSnapshot(root)).toBeNull()
    writeSnapshot(root, packed)
    const read = readSnapshot(root)
    expect(read).toEqual(packed)
    expect(readSnapshot(join(root, 'není'))).toBeNull()
    for (const key of [KEY, undefined]) {
      const { texts, spellings, passages, ...rest } = unpackSnapshot(packed, key) ?? {
        texts: [],
        passages: [],
      }
      const { texts: before, spellings: written, passages: made, ...others } = snapshot
      expect([...passages]).toEqual(made)
      expect(rest).toEqual(others)
      expect(spellings?.save()).toEqual(written.save())
      expect(texts.map(({ folder, file, text }) => ({ folder, file, text }))).toEqual(before)
    }
    for (const key of [KEY.slice(1), '']) expect(unpackSnapshot(packed, key)).toBeNull()
  })

  test('of more passages than stand in one line is read back too', () => {
    const { snapshot } = packs()
    const [passage] = snapshot.passages
    const passages = Array.from({ length: 1_234 }, (_, at) => ({ ...passage, code: `X-${at}` }) as Passage)
    const read = unpackSnapshot(packSnapshot({ ...snapshot, passages }, KEY))?.passages
    expect([...(read ?? [])]).toEqual(passages)
  })

  test('takes the place of the one before, and of what earlier versions kept', () => {
    const { snapshot, packed } = packs()
    const root = folder({ 'index.json': 'starý' })
    writeSnapshot(root, packSnapshot(snapshot, 'starý'))
    writeSnapshot(root, packed)
    expect(readSnapshot(root)).toEqual(packed)
    expect(readdirSync(root)).toEqual(['index.bin'])
  })
})

describe('a key', () => {
  test('is the same for the same files and tells nothing of them', async () => {
    const root = folder({ 'a.md': 'Kašna.\n', 'b/c.md': 'Dub.\n' })
    expect(snapshotKey([root], TODAY)).toBe(snapshotKey([root], TODAY))
    expect(snapshotKey([root], TODAY)).toMatch(/^[0-9a-f]{64}$/)
  })

  test('takes a folder that is not there for an empty one', async () => {
    const root = folder({})
    const later = join(root, 'obsah')
    const before = snapshotKey([later], TODAY)
    mkdirSync(later)
    expect(snapshotKey([later], TODAY)).toBe(before)
    writeFileSync(join(later, 'a.md'), 'Kašna.\n')
    expect(snapshotKey([later], TODAY)).not.toBe(before)
  })

  test('does not mix up two folders', async () => {
    const root = folder({ 'a/x.md': 'Kašna.\n', 'b/y.md': 'Dub.\n' })
    const [a, b] = [join(root, 'a'), join(root, 'b')]
    const keys = [[a, b], [b, a], [a], [b], [], [a, a]].map(folders => snapshotKey(folders, TODAY))
    expect(new Set(keys).size).toBe(6)
  })
})
