import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { editContent } from '../../../../adapters/matrix/message/content.ts'
import { inMatrixWords, MAX_BYTES, renderMatrix } from '../../../../adapters/matrix/message/render.ts'
import { type ReplyBlock, say } from '../../../../src/reply/block.ts'
import { PHRASES } from '../../../../src/reply/phrases.ts'
import { replyWithPassage } from '../../../../src/reply/reply.ts'
import { part, quote } from '../../../quote.ts'
import { shippedPassages } from '../../../shipped.ts'
import { holds } from '../../../support.ts'

const LEGEND = { struck: PHRASES.differenceStruck, signs: PHRASES.differenceSigns }

const render = (...blocks: readonly ReplyBlock[]) => renderMatrix({ blocks })
const only = (...blocks: readonly ReplyBlock[]) => {
  const messages = render(...blocks)
  expect(messages).toHaveLength(1)
  return messages[0]
}

/** What an event may have, less what encryption and the server add. */
const EVENT_BYTES = 64_000

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')

const OTHER_PLACE = {
  ...({ owner: 'Opava 2018', standing: null, headings: ['Doprava'], link: null } as const),
  ...{ place: 'x.md:1', code: 'K-1' },
}

describe('a block', () => {
  test.each<[block: ReplyBlock, plain: string, html: string]>([
    [say('Rádo se stalo.'), 'Rádo se stalo.', '<p>Rádo se stalo.</p>'],
    [say('a < b & "c"'), 'a < b & "c"', '<p>a &lt; b &amp; &quot;c&quot;</p>'],
    [
      quote('Pruhy pro kola.'),
      'Doprava › Kola\n\n„Pruhy pro kola.“',
      '<p><strong>Doprava › Kola</strong></p><blockquote>„Pruhy pro kola.“</blockquote>',
    ],
    [
      quote('Pruhy pro kola.', { chosen: true }),
      '„Pruhy pro kola.“\n\nDoprava › Kola',
      '<p><strong>Doprava › Kola</strong></p><blockquote>„Pruhy pro kola.“</blockquote>',
    ],
    [
      quote('Pruhy pro kola.', { chosen: true, standing: 'Údaj' }),
      'Údaj\nDoprava › Kola\n\n„Pruhy pro kola.“',
      '<p><em>Údaj</em><br><strong>Doprava › Kola</strong></p><blockquote>„Pruhy pro kola.“</blockquote>',
    ],
    [quote('Pruhy pro kola.', { summary: true, headings: [] }), 'Pruhy pro kola.', '<p>Pruhy pro kola.</p>'],
    [
      quote('', {
        headings: [],
        parts: [part('Pruhy', [{ from: 0, to: 5 }]), part('pro <kola>', [], { gap: true })],
        cutBefore: true,
        cutAfter: true,
      }),
      '„… Pruhy … pro <kola> …“',
      '<blockquote>„… <strong>Pruhy</strong> … pro &lt;kola&gt; …“</blockquote>',
    ],
    [
      quote('Přibylo kamer.', {
        ...{ owner: 'Kolín 2022', standing: 'údaj', notes: ['Napište /kraj.'] },
        ...{ introductions: ['V roce 2021:'], headings: [] },
      }),
      'Kolín 2022 · údaj\nNapište !kraj.\nV roce 2021:\n„Přibylo kamer.“',
      '<p><strong>Kolín 2022</strong> · <em>údaj</em><br>Napište !kraj.<br><em>V roce 2021:</em></p><blockquote>„Přibylo kamer.“</blockquote>',
    ],
    [
      quote('', {
        headings: [],
        parts: [
          part('Na okraji obce stojí stará vodárna a kolem ní vede oblíbená procházková trasa.', [], {
            folded: true,
          }),
          part('Postavíme lávku.', [{ from: 0, to: 16 }]),
        ],
      }),
      '„Na okraji obce stojí stará vodárna a kolem ní vede oblíbená procházková trasa. Postavíme lávku.“',
      '<blockquote>„<details><summary>Na okraji obce stojí stará vodárna a kolem ní vede oblíbená</summary> procházková trasa.</details> <strong>Postavíme lávku.</strong>“</blockquote>',
    ],
    [
      quote('', { headings: [], parts: [part('Obec roste.', [], { folded: true })] }),
      '„Obec roste.“',
      '<blockquote>„Obec roste.“</blockquote>',
    ],
    [
      quote('Postavíme:', {
        headings: [],
        items: [
          { text: 'lávku', level: 0 },
          { text: 'pro pěší', level: 1 },
        ],
        cutAfter: true,
      }),
      '„Postavíme:\n• lávku\n• – pro pěší …“',
      '<blockquote>„Postavíme:<ul><li>lávku</li><li>– pro pěší …“</li></ul></blockquote>',
    ],
    [
      {
        type: 'source',
        text: 'Kolín 2022',
        link: 'https://a.cz/?b=1&c=2',
        place: 'x.md:1',
        code: 'K-1',
        elsewhere: 0,
      },
      `Kolín 2022 · K-1\n${PHRASES.original}: https://a.cz/?b=1&c=2`,
      `<p>Kolín 2022 · <code>K-1</code><br><a href="https://a.cz/?b=1&amp;c=2">${PHRASES.original}</a></p>`,
    ],
    [
      { type: 'source', text: 'Kolín 2022', link: null, place: 'x.md:1', code: 'K-1', elsewhere: 0 },
      'Kolín 2022 · K-1\nx.md:1',
      '<p>Kolín 2022 · <code>K-1</code><br>x.md:1</p>',
    ],
    [
      { type: 'source', text: '', link: null, place: 'x.md:1', code: 'K-1', elsewhere: 2 },
      'K-1\nx.md:1\nStejně nebo podobně i\u00a0jinde (2×): !jinde K-1',
      '<p><code>K-1</code><br>x.md:1<br>Stejně nebo podobně i\u00a0jinde (2×): !jinde K-1</p>',
    ],
    [
      {
        type: 'comparison',
        legend: LEGEND,
        title: 'Jinde:',
        places: [
          { ...OTHER_PLACE, difference: null },
          {
            ...OTHER_PLACE,
            difference: [
              { side: 'both', text: 'Postavíme' },
              { side: 'here', text: 'most' },
              { side: 'there', text: 'lávku' },
            ],
          },
        ],
      },
      [
        `Jinde:\n${PHRASES.differenceSigns}`,
        `Opava 2018\nDoprava\n${PHRASES.same}\nK-1 · x.md:1`,
        'Opava 2018\nDoprava\nPostavíme [-most-] {+lávku+}\nK-1 · x.md:1',
      ].join('\n\n'),
      [
        `<p><strong>Jinde:</strong><br>${PHRASES.differenceStruck}</p>`,
        `<p><strong>Opava 2018</strong><br><strong>Doprava</strong><br>${PHRASES.same}<br><code>K-1</code> · x.md:1</p>`,
        '<p><strong>Opava 2018</strong><br><strong>Doprava</strong></p>',
        '<blockquote>Postavíme <del>most</del> <strong>lávku</strong></blockquote><p><code>K-1</code> · x.md:1</p>',
      ].join(''),
    ],
    [
      { type: 'choices', title: 'Další:', items: [{ code: 'K-1', text: 'Kola & pruhy', label: 'Kola' }] },
      'Další:\nK-1  Kola & pruhy',
      '<p><strong>Další:</strong></p><ul><li><code>K-1</code> Kola &amp; pruhy</li></ul>',
    ],
    [
      {
        type: 'choices',
        title: '',
        items: [{ code: 'K-1', text: 'Kola & pruhy', label: 'Kola', link: 'https://a.cz/?a&b' }],
      },
      'K-1  Kola & pruhy',
      '<ul><li><code>K-1</code> <a href="https://a.cz/?a&amp;b">Kola &amp; pruhy</a></li></ul>',
    ],
    [
      { type: 'lines', title: '', lines: ['/temata – o čem', 'a/nebo'] },
      '!temata – o čem\na/nebo',
      '<ul><li>!temata – o čem</li><li>a/nebo</li></ul>',
    ],
  ])('%j', (block, plain, html) => {
    expect(only(block)).toEqual({ plain, html })
  })

  test('that would break out of its place does not', () => {
    const { plain, html } = only(say('\u202e<img src=x onerror=alert(1)>\u0007')) ?? {}
    expect(html).toBe('<p> &lt;img src=x onerror=alert(1)&gt; </p>')
    expect(plain).toBe(' <img src=x onerror=alert(1)> ')
  })
})

test.each([
  ['napište /napoveda', 'napište !napoveda'],
  ['/temata, /zdroje', '!temata, !zdroje'],
  ['(/kraj)', '(!kraj)'],
  ['a/nebo, 1/2, https://a.cz/b, ./c', 'a/nebo, 1/2, https://a.cz/b, ./c'],
])('what the bot says of commands: %j is %j', (said, shown) => {
  expect(inMatrixWords(said)).toBe(shown)
})

test('no phrase of the bot names a command with a slash', () => {
  const said = Object.values(PHRASES).flatMap(phrase =>
    typeof phrase === 'function' ? [] : typeof phrase === 'string' ? [phrase] : Object.values<string>(phrase),
  )
  expect(said.map(inMatrixWords).filter(text => /(^|[\s(„])\/\p{L}/u.test(text))).toEqual([])
})

describe('every passage', () => {
  test('is shown whole, in both forms', () => {
    expect(shippedPassages.length).toBeGreaterThan(100)
    for (const passage of shippedPassages) {
      const [message] = renderMatrix(replyWithPassage(passage))
      expect(message?.plain).toContain(passage.text)
      expect(textOf(message?.html ?? '')).toContain(passage.text)
    }
  })

  test('of a summary looks like no quotation', () => {
    const summaries = shippedPassages.filter(({ source }) => source.wording === 'summary')
    expect(summaries.length).toBeGreaterThan(0)
    for (const passage of summaries)
      expect(renderMatrix(replyWithPassage(passage))[0]?.html).not.toMatch(/blockquote|^„/)
  })
})

describe('a long reply', () => {
  // Up to eighteen messages.
  const sizes = fc.array(fc.integer({ min: 1, max: 12_000 }), { minLength: 1, maxLength: 3 })

  test('comes in messages that each fit, with nothing lost', () => {
    holds(
      fc.property(sizes, lengths => {
        const texts = lengths.map((length, at) => `${at} ${'ž“<slovo '.repeat(length / 8)}`.trim())
        const blocks = texts.flatMap((text, at) => [
          at % 2 === 0 ? quote(text, { headings: [] }) : say(text),
          { type: 'lines', title: '', lines: texts.slice(0, 1) } as const,
        ])
        const messages = render(...blocks)
        for (const message of messages) {
          const { plain, html } = message
          expect(Buffer.byteLength(JSON.stringify(plain + html))).toBeLessThanOrEqual(MAX_BYTES)
          const edit = Buffer.from(JSON.stringify(editContent(message, '$a'))).toString('base64')
          expect(edit.length).toBeLessThan(EVENT_BYTES)
        }
        const joined = messages.map(({ plain }) => plain).join(' ')
        const words = joined.split(/\s+/).filter(word => word.includes('slovo')).length
        const expected = texts
          .concat(texts.map(() => texts[0] ?? ''))
          .join(' ')
          .split(/\s+/)
          .filter(word => word.includes('slovo')).length
        expect(words).toBe(expected)
      }),
    )
  })

  test('cuts a quote between sentences; only its ends have marks', () => {
    const text = Array.from({ length: 2_000 }, (_, at) => `Věta číslo ${at}.`).join(' ')
    const messages = render(quote(text, { headings: [] }))
    const whole = messages.map(({ plain }) => plain).join(' ')
    expect(whole.replace(/\s+/g, ' ')).toBe(`„${text}“`)
    expect(messages.at(-1)?.html).toMatch(/<\/blockquote>$/)
  })
})

test('an empty reply is a message all the same', () => {
  expect(render()).toHaveLength(1)
})

test('in a room a long list is one message: ten lines, the others folded as far as they fit', () => {
  const lines = Array.from({ length: 400 }, (_, at) => `téma číslo ${at}`)
  const messages = renderMatrix({ blocks: [{ type: 'lines', title: 'Témata', lines }] }, true)
  expect(messages).toHaveLength(1)
  const { plain = '', html = '' } = messages[0] ?? {}
  expect(plain.split('\n')).toEqual([
    'Témata',
    ...lines.slice(0, 10).map(line => `• ${line}`),
    expect.any(String),
  ])
  expect(plain.endsWith(PHRASES.roomListRest(390))).toBe(true)
  const folded = html.slice(html.indexOf('<details>'))
  expect(folded).toContain(PHRASES.roomListRest(390))
  expect(folded).toContain('<li>téma číslo 10</li>')
  expect(html.length).toBeLessThan(6_000)
})
