import { describe, expect, test } from 'vitest'
import { Bot } from '../../src/chat/bot.ts'
import { ALONE } from '../../src/chat/turn.ts'
import type { Reply } from '../../src/reply/block.ts'
import { FOREIGN, PHRASES } from '../../src/reply/phrases.ts'
import { lexicon } from '../lexicon.ts'
import { shippedEngine } from '../shipped.ts'

const engine = shippedEngine()

const { standsWhole, standsPart, standsPieces, standsInSummary, standsOtherwise, standsNowhere } = PHRASES
const VERDICTS = [standsWhole, standsPart, standsPieces, standsInSummary, standsOtherwise, standsNowhere]

/** What the bot may say, as patterns: a phrase with a gap takes any text in the gap. */
const SAYINGS: readonly RegExp[] = [...Object.values(PHRASES), FOREIGN].flatMap(phrase => {
  if (typeof phrase === 'string') return [pattern(phrase)]
  if (typeof phrase !== 'function') return Object.values<string>(phrase).map(pattern)
  const given: readonly unknown[][] = [
    ['GAP'],
    ['GAP', []],
    ['GAP', ['GAP']],
    ...[[['GAP']], [['GAP', 'GAP']], [[]]],
    ...[
      [[], ['GAP', 'GAP']],
      [['GAP'], ['GAP', 'GAP']],
    ],
    [1, 1],
    [2, 2],
    [5, 5],
    [{ version: 'GAP', date: '5-1-2' }],
    ...VERDICTS.map(verdict => ['GAP', verdict]),
  ]
  return given.flatMap(values => {
    try {
      return [pattern((phrase as (...values: unknown[]) => string)(...values))]
    } catch {
      return []
    }
  })
})

function pattern(phrase: string): RegExp {
  const escaped = phrase.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replace(/GAP/g, '[^\\n]*').replace(/\b[125]\b/g, '\\d+')}$`)
}

/** What a reply says in the bot's own voice, without quotations, labels of texts and things to choose from. */
function ownWords({ blocks }: Reply): string[] {
  return blocks
    .flatMap(block => {
      if (block.type === 'quote') return block.notes
      return block.type === 'say' ? [block.text] : 'title' in block ? [block.title] : []
    })
    .filter(text => text !== '')
}

describe('whatever is typed, the bot itself says only its phrases:', () => {
  const bot = new Bot(engine, lexicon.gazetteer)
  const messages = [
    ...['kamery', 'kolik asistentů prevence kriminality', 'a co v Praze?', 'jaderná elektrárna'],
    ...[
      'kamery v Brně',
      'kamery v roce 1998',
      'ahoj',
      'děkuji',
      'kdo jsi?',
      'Do you speak English?',
      'Wo ist die Schule?',
      '?',
      'x'.repeat(3_000),
    ],
    ...['/start', '/napoveda', '/soukromi', '/temata', '/zdroje', '/proc', '/nevim', '/', '/p'],
    ...['/p 00000', `/p ${engine.passages.at(0)?.code}`, `/jinde ${engine.passages.at(0)?.code}`, '/jinde'],
    ...[
      '/overit',
      '/overit 00000-00000',
      `/overit ${engine.passages.at(0)?.code} ${engine.passages.at(1)?.code}`,
    ],
    ...[`/overit ${engine.passages.at(0)?.text}`, `/overit „Zrušíme všechny městské slavnosti.“`],
    `/overit ${engine.passages.at(0)?.text}\n\nZrušíme.\n\n${engine.passages.at(9)?.text.replace(' a ', ' i ')}`,
    `/overit ${Array.from({ length: 12 }, (_, at) => `Zrušíme vše ${at}.`).join('\n\n')}`,
    `/overit Zrušíme všechny slavnosti ${engine.passages.at(0)?.code}`,
    `/overit ${'x '.repeat(4_500)}`,
    ...['/kraj Praha', '/kraj Nikdekov', '/kraj', 'hasiči v roce 2022'],
  ]

  test.each(messages.map(message => [message.slice(0, 40), message]))('%s', async (_, message) => {
    const { conversation } = await bot.handle('hasiči', ALONE)
    const { reply } = await bot.handle(message, { ...ALONE, conversation })
    expect(reply.blocks.length).toBeGreaterThan(0)
    for (const said of ownWords(reply)) expect(SAYINGS.some(phrase => phrase.test(said)) || said).toBe(true)
  })
})

test.each([
  [0, 0, '0 textů, 0 odstavců:'],
  [1, 1, '1 text, 1 odstavec:'],
  [2, 4, '2 texty, 4 odstavce:'],
  [5, 21, '5 textů, 21 odstavců:'],
  [12, 104, '12 textů, 104 odstavců:'],
])('%i and %i are counted as %j', (texts, passages, counted) => {
  expect(PHRASES.sources(texts, passages)).toBe(counted)
})

test.each([
  ['2018', [], 'Program z roku 2018 tu nemám.'],
  ['2014–2018', [], 'Program z let 2014–2018 tu nemám.'],
  ['2024 a později', ['Kolín'], 'Program pro místo Kolín z roku 2024 ani pozdější tu nemám.'],
  ['do roku 2016', ['Kolín', 'Opava'], 'Program pro místa Kolín a Opava z doby do roku 2016 tu nemám.'],
])('years without a programme: %s for %j', (years, places, said) => {
  expect(PHRASES.noYears(years, places).replaceAll('\u00a0', ' ')).toBe(said)
})

test('no sentence claims that a programme is silent', () => {
  expect(SAYINGS.filter(({ source }) => /mlč/i.test(source))).toEqual([])
})
