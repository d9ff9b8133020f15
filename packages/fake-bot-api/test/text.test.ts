/** Texts of messages: what Telegram finds in them, drops from them, and makes of HTML. */

import { describe, expect, test } from 'vitest'
import { findEntities, withFound } from '../src/checks/found.ts'
import { parseHtml } from '../src/checks/html.ts'
import { settleCaption, settleText, tidy } from '../src/checks/text.ts'
import { entity, type Row, row } from './rows.ts'

describe('entities found in a text', () => {
  test.each([
    ['/start', ['bot_command /start']],
    ['/start@doslova_bot kola', ['bot_command /start@doslova_bot']],
    ['napiš /temata, prosím', ['bot_command /temata']],
    ['/nápověda', []],
    ['a/b i 1/2', []],
    ['@doslova_bot co kola?', ['mention @doslova_bot']],
    ['jana@kolin.cz', ['email jana@kolin.cz']],
    ['viz https://kolin.cz/plan?a=1#b.', ['url https://kolin.cz/plan?a=1#b']],
    ['na kolin.cz a @kolin', ['url kolin.cz', 'mention @kolin']],
    ['#kola a #1', ['hashtag #kola']],
    ['https://kolin.cz/@jana', ['url https://kolin.cz/@jana']],
    ['Co s parkováním?', []],
  ])('%s', (text, expected) => {
    const found = findEntities(text).map(
      ({ type, offset, length }) => `${type} ${text.slice(offset, offset + length)}`,
    )
    expect(found).toEqual(expected)
  })

  test('not where a bot put a link or code', () => {
    const own = [entity(['text_link', 0, 8, 'https://a.cz']), entity(['bold', 9, 8])]
    expect(withFound('kolin.cz praha.cz', own).map(row)).toEqual([
      ['text_link', 0, 8, 'https://a.cz'],
      ['bold', 9, 8],
      ['url', 9, 8],
    ])
  })
})

describe('texts', () => {
  test.each<[string, readonly Row[], string, readonly Row[]]>([
    ['  ahoj \n', [], 'ahoj', []],
    ['ahoj  ', [['bold', 0, 6]], 'ahoj', [['bold', 0, 4]]],
    ['  ahoj', [['bold', 1, 5]], ' ahoj', [['bold', 0, 5]]],
    ['a\r\nb', [['bold', 3, 1]], 'a\nb', [['bold', 2, 1]]],
    ['a\tb\u202Ec', [['bold', 4, 1]], 'a bc', [['bold', 3, 1]]],
    ['ahoj  ', [['bold', 4, 2]], 'ahoj', []],
  ])('%j is kept as %j', (text, rows, expected, entities) => {
    const kept = tidy(text, rows.map(entity))
    expect({ ...kept, entities: kept.entities.map(row) }).toEqual({ text: expected, entities })
  })

  test.each([
    ['ž'.repeat(4096), ''],
    ['ž'.repeat(4097), 'Message is too long'],
    ['👉'.repeat(2048), ''],
    ['👉'.repeat(2049), 'Message is too long'],
    [` ${'a'.repeat(4096)} `, ''],
    [' \n ', 'Text must be non-empty'],
  ])('limit %#', (text, refusal) => {
    const settle = () => settleText({ text, entities: [] })
    if (refusal === '') expect(settle).not.toThrow()
    else expect(settle).toThrow(refusal)
  })

  test('captions are shorter and may be missing', () => {
    expect(settleCaption({ text: '', entities: [] }).text).toBe('')
    expect(() => settleCaption({ text: 'a'.repeat(1025), entities: [] })).toThrow(
      'Message caption is too long',
    )
  })
})

describe('html', () => {
  test.each<[string, string, readonly Row[]]>([
    [
      '<b>Kolo</b> a <i>pes</i>',
      'Kolo a pes',
      [
        ['bold', 0, 4],
        ['italic', 7, 3],
      ],
    ],
    ['<blockquote expandable>c</blockquote>', 'c', [['expandable_blockquote', 0, 1]]],
    ['<a href="https://a.cz/?x=1&amp;y">zde</a>', 'zde', [['text_link', 0, 3, 'https://a.cz/?x=1&y']]],
    ['1 &lt; 2 &#38; &#x10D; & &nbsp;', '1 < 2 & č & &nbsp;', []],
    ['<b></b>a', 'a', []],
  ])('%s', (html, text, entities) => {
    const parsed = parseHtml(html)
    expect({ text: parsed.text, entities: parsed.entities.map(row) }).toEqual({ text, entities })
  })

  test.each([
    ['<b>a', 'Can\'t parse entities: Can\'t find end tag corresponding to start tag "b"'],
    ['<script>a</script>', 'Can\'t parse entities: Unsupported start tag "script" at byte offset 0'],
    [
      '<b><i>test</b></i>',
      'Can\'t parse entities: Unmatched end tag at byte offset 10, expected "</i>", found "</b>"',
    ],
    ['č</b>', "Can't parse entities: Unexpected end tag at byte offset 2"],
    ['1 < 2', "Can't parse entities: Unclosed start tag at byte offset 2"],
  ])('%s', (html, refusal) => {
    expect(() => parseHtml(html)).toThrow(refusal)
  })
})
