/** What /overit says of pasted words: here word for word, here otherwise, nowhere here; of codes, and of our own messages. */

import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { renderMatrix } from '../../adapters/matrix/message/render.ts'
import { renderTelegram } from '../../adapters/telegram/message/render.ts'
import { ALONE } from '../../src/chat/turn.ts'
import { Verifier } from '../../src/chat/verifier.ts'
import { Engine } from '../../src/engine/engine.ts'
import type { Passage } from '../../src/model.ts'
import type { Reply } from '../../src/reply/block.ts'
import { PHRASES } from '../../src/reply/phrases.ts'
import { renderPlain } from '../../src/reply/plain.ts'
import { type Files, folder, TODAY, withHead } from '../documents.ts'
import { lexicon } from '../lexicon.ts'
import { openBotOver, sharedFolder } from '../town/bot.ts'

const RAIN = 'Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží a budeme jí zalévat záhony.'
const BRIDGE =
  'Současné vedení chce starou lávku zbourat. My ji opravíme do dvou let a přidáme na ni osvětlení.'
const DENIED = 'Nikdy nebudeme souhlasit s tím, že zavedeme mýtné pro auta v celém centru města.'
const NAMED = 'Park „Na Staré cestě u lesa“ otevřeme i v noci a zavřeme jen v zimě.'
const OURS = 'V letech 2022 až 2026 chceme postavit tři nové školky a jednu základní školu.'

const TEXTS: Files = {
  '2022-kolin/voda.md': withHead(`## Voda\n\n${RAIN}\n\n${BRIDGE}\n\nAno.`),
  '2022-kolin/auta.md': withHead(`${DENIED}\n\n${NAMED}`),
  '2022-kolin/dane.md': withHead('Nepodpoříme:\n\n- zvýšení daně z nemovitosti,\n- nové poplatky za psy.'),
  '2022-opava/skolky.md': withHead(OURS, 'wording: summary\n'),
}

function talk(files: Files = TEXTS) {
  return talkOver(folder(files))
}

function talkOver(root: string) {
  const { bot, codeOf } = openBotOver(root)
  const reply = async (message: string) => (await bot.handle(message, ALONE)).reply
  const tell = async (message: string) => print(await reply(message))
  const verify = (text: string) => tell(`/overit ${text}`)
  return { root, bot, codeOf, reply, tell, verify }
}

const print = (reply: Reply) =>
  renderPlain(reply, { width: Number.POSITIVE_INFINITY, color: false }).replaceAll('\u00a0', ' ')
const plain = (phrase: string) => phrase.replaceAll('\u00a0', ' ')

const { verify, reply, tell, codeOf, bot } = talkOver(sharedFolder(TEXTS))

/** Words in no-break spaces, in lines, in NFD, divided, in other marks: what copying does to a text. */
const COPIED: readonly (readonly [string, string])[] = [
  ['as it is', RAIN],
  ['without its last point', RAIN.slice(0, -1)],
  ['with no-break spaces', RAIN.replaceAll(' ', '\u00a0')],
  ['broken into lines', RAIN.replaceAll(' ', '\n')],
  ['with a word divided at the end of a line', RAIN.replace('zalévat', 'zalé-\nvat')],
  ['with soft hyphens', RAIN.replace('zalévat', 'za\u00adlé\u00advat')],
  ['with combining accents', RAIN.normalize('NFD')],
  ['in Czech marks', `„${RAIN}“`],
  ['in straight marks', `"${RAIN}"`],
  ['behind bars', RAIN.replace(/^|(?<=škol )/g, '\n│ ')],
  ['quoted by a mail program', RAIN.replace(/^|(?<=škol )/g, '\n> ')],
  ['with an ellipsis at its end', `${RAIN.slice(0, -1)}…`],
  ['as an item', `\n• ${RAIN}`],
]

describe('a text stands here word for word', () => {
  test.each(COPIED)('%s', async (_, text) => {
    expect(await verify(text)).toContain(plain(PHRASES.standsWhole))
    expect(await verify(text)).toContain(`Kolín 2022\nZkušební text › Voda\n  │ „${RAIN}“`)
    expect(await verify(text)).toContain(codeOf(RAIN))
  })

  test('with other marks inside of it', async () => {
    expect(await verify(NAMED.replace(/[„“]/g, '"'))).toContain(plain(PHRASES.standsWhole))
    expect(await verify(NAMED)).not.toContain(plain(PHRASES.onlyQuoted))
  })

  test('as a sentence of a paragraph, which is shown whole with the sentence marked', async () => {
    const sentence = 'My ji opravíme do dvou let a přidáme na ni osvětlení.'
    const [said, quote] = (await reply(`/overit ${sentence}`)).blocks
    expect(said).toEqual({ type: 'say', text: PHRASES.standsWhole })
    const parts = quote?.type === 'quote' ? quote.parts : []
    expect(parts.map(({ text }) => text).join(' ')).toBe(BRIDGE)
    expect(parts.flatMap(({ text, marks }) => marks.map(({ from, to }) => text.slice(from, to)))).toEqual([
      sentence,
    ])
  })

  test('as two sentences of a paragraph that come one after the other', async () => {
    const found = await verify(`${RAIN} ${BRIDGE}`)
    expect(found.match(/stojí tu slovo od slova:/g)).toHaveLength(2)
    expect(found).toContain(plain(PHRASES.nowhereTogether))
  })

  test('as a part of a sentence, and says that it is one', async () => {
    const found = await verify('zavedeme mýtné pro auta v celém centru')
    expect(found).toContain(plain(PHRASES.standsPart))
    expect(found).toContain(DENIED)
  })

  test('with what introduces it', async () => {
    expect(await verify('Nepodpoříme: nové poplatky za psy')).toContain(plain(PHRASES.standsWhole))
    expect(await verify('nové poplatky za psy')).toContain('  │ Nepodpoříme:\n  │ „nové poplatky za psy.“')
  })

  test('with something left out, and says so', async () => {
    const found = await verify('„Dešťovou vodu ze střech […] svedeme do sta nádrží … zalévat záhony“')
    expect(found).toContain(plain(PHRASES.standsPieces))
    expect(found).toContain(RAIN)
  })
})

describe('a text stands here otherwise, and the difference is shown', () => {
  test.each<readonly [string, string, string]>([
    ['a number', RAIN.replace('sta', 'dvou set'), '[-sta-] {+dvou set+}'],
    ['an accent', RAIN.replace('střech', 'strech'), '[-střech-] {+strech+}'],
    ['a capital letter', RAIN.replace('škol', 'Škol'), '[-škol-] {+Škol+}'],
    ['a word more', RAIN.replace('sta', 'nejméně sta'), '{+nejméně+} sta'],
    ['a word less', RAIN.replace('a úřadů ', ''), 'škol [-a úřadů-] svedeme'],
    ['a question', RAIN.replace('.', '?'), '[-záhony.-] {+záhony?+}'],
    ['a denial left out', 'Budeme souhlasit s tím, že zavedeme mýtné pro auta.', '[-Nikdy nebudeme-]'],
    ['a denial at a distance', 'Zavedeme mýtné pro auta v celém centru města.', '[-Nikdy nebudeme'],
    ['pieces in another order', '„zalévat záhony … svedeme do sta nádrží a budeme jí“', '[-'],
  ])('%s', async (_, text, difference) => {
    const found = await verify(text)
    expect(found).toMatch(/^(?:Ověřuji.*\n\n„.*“ – s|S)tojí tu, ale jinak:$/m)
    expect(found).toContain(plain(PHRASES.verifiedSigns))
    expect(found).toContain(difference)
    expect(found).not.toContain('slovo od slova')
  })

  test('marks and white space are no difference', async () => {
    const text = NAMED.replace(/[„“]/g, '"').replaceAll(' ', '\u00a0').replace('noci', 'dne')
    expect((await verify(text)).match(/\[-|\{\+/g)).toHaveLength(4)
  })

  test('without any accents it is all of them', async () => {
    const found = await verify(RAIN.normalize('NFD').replace(/\p{M}/gu, ''))
    expect(found).toContain(plain(PHRASES.standsOtherwise))
    expect(found).toContain('{+Destovou+}')
  })
})

describe('a text stands nowhere here', () => {
  test.each([
    'Zrušíme všechny městské slavnosti a prodáme radnici.',
    'Vodu',
    'záhony zalévat jí budeme a nádrží sta do svedeme',
    'a '.repeat(500),
  ])('%s', async text => {
    expect(await verify(text)).toBe(plain(PHRASES.standsNowhere))
  })

  test.each([
    ['two halves of two passages', 'Dešťovou vodu ze střech škol pro auta v celém centru.'],
    ['two sentences of two passages made one', `${RAIN.slice(0, 40)} zavedeme mýtné pro auta v centru`],
  ])('%s, though each half does', async (_, text) => {
    expect(await verify(text)).not.toContain('slovo od slova')
  })

  test('of several texts each has its own verdict', async () => {
    const found = await verify(`${RAIN}\n\nZrušíme všechny městské slavnosti.\n\n${OURS}`)
    expect(found).toMatch(
      /^„Dešťovou vodu ze střech škol a úřadů svedeme do sta nádrží a…“ – stojí tu slovo od/,
    )
    expect(found).toContain('„Zrušíme všechny městské slavnosti.“ – v textech, které tu mám, to nestojí.')
    expect(found).toContain('– stojí tu, ale jen v našem shrnutí')
  })

  test('a text stands as long as the bot answers with it, whatever becomes of its file', async () => {
    const { root, verify } = talk()
    writeFileSync(join(root, '2022-kolin/voda.md'), withHead('Vodu necháme téct.'))
    expect(await verify(RAIN)).toContain(plain(PHRASES.standsWhole))
  })

  test('neither does what was left over in a copied site', () => {
    const root = folder({ '2022-kolin/voda.md': withHead(RAIN) })
    const passages = [...new Engine({ folders: [root], lexicon, today: TODAY }).passages]
    const left = passages.map(passage => ({ ...passage, leftover: 'sample' as const }))
    const typesOf = (all: readonly Passage[]) =>
      new Verifier({ passages: all, stands: () => true }).verify([RAIN], []).verdicts.map(({ type }) => type)
    expect([typesOf(passages), typesOf(left)]).toEqual([['stands'], ['nowhere']])
  })
})

test('of a summary of ours it is said that it is one, whether the words are the same or not', async () => {
  expect(await verify(OURS)).toContain(plain(PHRASES.standsInSummary))
  for (const text of [OURS, OURS.replace('tři', 'čtyři')]) {
    expect(await verify(text)).toContain(plain(PHRASES.summaryNote))
    expect(await verify(text)).not.toContain('slovo od slova')
  }
})

describe('in a sentence of somebody else, what is in quotation marks counts', () => {
  test('and that is said', async () => {
    const found = await verify(`Strana slibuje: „${RAIN}“ To je málo.`)
    expect(found).toContain(`${plain(PHRASES.onlyQuoted)}\n\n„Dešťovou vodu ze střech škol`)
    expect(found).toContain('– stojí tu slovo od slova:')
  })

  test('each quotation for itself', async () => {
    const found = await verify(`Píší: „${RAIN}“ a také „Zrušíme všechny městské slavnosti.“`)
    expect(found).toContain('– stojí tu slovo od slova:')
    expect(found).toContain('„Zrušíme všechny městské slavnosti.“ – v textech, které tu mám, to nestojí.')
  })

  test('also a short one in a long sentence, but not a single word', async () => {
    const long = 'Jak jsme psali už minulý týden v našem pravidelném přehledu všeho, co se v kraji děje, '
    expect(await verify(`${long}říká radní, že „budeme jí zalévat záhony“.`)).toContain(
      '„budeme jí zalévat záhony“ – stojí tu slovo od slova, jako část věty:',
    )
    expect(await verify(`${long}jde prý jen o „záhony“.`)).toBe(plain(PHRASES.standsNowhere))
  })

  test('what is in none is not covered by what is', async () => {
    const found = await verify(`Prodáme radnici, zbouráme školu a vyhodíme učitele. Slibují „${RAIN}“`)
    expect(found).toContain(plain(PHRASES.onlyQuoted))
  })
})

describe('a code', () => {
  test.each<readonly [string, (code: string) => string]>([
    ['alone', code => code],
    ['in small letters', code => code.toLowerCase()],
    ['with another dash', code => code.replace('-', '–')],
    ['in brackets', code => `(${code})`],
  ])('%s shows its passage', async (_, written) => {
    const code = codeOf(RAIN)
    const found = await verify(written(code))
    expect(found).toContain(`Odstavec s kódem ${code} tu stojí:\n\nKolín 2022`)
    expect(found).toContain(RAIN)
  })

  test('that is of no passage is told', async () => {
    expect(await verify('KOL22-00000')).toBe(plain(PHRASES.notFoundCode('KOL22-00000')))
  })

  test('of a text without a year has no digit perhaps, and is one all the same', async () => {
    const many = Array.from({ length: 40 }, (_, at) => `Slíbíme občanům města úplně všechno, a to ${at}krát.`)
    const { bot, codeOf, verify } = talk({ 'kolin/a.md': withHead(many.join('\n\n')) })
    const text = many.find(each => /^[A-Z-]+$/.test(codeOf(each)))
    expect(text).toBeDefined()
    const message = print(await bot.passage(codeOf(text ?? '')))
    expect(await verify(codeOf(text ?? ''))).toContain(text)
    expect(await verify(`\n${message.replace(/^ *│ /gm, '')}`)).not.toContain('nestojí')
  })

  test('several are offered', async () => {
    const [one, other] = [codeOf(RAIN), codeOf(OURS)]
    const found = await verify(`${one} ${other}`)
    expect(found).toContain(`${plain(PHRASES.namedCodes)}\n  ${one}`)
    expect(found).toContain(other)
  })

  test.each([
    ['in a line of its own', (code: string) => `Zrušíme všechny městské slavnosti.\n${code}`],
    ['in its line', (code: string) => `Zrušíme všechny městské slavnosti. ${code}`],
    ['in a line like ours', (code: string) => `Zrušíme všechny městské slavnosti · ${code}`],
    ['in front of it, as ours', (code: string) => `${code}  Zrušíme všechny městské slavnosti`],
  ])('%s makes no text stand that does not, and its passage is shown', async (_, written) => {
    const code = codeOf(RAIN)
    const found = await verify(written(code))
    expect(found).toContain(plain(PHRASES.standsNowhere))
    expect(found).toContain(`Odstavec s kódem ${code}, který text uvádí, zní:`)
    expect(found).toContain(RAIN)
  })

  test('or what looks like one may be a word of a passage', async () => {
    const text = 'Zrušili jsme tantiémy členů dozorčí rady (R-35872) a představenstva (R-38214).'
    const { verify } = talk({ '2022-kolin/a.md': withHead(text) })
    expect(await verify(text)).toContain(plain(PHRASES.standsWhole))
    expect(await verify(text)).not.toContain('R-35872 tu není')
  })

  test('of a passage is told to be of none only where nothing stands', async () => {
    expect(await verify('Zrušíme všechny slavnosti KOL22-00000')).toContain(
      plain(PHRASES.notFoundCode('KOL22-00000')),
    )
  })

  test.each(['Wi-Fi', 'česko-slovensko', 'covid-19', 'Praha 2018-2022', 'x-ABCDE'])(
    '%s is none',
    async text => {
      expect(await verify(text)).toBe(plain(PHRASES.standsNowhere))
    },
  )
})

describe('a message of ours, pasted back', () => {
  const RENDERED: readonly (readonly [string, (reply: Reply) => string])[] = [
    ['the terminal', reply => renderPlain(reply, { width: 60, color: false })],
    [
      'Telegram',
      reply =>
        renderTelegram(reply, { username: 'doslova' })
          .parts.map(({ text }) => text)
          .join('\n\n'),
    ],
    [
      'Matrix',
      reply =>
        renderMatrix(reply)
          .map(({ plain }) => plain)
          .join('\n\n'),
    ],
  ]

  test('a quotation that says no more than its heading is none of the frame', async () => {
    const said = 'Otevřená radnice občanům.'
    const { bot, codeOf, verify } = talk({
      '2022-kolin/a.md': withHead(`## Občanům otevřená radnice\n\n${said}`),
    })
    const { parts } = renderTelegram(await bot.passage(codeOf(said)), { username: 'doslova' })
    expect(await verify(`\n${parts.map(({ text }) => text).join('\n\n')}`)).toContain(
      plain(PHRASES.standsWhole),
    )
  })

  const QUESTIONS = [
    ...['dešťová voda ze střech', 'lávka', 'mýtné', 'nové školky v Opavě', 'poplatky za psy'],
    // With a sentence of ours about what was asked for.
    ...[
      'kolik stojí nové školky',
      'nové školky v Opavě v roce 2018',
      'nové školky pro žirafy',
      'kdo opraví lávku',
    ],
    // Whole sheets, whose topics are any words.
    ...['/debata lávka', '/debata školky Opava', '/vyvoj dešťová voda', '/cisla školky'],
  ]
  const cases = RENDERED.flatMap(([platform, render]) =>
    QUESTIONS.map(question => [platform, question, render] as const),
  )

  test.each(cases)(
    'from %s, to „%s“, stands here, and nothing of it stands nowhere',
    async (_, question, render) => {
      const message = render((await bot.handle(question, ALONE)).reply)
      const found = await verify(`\n${message}`)
      expect(found).toMatch(/^(?:Ověřuji.*\n\n)?(?:„.*“ – s|S)tojí tu/)
      expect(found).not.toMatch(/nestojí|ale jinak/)
    },
  )

  test.each(RENDERED)('from %s, with a word changed, differs', async (_, render) => {
    const message = render((await bot.handle('dešťová voda ze střech', ALONE)).reply)
    expect(await verify(`\n${message.replace('zalévat', 'zaplavovat')}`)).toMatch(
      /\[-zalévat(?: záhony\.)?-\] \{\+zaplavovat(?: záhony\.)?\+\}/,
    )
  })
})

describe('what is asked', () => {
  test.each(['', '…', '„“', 'https://pirati.cz/program/'])('needs words: "%s"', async text => {
    expect(await verify(text)).toBe(plain(PHRASES.whatToVerify))
  })

  test('may be longer than a question, but not without end', async () => {
    expect(await verify(`${RAIN}\n\n${'x '.repeat(3_000)}`)).toContain('stojí tu slovo od slova')
    expect(await verify('x '.repeat(4_000))).toBe(plain(PHRASES.tooLongToVerify))
    expect(await tell(`/verify ${RAIN}`)).toContain(plain(PHRASES.standsWhole))
  })

  test('is looked at as far as anybody would read, and the rest is counted', async () => {
    const many = Array.from({ length: 12 }, (_, at) => `Slíbíme vám úplně všechno ${at}.`).join('\n\n')
    const found = await verify(many)
    expect(found.match(/to nestojí/g)).toHaveLength(8)
    expect(found).toContain(plain(PHRASES.notVerified(4)))
    const sentences = `${RAIN} ${Array.from({ length: 30 }, (_, at) => `Slíbíme ${at}krát víc.`).join(' ')}`
    expect(await verify(sentences)).toMatch(/Ověřil jsem jen začátek, zbytek \(\d+ částí\) ne\./)
  })

  test('is not remembered', async () => {
    const { conversation } = await bot.handle(`/overit ${RAIN}`, ALONE)
    expect(conversation).toEqual(ALONE.conversation)
  })
})
