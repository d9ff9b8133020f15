/** Cases for an index elsewhere: whatever has the passages, people get what an engine gives that has them itself. */

import { expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import type { AnsweringEngine } from '../../src/engine/answering-engine.ts'
import type { Engine } from '../../src/engine/engine.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import type { Files } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { differences } from './worlds.ts'

/** More paragraphs of one town than are fetched at once, all of them on what single ones of other places and years are on. */
export const CROWD: Files = {
  ...Object.fromEntries(
    Array.from({ length: 30 }, (_, file) => [
      `2022-kolin/cast-${file}.md`,
      textOf(
        `Část ${file}`,
        (_, at) => `Cyklostezku ${file * 10 + at} postavíme, bude to cyklostezka cyklostezek.`,
      ),
    ]),
  ),
  '2022-opava/doprava.md': textOf(
    'Opava',
    () => 'Cyklostezku podél řeky v příštích letech celou osvětlíme a opravíme.',
    1,
  ),
  'stare/2018-kolin/doprava.md': textOf(
    'Kolín',
    () => 'Cyklostezku k nádraží necháme za peníze města osvětlit lampami.',
    1,
  ),
  'stare/2022-kolin/povoden.md': textOf(
    'Voda',
    () => 'Most, který vzala povodeň v roce 1997, nahradí lávka s cyklostezkou.',
    1,
  ),
}

function textOf(title: string, paragraph: (_: unknown, at: number) => string, count = 10): string {
  return `---\ntitle: ${title}\n---\n${Array.from({ length: count }, paragraph).join('\n\n')}\n`
}

interface Engines {
  readonly local: Engine
  readonly remote: AnsweringEngine<Engine>
}

/** Last turns with those before them: of one place, of years, with typing errors, in other languages, about nothing. */
const CONVERSATIONS: readonly (readonly string[])[] = [
  ['budou služební byty pro strážníky?'],
  ['kolik stojí služební byty?'],
  ['kamery s rozpoznáváním obličejů'],
  ['kamery s rozpoznavanim obliceju v Praze'],
  ['parkování v Brně'],
  ['parkování v Praze 8'],
  ['co jste slibovali v roce 2018?'],
  ['povodně 2002'],
  ['školy v Libereckém kraji'],
  ['doprava v Atlantidě'],
  ['jsem z Opavy'],
  ['jak bojujete proti korupci'],
  ['bydleni pro mlade'],
  ['cyklostezka', 'a v Praze?'],
  ['cyklostezka', 'a jinde?'],
  ['bydlení', 'a pro seniory?'],
  ['bydlení', 'to jsem nemyslel'],
  ['proč jste zavřeli jídelny'],
  ['ahoj'],
  ['kdo je váš kandidát'],
  ['what about parking?'],
  ['parkovanie'],
  ['kvantový teleport'],
  ['cyklostezka v Opavě'],
  ['cyklostezka v roce 2018'],
  ['cyklostezka 1997'],
  ['cyklostezka v Kolíně', 'a jinde?'],
  [''],
]

/** Commands whose replies need no passage beside those that are fetched. */
const COMMANDS = ['/temata', '/zdroje', '/zdroje Praha', '/zdroje Liberecký kraj', '/kraj Praha', '/napoveda']

export function indexCases(open: () => Promise<Engines>): void {
  test('the same outcome, and the same first passage', async () => {
    const { local, remote } = await open()
    const titles = new Set(
      [...local.passages].flatMap(({ source, headings }) => [source.title, headings.at(-1)]),
    )
    const asked = [...titles].flatMap(title => (title === undefined ? [] : [[title]])).slice(0, 120)
    expect(await differences(local, remote, [...CONVERSATIONS, ...asked])).toEqual([])
  })

  test('the same words', async () => {
    const { local, remote } = await open()
    // What stands beside a passage is the nearest of all, which are not there.
    const alone = Object.assign(Object.create(local) as Engine, { counterpart: () => null })
    const [bot, other] = [alone, remote].map(engine => new Bot(engine, lexicon.gazetteer)) as [Bot, Bot]
    const codes = [...local.passages].slice(0, 5).flatMap(({ code }) => [`/p ${code}`, `/oddil ${code}`])
    for (const message of [...COMMANDS, ...codes, '/p PRA22-XXXXX', '/oddil']) {
      const [own, theirs] = [await bot.handle(message, ALONE), await other.handle(message, ALONE)]
      expect(renderPlain(theirs.reply, { width: 90, color: false })).toBe(
        renderPlain(own.reply, { width: 90, color: false }),
      )
    }
  })

  test('what would need all passages is refused', async () => {
    const { remote } = await open()
    const bot = new Bot(remote, lexicon.gazetteer)
    for (const message of [
      '/debata bydlení',
      '/vyvoj bydlení',
      '/jinde PRA22-4V95P',
      '/overit Zrušíme daně.',
      '/terminy',
    ])
      expect(renderPlain((await bot.handle(message, ALONE)).reply, { width: 500, color: false }).trim()).toBe(
        PHRASES.needsAllTexts,
      )
  })
}
