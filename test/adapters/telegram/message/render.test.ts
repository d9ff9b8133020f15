import { arrangeEntities } from '@doslova/fake-bot-api'
import type { MessageEntity } from 'grammy/types'
import { describe, expect, test } from 'vitest'
import type { RenderOptions } from '../../../../adapters/telegram/message/buttons.ts'
import { decodeAction } from '../../../../adapters/telegram/message/callback-data.ts'
import { renderTelegram } from '../../../../adapters/telegram/message/render.ts'
import { shortened } from '../../../../adapters/telegram/message/split.ts'
import type { Passage } from '../../../../src/model.ts'
import { type Choice, type Reply, type ReplyBlock, say } from '../../../../src/reply/block.ts'
import { PHRASES } from '../../../../src/reply/phrases.ts'
import { replyTo, replyWithPassage, replyWithSection } from '../../../../src/reply/reply.ts'
import { passagesIn, read, withHead } from '../../../documents.ts'
import { CODE, part, quote } from '../../../quote.ts'
import { spread, TURNED } from '../../../reply/turned.ts'
import { asking } from '../../../search/asking.ts'
import { shippedPassages } from '../../../shipped.ts'
import { some } from '../../../thorough.ts'

const LEGEND = { struck: PHRASES.differenceStruck, signs: PHRASES.differenceSigns }

const OPTIONS: RenderOptions = { username: 'DoslovaBot' }
const QUOTES = ['blockquote', 'expandable_blockquote']

const render = (...blocks: readonly ReplyBlock[]) => renderTelegram({ blocks }, OPTIONS)

const choices = (count: number): ReplyBlock => ({
  type: 'choices',
  title: PHRASES.topics,
  items: Array.from({ length: count }, (_, at): Choice => {
    const text = `Téma ${at + 1}`
    return { code: `KOL22-${String(at).padStart(5, '0')}`, text, label: text, year: 2022 }
  }),
})

/** The words under each entity: `bold: Doprava`. */
function styled({ parts }: ReturnType<typeof renderTelegram>): string[] {
  return parts.flatMap(({ text, entities }) =>
    entities.map(({ type, offset, length }) => `${type}: ${text.slice(offset, offset + length)}`),
  )
}

const textOf = ({ parts }: ReturnType<typeof renderTelegram>) => parts.map(part => part.text).join('\n')

describe('a quote', () => {
  test('stands in quotation marks under its bold headings', () => {
    const rendered = render(quote('Postavíme lávku.'))
    expect(textOf(rendered)).toBe('Doprava › Kola\n„Postavíme lávku.“')
    expect(styled(rendered)).toEqual(['bold: Doprava › Kola', 'blockquote: „Postavíme lávku.“'])
  })

  test('shows what is left out, and what answers bold', () => {
    const parts = [
      part('Postavíme lávku přes řeku.', [{ from: 10, to: 15 }]),
      part('Bude osvětlená.', [{ from: 0, to: 15 }], { gap: true }),
    ]
    const rendered = render(quote('', { headings: [], parts, cutBefore: true, cutAfter: true }))
    const [before, after] = ['„… Postavíme lávku přes řeku.', '… Bude osvětlená. …“']
    expect(textOf(rendered)).toBe(`${before}\n${after}`)
    expect(styled(rendered)).toEqual([
      `blockquote: ${before}`,
      'bold: lávku',
      `blockquote: ${after}`,
      'bold: Bude osvětlená.',
    ])
  })

  test('opens with a tap where it is folded', () => {
    const parts = [
      part('Obec roste.', [], { folded: true }),
      part('Postavíme lávku.', [{ from: 0, to: 16 }]),
      part('Dub kvete.', [], { folded: true }),
    ]
    expect(styled(render(quote('', { headings: [], parts })))).toEqual([
      'expandable_blockquote: „Obec roste.',
      'blockquote: Postavíme lávku.',
      'bold: Postavíme lávku.',
      'expandable_blockquote: Dub kvete.“',
    ])
  })

  test('has its list in the same block', () => {
    const items = [
      { text: 'lávku', level: 0 },
      { text: 'pro pěší', level: 1 },
    ]
    expect(styled(render(quote('Postavíme:', { headings: [], items, cutAfter: true })))).toEqual([
      'blockquote: „Postavíme:\n• lávku\n  • pro pěší …“',
    ])
  })

  test('has what introduces it above, apart from the words', () => {
    const rendered = render(quote('lávku', { headings: [], introductions: ['Nechceme:', 'v centru:'] }))
    expect(styled(rendered)).toEqual(['italic: Nechceme:', 'italic: v centru:', 'blockquote: „lávku“'])
  })

  test('says first whose it is, how far it can be relied on, and what was not found', () => {
    const rendered = render(
      quote('Ubylo krádeží.', { owner: 'Kolín 2022', standing: 'údaj', notes: ['V Opavě nic.'] }),
    )
    expect(textOf(rendered)).toBe('Kolín 2022 · údaj\nV Opavě nic.\nDoprava › Kola\n„Ubylo krádeží.“')
    expect(styled(rendered).slice(0, 2)).toEqual(['bold: Kolín 2022', 'italic: údaj'])
  })

  test('that is our summary is never in quotation marks and never looks like a quotation', () => {
    for (const letters of [10, 5_000]) {
      const rendered = render(quote('a'.repeat(letters), { summary: true, cutAfter: true }))
      expect(textOf(rendered)).not.toMatch(/[„“]/)
      expect(styled(rendered).filter(line => QUOTES.some(type => line.startsWith(type)))).toEqual([])
    }
  })
})

const DIFFERENCE = [
  { side: 'both', text: 'Postavíme' },
  { side: 'here', text: 'most' },
  { side: 'there', text: 'lávku' },
] as const

describe('other blocks', () => {
  const otherPlace = {
    ...({ owner: 'Opava 2018', standing: null, headings: ['Doprava'], link: null } as const),
    ...{ place: 'a.md:5', code: CODE },
  }
  const source = {
    type: 'source',
    text: 'Kolín 2022',
    place: 'doprava.md:5',
    code: CODE,
    elsewhere: 0,
  } as const

  test.each<readonly [string, ReplyBlock, string, readonly string[]]>([
    ['the own voice', say('V textech jsem nic nenašel.'), 'V textech jsem nic nenašel.', []],
    [
      'a source with a page',
      { ...source, link: 'https://kolin.example/#a' },
      `Kolín 2022 · ${CODE}\n${PHRASES.original}`,
      [`code: ${CODE}`, `text_link: ${PHRASES.original}`],
    ],
    [
      'a source without one',
      { ...source, link: null },
      `Kolín 2022 · ${CODE}\ndoprava.md:5`,
      [`code: ${CODE}`],
    ],
    ['choices, which are buttons', choices(2), PHRASES.topics, [`bold: ${PHRASES.topics}`]],
    [
      'lines',
      { type: 'lines', title: 'Texty:', lines: ['Kolín', 'Opava'] },
      'Texty:\nKolín\nOpava',
      ['bold: Texty:'],
    ],
    [
      'other places',
      {
        type: 'comparison',
        legend: LEGEND,
        title: 'Jinde:',
        places: [
          { ...otherPlace, difference: null },
          { ...otherPlace, link: 'https://opava.example/', difference: DIFFERENCE },
        ],
      },
      [
        `Jinde:\n${PHRASES.differenceStruck}`,
        `Opava 2018\nDoprava\n${PHRASES.same}\n${CODE} · a.md:5`,
        `Opava 2018\nDoprava\nPostavíme most lávku\n${CODE} · ${PHRASES.original}`,
      ].join('\n\n'),
      [
        ...['bold: Jinde:', 'bold: Opava 2018', 'bold: Doprava', `code: ${CODE}`],
        ...['bold: Opava 2018', 'bold: Doprava', 'blockquote: Postavíme most lávku'],
        ...['strikethrough: most', 'bold: lávku', `code: ${CODE}`, `text_link: ${PHRASES.original}`],
      ],
    ],
    ['lines without a title', { type: 'lines', title: '', lines: ['Kolín'] }, 'Kolín', []],
  ])('%s', (_, block, text, styles) => {
    const rendered = render(block)
    expect([textOf(rendered), styled(rendered)]).toEqual([text, styles])
  })

  test('that are empty leave no gap', () => {
    expect(textOf(render(say('a'), { type: 'lines', title: '', lines: [] }, say('b')))).toBe('a\n\nb')
  })
})

describe('the buttons of a quote', () => {
  /** `text: what it does` of each button, a list a row. */
  const shown = (...blocks: readonly ReplyBlock[]) =>
    render(...blocks).buttons.map(row =>
      row.map(button => {
        const action = 'callback_data' in button ? decodeAction(button.callback_data) : null
        return `${button.text}: ${action?.type ?? 'link'}`
      }),
    )
  const source = { type: 'source', text: '', place: 'a.md:5', code: CODE, elsewhere: 0 } as const
  const page = { ...source, link: 'https://kolin.example/#:~:text=lavka' }
  const [section, why, elsewhere, share] = [
    `${PHRASES.wholeSection}: section`,
    `${PHRASES.whyThis}: why`,
    `${PHRASES.whereElse(2)}: elsewhere`,
    `${PHRASES.share}: link`,
  ]
  const original = `${PHRASES.original}: link`

  test.each<readonly [string, readonly ReplyBlock[], readonly (readonly string[])[]]>([
    ['found for a question', [quote('a', { chosen: true })], [[section, why], [share]]],
    ['shown by its code', [quote('a')], [[section], [share]]],
    ['that is all of its section', [quote('a', { isSection: true })], [[share]]],
    ['with a page', [quote('a'), page], [[section], [original, share]]],
    ['without a page', [quote('a'), { ...source, link: null }], [[section], [share]]],
    [
      'with a page that no button opens',
      [quote('a'), { ...source, link: 'http://localhost/a' }],
      [[section], [share]],
    ],
    ['of a section', [quote('a'), quote('b')], []],
    ['of none', [say('V textech jsem nic nenašel.')], []],
    ['that stands elsewhere', [quote('a', { elsewhere: 2 })], [[section, elsewhere], [share]]],
    [
      'that stands elsewhere, found for a question',
      [quote('a', { elsewhere: 2, chosen: true })],
      [[section, why, elsewhere], [share]],
    ],
    ['with more below', [quote('a'), choices(1)], [['Téma 1: passage'], [section], [share]]],
    [
      'of none, with places to choose from',
      [
        {
          type: 'lines',
          title: '',
          lines: [],
          places: ['Brno', 'Kolín', 'Opava', 'Dlouhé místo '.repeat(9)],
        },
      ],
      [['Brno: limit', 'Kolín: limit'], ['Opava: limit']],
    ],
  ])('%s', (_, blocks, rows) => {
    expect(shown(...blocks)).toEqual(rows)
  })

  test('have the link to the original, which then is not among the words', () => {
    const options: RenderOptions = { ...OPTIONS, link: 'words' }
    const reply = { blocks: [quote('a'), page] }
    const inWords = (rendered: ReturnType<typeof renderTelegram>) =>
      rendered.parts[0]?.entities.filter(({ type }) => type === 'text_link').length
    expect([renderTelegram(reply, OPTIONS), renderTelegram(reply, options)].map(inWords)).toEqual([0, 1])
    expect(renderTelegram(reply, OPTIONS).buttons.at(-1)?.[0]).toEqual({
      text: PHRASES.original,
      url: page.link,
    })
  })

  test.each<readonly [string, Parameters<typeof quote>, string | null]>([
    [
      'where it stands and how it begins',
      ['Opravíme lávku. Bude osvětlená.', { owner: 'Kolín 2022' }],
      'Kolín 2022 › Doprava › Kola: „Opravíme lávku. Bude osvětlená.“',
    ],
    [
      'whole sentences',
      [`Opravíme lávku. ${'Dlouhá věta '.repeat(20)}.`],
      'Doprava › Kola: „Opravíme lávku.“',
    ],
    [
      'no words that go on otherwise',
      [`Opravíme lávku. Nesouhlasíme s tím, ${'a zase '.repeat(40)}.`],
      'Doprava › Kola',
    ],
    ['no item without its introduction', ['lávku', { introductions: ['Opravíme:'] }], 'Doprava › Kola'],
    [
      'a summary without quotation marks',
      ['Lávka se opraví.', { summary: true }],
      'Doprava › Kola: Lávka se opraví.',
    ],
    [
      'nothing where that is too long for a button',
      ['a', { headings: ['漢'.repeat(120)], parts: [part(`${'漢'.repeat(199)}.`)] }],
      null,
    ],
  ])('share a link to the passage, with %s', (_, given, text) => {
    const button = render(quote(...given))
      .buttons.at(-1)
      ?.at(-1)
    const link = new URL(button !== undefined && 'url' in button ? button.url : '')
    expect(`${link.origin}${link.pathname}`).toBe('https://t.me/share/url')
    expect(link.searchParams.get('url')).toBe(`https://t.me/DoslovaBot?start=${CODE}`)
    expect(link.searchParams.get('text')).toBe(text)
  })
})

describe('topics', () => {
  const page = (count: number, at: number, place = '') =>
    renderTelegram({ blocks: [choices(count)] }, { ...OPTIONS, page: at, place }).buttons
  const labels = (count: number, at: number) =>
    page(count, at).map(row => row.map(({ text }) => text).join(' | '))
  const themes = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => `Téma ${from + at}`)

  test.each<readonly [string, number, number, readonly string[]]>([
    ['of none', 0, 0, []],
    ['of as many as fit', 8, 0, themes(1, 8)],
    ['the first page', 20, 0, [...themes(1, 8), PHRASES.pageOn]],
    ['the middle one', 20, 1, [...themes(9, 16), `${PHRASES.pageBack} | ${PHRASES.pageOn}`]],
    ['the last one', 20, 2, [...themes(17, 20), PHRASES.pageBack]],
    ['a page that is no more', 20, 9, [...themes(17, 20), PHRASES.pageBack]],
    ['a last page that is full', 16, 1, [...themes(9, 16), PHRASES.pageBack]],
  ])('%s', (_, count, at, rows) => {
    expect(labels(count, at)).toEqual(rows)
  })

  test('of a year stay together, and the page after it has those of older programmes', () => {
    const items = [2022, 2022, 2022, 2018, 2018, ...Array(4).fill(2014)].map(
      (year, at): Choice => ({ code: CODE, text: '', label: `${year}/${at}`, year }),
    )
    const pages = [0, 1].map(at =>
      renderTelegram({ blocks: [{ type: 'choices', title: '', items }] }, { ...OPTIONS, page: at })
        .buttons.flat()
        .map(({ text }) => text),
    )
    expect(pages).toEqual([
      ['2022/0', '2022/1', '2022/2', '2018/3', '2018/4', PHRASES.pageOlder],
      ['2014/5', '2014/6', '2014/7', '2014/8', PHRASES.pageBack],
    ])
  })

  test('turn to the pages beside, of the same place', () => {
    const turns = page(20, 1, 'Kraj Vysočina').at(-1) ?? []
    expect(turns.map(turn => ('callback_data' in turn ? decodeAction(turn.callback_data) : null))).toEqual([
      { type: 'topics', page: 0, place: 'Kraj Vysočina' },
      { type: 'topics', page: 2, place: 'Kraj Vysočina' },
    ])
  })

  test('with long names are cut between words', () => {
    const text = 'Doprava a parkování v centru města i na sídlištích a v okolí nádraží'
    const [row] = render({ type: 'choices', title: 'a', items: [{ code: CODE, text, label: text }] }).buttons
    expect(row?.[0]?.text).toBe('Doprava a parkování v centru města i na sídlištích a v…')
  })
})

describe('a shortened text', () => {
  test.each([
    ['Lávka', 10, 'Lávka'],
    ['Lávka přes', 10, 'Lávka přes'],
    ['Lávka přes řeku', 12, 'Lávka přes…'],
    ['Nejneobhospodařovávatelnější', 10, 'Nejneobho…'],
    ['a nejneobhospodařovávatelnější', 10, 'a nejneob…'],
    ['aaaaaaaa👍👍', 10, 'aaaaaaaa…'],
  ])('%j in %i letters is %j', (text, letters, short) => {
    expect(shortened(text, letters)).toBe(short)
  })
})

describe('a text of somebody else', () => {
  test('cannot move the cursor or turn the reading direction', () => {
    const hostile = 'a\u202eb\u0007c\u001bd\u2066e'
    const rendered = render(
      quote(hostile, {
        headings: [hostile],
        introductions: [hostile],
        parts: [part(hostile, [{ from: 1, to: 4 }])],
      }),
      say(hostile),
      { type: 'source', text: hostile, link: null, place: hostile, code: CODE, elsewhere: 0 },
      { type: 'lines', title: '', lines: [hostile] },
      { type: 'choices', title: 'Další:', items: [{ code: CODE, text: hostile, label: hostile }] },
    )
    const all = textOf(rendered) + rendered.buttons.flat().map(button => button.text)
    expect(all).not.toMatch(/(?!\n)[\p{Cc}\u202a-\u202e\u2066-\u2069]/u)
    expect(all.match(/a b c d e/g)).toHaveLength(8)
  })
})

describe('whatever is shown fits', () => {
  /** Refused by Telegram: text or entities of a part, or a button. */
  function assertFits(reply: Reply): ReturnType<typeof renderTelegram> {
    const rendered = renderTelegram(reply, OPTIONS)
    expect(rendered.parts.length).toBeGreaterThan(0)
    for (const { text, entities } of rendered.parts) {
      expect(text).toBe(text.trim())
      expect(text.length).toBeGreaterThan(0)
      expect(text.length).toBeLessThanOrEqual(4096)
      expect(entities.length).toBeLessThanOrEqual(100)
      expect(arrangeEntities(text, entities)).toHaveLength(entities.length)
    }
    for (const button of rendered.buttons.flat()) {
      expect(button.text.trim()).not.toBe('')
      if (!('callback_data' in button)) continue
      expect(Buffer.byteLength(button.callback_data)).toBeLessThanOrEqual(64)
      expect(decodeAction(button.callback_data)).not.toBeNull()
    }
    return rendered
  }

  const quoted = ({ type }: MessageEntity) => QUOTES.includes(type)

  test('every shipped passage: whole, with its source, and quoted only where it is word for word', () => {
    expect(shippedPassages.length).toBeGreaterThan(100)
    for (const passage of some(shippedPassages, 5)) {
      const { parts } = assertFits(replyWithPassage(passage))
      const said = parts.map(part => part.text).join(' ')
      expect(said).toContain(passage.text)
      expect(said).toContain(passage.code)
      const isSummary = passage.source.wording === 'summary'
      expect(said.includes(`„${passage.text}`)).toBe(!isSummary)
      expect(parts.some(part => part.entities.some(quoted))).toBe(!isSummary)
      expect(said.includes(PHRASES.summaryNote)).toBe(isSummary)
      expect(/ne slib/.test(said)).toBe(passage.kind === 'prevention')
    }
  })

  test('every shipped passage as if it were word for word', () => {
    for (const passage of some(shippedPassages, 5)) {
      const source = { ...passage.source, wording: 'verbatim' as const }
      const { parts } = assertFits(replyWithPassage({ ...passage, source }))
      const end = passage.list === null ? '“' : ''
      expect(parts.map(part => part.text).join(' ')).toContain(`„${passage.text}${end}`)
    }
  })

  test('every shipped section', () => {
    for (const sections of Map.groupBy(
      shippedPassages,
      ({ source, headings }) => `${source.file}${headings}`,
    ).values())
      assertFits(replyWithSection(sections))
  })

  test('a passage that stands in a hundred texts, with the link of one', () => {
    const text = withHead(
      'Zbrusu novou lávku přes řeku pro pěší i cyklisty postavíme.',
      'url: https://kolin.example/\n',
    )
    const documents = Array.from({ length: 101 }, (_, number) => read(text, `2022-kolin/${number}.md`))
    const [passage] = passagesIn(...documents) as [Passage]
    const { parts, buttons } = assertFits(replyWithPassage(passage))
    const originals = buttons.flat().filter(({ text: label }) => label === PHRASES.original)
    expect(originals).toHaveLength(1)
    expect(parts.map(part => part.text).join('\n')).toMatch(/a\sv\sdalších 100 textech/)
  })

  test.each(Object.values(TURNED).flat())(
    'an answer out of a long paragraph, in one message: $answers',
    paragraph => {
      const text = spread(paragraph)
      const { parts } = assertFits(
        replyTo(asking({ text, jiné: 'Kašnu vyčistíme.' }).answer(paragraph.question)),
      )
      expect(parts).toHaveLength(1)
      for (const sentence of [paragraph.answers, ...paragraph.bears])
        expect(parts[0]?.text).toContain(sentence)
    },
  )

  test('a very long quote with very many met words', () => {
    const text = 'Lávka přes řeku. '.repeat(1_000).trim()
    const marks = Array.from({ length: 1_000 }, (_, at) => ({ from: at * 17, to: at * 17 + 5 }))
    const { parts } = assertFits({ blocks: [quote('', { parts: [part(text, marks)] }), say('konec')] })
    expect(parts.map(part => part.text).join(' ')).toBe(`Doprava › Kola\n„${text}“\n\nkonec`)
  })
})
