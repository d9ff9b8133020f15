/** Hundreds of edits while questions are asked: every answer stands in some version of its file, and nothing is lost. */

import { renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { ALONE } from '../../../src/chat/turn.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { cut } from '../../../src/text/cut.ts'
import { folder, writeFiles } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'
import { random } from '../../random.ts'
import { livingBot } from './living-bot.ts'

const THINGS = [
  'lampy',
  'lavičky',
  'stromy',
  'kašny',
  'ploty',
  'lávky',
  'hřiště',
  'zastávky',
  'knihovny',
  'jesle',
]
const DEEDS = ['opravíme', 'přestěhujeme', 'natřeme', 'rozšíříme', 'ohlídáme']
/** Stands in each file to the end, whatever else is edited there. */
const lasting = (file: number) =>
  `Trvale zachováme ${THINGS[file % 10]} ve čtvrti číslo ${100 + file} a nezměníme je.`

test('300 edits in random order: nothing is shown that no file says, nothing is lost', {
  timeout: 300_000,
}, async () => {
  const FILES = 20
  const root = folder({})
  const next = random(7)
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T
  const names = Array.from({ length: FILES }, (_, file) => `2022-kolin/text-${file}.md`)
  const lines = Array.from({ length: FILES }, () => [] as string[])
  const isBroken = Array.from({ length: FILES }, () => false)
  /** All that files ever said. */
  const versions: string[] = []
  const write = (file: number) => {
    const body = [...(lines[file] ?? []), lasting(file)].join('\n\n')
    const text = `---\ntitle: Oddíl ${file}\n---\n${body}\n`
    versions.push(text)
    writeFileSync(join(root, names[file] ?? ''), isBroken[file] ? '---\ntitle: [\n---\nRozbité.\n' : text)
  }
  writeFiles(root, { '2022-kolin/.gitkeep': '' })
  for (let file = 0; file < FILES; file++) write(file)

  const { bot, live, failures, close, swaps } = await livingBot([root])
  onTestFinished(close)
  const codes = new Map<string, string>()
  const seen = new Set<number>()
  /** What was found in a version of a file. */
  const known = new Set<string>()
  const renamed = new Set<number>()
  let asked = 0
  const ask = async () => {
    const file = asked++ % FILES
    // Words of any paragraph, and now and then all the words of a lasting one.
    const question = asked % 3 === 0 ? lasting(file) : `${THINGS[asked % 10]} ve čtvrti`
    const offers = await bot.offers(question)
    for (const { passage } of offers) {
      const piece = JSON.stringify([passage.text, passage.slices])
      if (!known.has(piece))
        expect(
          versions.some(text => cut(text, passage.slices) === passage.text),
          passage.text,
        ).toBe(true)
      known.add(piece)
    }
    if (asked % 3 !== 0) return
    const found = offers.find(({ passage }) => passage.text === lasting(file))?.passage
    expect(found, `${lasting(file)} after ${asked} questions`).toBeDefined()
    expect(codes.get(lasting(file)) ?? found?.code).toBe(found?.code)
    codes.set(lasting(file), found?.code ?? '')
    seen.add(file)
  }

  for (let edit = 1; edit <= 300; edit++) {
    const file = Math.floor(next() * FILES)
    const own = lines[file] ?? []
    const line = () => `Letos ${pick(DEEDS)} ${pick(THINGS)} ve čtvrti číslo ${Math.floor(next() * 1000)}.`
    const kind = next()
    const wasBroken = isBroken[file]
    // A text that is broken under a new name before anybody has read it there cannot be told from a new one.
    isBroken[file] = kind > 0.9 && !renamed.has(file)
    if (kind < 0.4) own.unshift(line())
    else if (kind < 0.7) own.splice(Math.floor(next() * (own.length + 1)), 1, line())
    else if (kind < 0.8) own.length = 0
    else if (kind < 0.9 && !wasBroken) {
      renamed.add(file)
      const name = `2022-kolin/text-${file}-${edit}.md`
      renameSync(join(root, names[file] ?? ''), join(root, name))
      names[file] = name
    }
    write(file)
    await ask()
    if (edit % 20 !== 0) continue
    const before = swaps()
    while (swaps() === before) await ask()
    renamed.clear()
  }

  // In the end the bot says what is there: mended, and what was removed is gone.
  isBroken.fill(false)
  rmSync(join(root, names[0] ?? ''))
  for (let file = 1; file < FILES; file++) write(file)
  const passages = () => new Engine({ folders: [root], lexicon, today: new Date() }).passages.length
  while (bot.passages !== passages()) {
    live.look()
    const offers = await bot.offers(lasting(1))
    expect(offers.length).toBeGreaterThan(0)
  }
  expect((await bot.offers(lasting(0))).map(({ passage }) => passage.text)).not.toContain(lasting(0))
  expect(seen.size).toBe(FILES)
  expect(failures).toEqual([])
})

test('answers go on while much is read again: none waits for a tenth of the time that it takes', async () => {
  const texts = Array.from({ length: 60 }, (_, file) => {
    const body = Array.from(
      { length: 60 },
      (_, at) =>
        `Do roku ${2030 + (at % 9)} ${DEEDS[at % 5]} ${THINGS[(at + file) % 10]} ve čtvrti číslo ${file * 60 + at}.`,
    )
    return [`2022-kolin/text-${file}.md`, `---\ntitle: Oddíl ${file}\n---\n${body.join('\n\n')}\n`] as const
  })
  const root = folder(Object.fromEntries(texts))
  const { bot, swaps, times, failures, close } = await livingBot([root])
  onTestFinished(close)
  const waits: number[] = []
  for (let round = 0; round < 3; round++) {
    const before = swaps()
    for (const [path, text] of texts)
      writeFileSync(join(root, path), `${text}\nPřidáno bylo kolo ${round}.\n`)
    while (swaps() === before) {
      const asked = performance.now()
      await bot.handle(`${THINGS[waits.length % 10]} číslo ${waits.length}`, ALONE)
      waits.push(performance.now() - asked)
    }
  }
  const { changing, used } = times()
  expect(Math.max(...waits)).toBeLessThan((used - changing) / 10)
  expect(failures).toEqual([])
})
