import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readLiquid } from '../../src/content/liquid.ts'
import { holds, soup } from '../support.ts'

const pieces = (text: string) => {
  const { hidden, conditional } = readLiquid(text)
  const cutOut = (ranges: readonly { from: number; to: number }[]) =>
    ranges.map(({ from, to }) => text.slice(from, to))
  return { hidden: cutOut(hidden), conditional: cutOut(conditional) }
}

describe('a page may not show', () => {
  test.each([
    ['{% if a %}Most.{% endif %}', ['Most.']],
    ['{%- if a -%}Most.{%- endif -%}', ['Most.']],
    ['{% unless a %}Most.{% endunless %}', ['Most.']],
    ['{% case a %}{% when 1 %}Most.{% endcase %}', ['{% when 1 %}Most.']],
    ['{% for a in b %}Most.{% endfor %} Park.', ['Most.']],
    ['{% capture a %}Most.{% endcapture %}', ['Most.']],
    ['{% if a %}Most{% if b %} a park{% endif %}.{% endif %}', ['Most{% if b %} a park{% endif %}.']],
    ['{% if a %}Most{% for b in c %} a park{% endfor %}.', [' a park']],
    ['{% if a %}Most.', []],
    ['Most.{% endif %}', []],
    ['{% include if.html %}Most.{% endif %}', []],
    ['{% raw %}{% if a %}{% endraw %}Most.{% endif %}', []],
    ['{% comment %}{% if a %}{% endcomment %}Most.{% endif %}', []],
    ['{% comment %}{% if a %}Most.{% endif %}', ['Most.']],
  ])('%s', (text, expected) => {
    expect(pieces(text).conditional).toEqual(expected)
  })
})

describe('a page never shows', () => {
  test.each([
    ['{{ a }} a {% b %}', ['{{ a }}', '{% b %}']],
    ['{{ a | b: "{%" }} Most', ['{{ a | b: "{%" }}']],
    ['{% comment %}Tajné{% endcomment %}', ['{% comment %}', '{% endcomment %}', 'Tajné']],
    ['{% Most {{ park', []],
    ['{ % Most % }', []],
  ])('%s', (text, expected) => {
    expect(pieces(text).hidden.sort()).toEqual([...expected].sort())
  })
})

test('whatever stands in a text, no conditional part lies in another', () => {
  const parts =
    '{% if a %}¦{% endif %}¦{% for a %}¦{% endfor %}¦{% comment %}¦{% endcomment %}¦{{ a }}¦{%¦%}¦Most ¦\n'
  holds(
    fc.property(soup(parts), text => {
      let end = 0
      for (const { from, to } of readLiquid(text).conditional) {
        expect(from).toBeGreaterThanOrEqual(end)
        expect(to).toBeGreaterThanOrEqual(from)
        end = to
      }
    }),
  )
})
