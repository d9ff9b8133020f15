/** Replies as the editor's page draws them. */

import { describe, expect, test } from 'vitest'
import { partHtml } from '../../../adapters/editor/view/telegram.ts'
import { styledHtml } from '../../../adapters/editor/view/terminal.ts'
import { renderTelegram, type TextPart } from '../../../adapters/telegram/message/render.ts'
import { ALONE } from '../../../src/chat/turn.ts'
import { openBot } from '../../town/bot.ts'
import { TOWN } from '../../town/town.ts'
import { textOf } from './open-editor.ts'

const { bot } = openBot(TOWN)

describe('Telegram', () => {
  test.each<readonly [string, TextPart, string]>([
    ['escapes', { text: 'a <b> & "c"', entities: [] }, 'a &lt;b&gt; &amp; &quot;c&quot;'],
    [
      'nests what is styled twice',
      {
        text: 'Praha 2022',
        entities: [
          { type: 'bold', offset: 0, length: 10 },
          { type: 'italic', offset: 6, length: 4 },
        ],
      },
      '<strong>Praha <em>2022</em></strong>',
    ],
    [
      'takes the breaks around a quote for the block that it is',
      { text: 'A\n„B“\nC', entities: [{ type: 'blockquote', offset: 2, length: 3 }] },
      'A<blockquote>„B“</blockquote>C',
    ],
    [
      'cuts what goes over the end of what it stands in',
      {
        text: 'abcdef',
        entities: [
          { type: 'bold', offset: 0, length: 4 },
          { type: 'code', offset: 2, length: 4 },
        ],
      },
      '<strong>ab<code>cd</code></strong>ef',
    ],
    [
      'leads out of the page without telling of it',
      {
        text: 'odkaz',
        entities: [{ type: 'text_link', url: 'https://a.cz/?b=1&c="', offset: 0, length: 5 }],
      },
      '<a href="https://a.cz/?b=1&amp;c=&quot;" target="_blank" rel="noopener noreferrer">odkaz</a>',
    ],
  ])('%s', (_, part, expected) => {
    expect(partHtml(part)).toBe(expected)
  })

  test('folds what the app folds', () => {
    const text = 'slovo '.repeat(60).trim()
    const drawn = partHtml({
      text,
      entities: [{ type: 'expandable_blockquote', offset: 0, length: text.length }],
    })
    expect(drawn).toMatch(
      /^<blockquote><details><summary>(?:slovo ?)+<\/summary>(?: slovo)+<\/details><\/blockquote>$/,
    )
  })

  test.each(['stará nádražní budova', 'školy', 'poplatky', 'dešťová voda', '/temata', '/zdroje', 'ahoj'])(
    'draws every word of the reply to %j',
    async question => {
      const { reply } = await bot.handle(question, ALONE)
      const words = (text: string) => text.replace(/\s+/g, '')
      for (const part of renderTelegram(reply, { username: 'bot' }).parts)
        expect(words(textOf(partHtml(part)))).toBe(words(part.text))
    },
  )
})

describe('the terminal', () => {
  test.each([
    ['a <b>', 'a &lt;b&gt;'],
    ['\u001b[1mtučně\u001b[22m a dál', '<span class="t-bold">tučně</span> a dál'],
    ['\u001b[4;36modkaz\u001b[0m', '<span class="t-link">odkaz</span>'],
    ['\u001b[1ma\u001b[2mb', '<span class="t-bold">a</span><span class="t-dim">b</span>'],
    ['\u001b[7mneznámý', 'neznámý'],
  ])('%j', (text, expected) => {
    expect(styledHtml(text)).toBe(expected)
  })
})
