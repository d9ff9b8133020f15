import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { unescapeHtml, words } from '../../../../adapters/matrix/message/html.ts'
import { holds } from '../../../support.ts'

describe('a text in HTML', () => {
  test.each([
    ['&lt;b&gt; &amp; &quot;a&quot; &#39;b&#39;', `<b> & "a" 'b'`],
    ['&amp;lt;', '&lt;'],
    ['&nbsp; &#x27; &constructor; & a;', '&nbsp; &#x27; &constructor; & a;'],
  ])('%j is %j', (html, text) => {
    expect(unescapeHtml(html)).toBe(text)
  })

  test('comes back as it was', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', '&', '<', '>', '"', "'", ';', '#39;', 'lt;') })
    holds(
      fc.property(texts, text => {
        expect(unescapeHtml(words(text).html)).toBe(words(text).plain)
      }),
    )
  })
})
