import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mask } from '../../src/content/mask.ts'
import { holds, soup } from '../support.ts'

/** What is left of a text, with one space for every gap. */
const left = (text: string) => mask(text).text.replace(/\s+/g, ' ').trim()

describe('a page never shows', () => {
  test.each([
    ['a comment', 'Most <!-- tajné --> stojí.', 'Most stojí.'],
    ['a comment over lines', 'Most\n<!-- tajné\n\ntajnější -->\nstojí.', 'Most stojí.'],
    ['a comment with tags', 'Most <!-- <dt>tajné</dt> TODO --> stojí.', 'Most stojí.'],
    ['a comment closed in an odd way', 'Most <!-- tajné !--> stojí.', 'Most stojí.'],
    ['a comment never closed', 'Most. <!-- tajné', 'Most.'],
    ['a script', 'Most <script>var tajne = "</p>"</script> stojí.', 'Most stojí.'],
    ['a script with attributes', 'Most <SCRIPT src="x.js">\ntajné\n</SCRIPT > stojí.', 'Most stojí.'],
    ['a script never closed', 'Most. <script>tajné', 'Most.'],
    ['a style', 'Most <style>\n.tajne { color: red }\n</style> stojí.', 'Most stojí.'],
    ['a tag of Liquid', "{% assign tajne = 'x' %}Most stojí.", 'Most stojí.'],
    ['a value of Liquid', 'Most {{ page.tajne | upcase }} stojí.', 'Most stojí.'],
    ['a comment of Liquid', 'Most {% comment %} tajné {%- endcomment -%} stojí.', 'Most stojí.'],
    ['text under a condition', 'Most {% if a %}někdy {% else %}jindy{% endif %} stojí.', 'Most stojí.'],
    ['a comment of kramdown', 'Most {::comment}tajné{:/comment} stojí.', 'Most stojí.'],
    ['what an abbreviation means', 'Most stojí.\n*[HTML]: HyperText\n', 'Most stojí.'],
    ['marks of what is lowered or raised', 'Most má 5 m^2^ a CO~2~.', 'Most má 5 m 2 a CO 2 .'],
    ['an attribute of kramdown', "Most{:target='tajne'} stojí.", 'Most stojí.'],
    ['a footnote', 'Most stojí.\n\n[^1]: tajná poznámka\n  na dva řádky\n', 'Most stojí.'],
    ['the number of a footnote', 'Most[^1] stojí.', 'Most stojí.'],
  ])('%s', (_, text, visible) => {
    expect(left(text)).toBe(visible)
  })
})

describe('a page shows', () => {
  test.each([
    'Most {stojí} a lávka také.',
    'Dva < tři a čtyři > jedna.',
    'Sleva 5 % {i více}.',
    '[odkaz](/most) a [^ nic',
    'Popisek: text',
    '<scripta>Most</scripta>',
    'Most za 10^6^ korun a ~5 km od ~6 domů.',
    'Most {% nedokončený a {{ další',
  ])('%s', text => {
    expect(mask(text).text).toBe(text)
  })
})

test('a note is kept apart, without its mark', () => {
  const text = 'Most[^1] stojí.\n\n[^1]: Od roku 1900,\n  jak se ví.\n\nDost.'
  const { notes, withNotes } = mask(text)
  expect(notes.map(({ from, to }) => withNotes.slice(from, to))).toEqual([' Od roku 1900,\n  jak se ví.'])
  expect(left(text)).toBe('Most stojí. Dost.')
})

test('marks by the thousand in one paragraph are characters like others', () => {
  const paragraph = (marks: number) => mask('**a'.repeat(marks)).text
  expect(paragraph(1_000)).toContain('*')
  expect(paragraph(3_000)).not.toContain('*')
  expect(mask('- **a** **b**\n'.repeat(3_000)).text).toContain('*')
})

test('whatever is hidden, every other character keeps its place and every line its number', () => {
  const parts =
    'Most¦ ¦\n¦<!--¦-->¦<script>¦</script>¦<style>¦</style>¦{%¦%}¦{{¦}}¦{:¦}¦[^1]¦[^1]:¦comment¦endcomment¦if¦endif¦*[a]:¦m^2^¦č¦😀'
  holds(
    fc.property(soup(parts, 25), text => {
      const masked = mask(text).text
      expect(masked.length).toBe(text.length)
      for (let at = 0; at < text.length; at++) {
        if (masked[at] === text[at]) continue
        expect(masked[at]).toBe(' ')
        expect(text[at]).not.toBe('\n')
      }
    }),
  )
})
