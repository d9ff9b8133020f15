import { describe, expect, test } from 'vitest'
import { inlinePage } from '../../../../adapters/telegram/message/inline.ts'
import { Bot, type Offer } from '../../../../src/chat/bot.ts'
import { PHRASES } from '../../../../src/reply/phrases.ts'
import { replyWithPassage } from '../../../../src/reply/reply.ts'
import { passagesIn, read, withHead } from '../../../documents.ts'
import { lexicon } from '../../../lexicon.ts'
import { shippedEngine } from '../../../shipped.ts'

const shipped = new Bot(shippedEngine(), lexicon.gazetteer)

/** Offers of the passages of one text. */
function offersOf(...texts: readonly string[]): Offer[] {
  const head = 'url: https://kolin.example/lavka.html\n'
  return passagesIn(read(withHead(texts.join('\n\n'), head))).map(passage => ({
    passage,
    reply: replyWithPassage(passage),
  }))
}

const page = (offers: readonly Offer[], offset = '') => inlinePage(offers, offset, 'DoslovaBot')
const numbered = (count: number) =>
  offersOf(...Array.from({ length: count }, (_, at) => `Opravíme lávku číslo ${at + 1}.`))

describe('a result', () => {
  const [offer] = offersOf('Postavíme lávku přes řeku.')
  const [result] = page(offer === undefined ? [] : [offer]).results

  test('shows where it is from and how it begins', () => {
    expect(result).toMatchObject({
      type: 'article',
      id: offer?.passage.code,
      title: 'Kolín 2022 › Zkušební text',
      description: 'Postavíme lávku přes řeku.',
    })
  })

  test('becomes the quote with its source and its link, without a preview', () => {
    expect(result?.input_message_content).toMatchObject({
      message_text: expect.stringMatching(/„Postavíme lávku přes řeku\.“[\s\S]*Kolín · komunální volby 2022/),
      entities: expect.arrayContaining([
        expect.objectContaining({
          type: 'text_link',
          url: expect.stringMatching(/^https:\/\/kolin\.example/),
        }),
      ]),
      link_preview_options: { is_disabled: true },
    })
  })

  test('has one button, which opens the bot at the passage', () => {
    expect(result?.reply_markup?.inline_keyboard).toEqual([
      [{ text: PHRASES.askMore, url: `https://t.me/DoslovaBot?start=${offer?.passage.code}` }],
    ])
  })

  test('has no control characters, and a short title and description', () => {
    const [long] = page(
      offersOf(`## ${'Nadpis\u202e '.repeat(30)}\n\n${'Lávka\u0007 přes řeku. '.repeat(30)}`),
    ).results
    expect(`${long?.title} ${long?.description}`).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(long?.title.length).toBeLessThanOrEqual(80)
    expect(long?.description?.length).toBeLessThanOrEqual(140)
  })
})

describe('the description of a result', () => {
  const described = (...texts: readonly string[]) => page(offersOf(...texts)).results.at(-1)?.description

  test('brings what introduces an item', () => {
    expect(described('Nepodpoříme:\n\n- vjezd do parku,')).toBe('Nepodpoříme: vjezd do parku,')
  })

  test('is none where the first words of a passage would say another thing', () => {
    const [plan, rest] = ['Zbourá se stará nádražní budova. ', 'Rostou tu lípy. '.repeat(9)]
    expect(described(`${plan}${rest}S tím nesouhlasíme.`)).toBeUndefined()
    expect(described(`${plan}${rest}Dub kvete.`)).toMatch(/^Zbourá se stará nádražní budova\..*…$/)
  })
})

describe('pages', () => {
  test.each<readonly [number, string, readonly number[], string]>([
    [0, '', [], ''],
    [3, '', [1, 2, 3], ''],
    [5, '', [1, 2, 3, 4, 5], ''],
    [8, '', [1, 2, 3, 4, 5], '5'],
    [8, '5', [6, 7, 8], ''],
    [8, '50', [], ''],
    [8, 'nesmysl', [1, 2, 3, 4, 5], '5'],
    [8, '-5', [1, 2, 3, 4, 5], '5'],
    [12, '5', [6, 7, 8, 9, 10], '10'],
  ])('%i offers from %j: %j, then %j', (count, offset, shown, next) => {
    const { results, next_offset } = page(numbered(count), offset)
    expect(results.map(({ description }) => Number(description?.match(/\d+/)))).toEqual(shown)
    expect(next_offset).toBe(next)
  })
})

test('a passage that takes more than one message is not offered: its end would have no source', () => {
  const offers = offersOf('Postavíme lávku přes řeku. '.repeat(200), 'Opravíme most.')
  expect(page(offers).results.map(({ description }) => description)).toEqual(['Opravíme most.'])
})

describe('over the shipped texts', () => {
  test.each(['', 'kamery', 'kdo pomáhá obětem', 'kolik asistentů prevence kriminality'])(
    '%j',
    async query => {
      const { results } = page(await shipped.offers(query))
      expect(results.length).toBeGreaterThan(0)
      expect(new Set(results.map(({ id }) => id)).size).toBe(results.length)
      for (const { id, title, input_message_content: content } of results) {
        expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64)
        expect(title.trim()).not.toBe('')
        const { message_text: text } = content as { message_text: string }
        expect(text.length).toBeLessThanOrEqual(4096)
        expect(text).toContain(id)
      }
    },
  )
})
