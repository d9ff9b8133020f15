import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from '../../src/content/library.ts'
import { isVerbatim } from '../../src/passages/verbatim.ts'
import { folder, gazetteer, passagesIn, readText, withHead } from '../documents.ts'
import { shippedPassages } from '../shipped.ts'
import { anyText, holds, soup } from '../support.ts'

describe('the shipped content', () => {
  const passages = shippedPassages

  test('stands in its files word for word', () => {
    expect(passages.length).toBeGreaterThan(100)
    expect(passages.filter(passage => !isVerbatim(passage)).map(passage => passage.code)).toEqual([])
  })

  test('has no mark of Markdown, HTML or Liquid in its words', () => {
    expect(passages.filter(({ text }) => /\*\*|__|<\/?\w+|\{[{%:]|^#|^[-*+] |&\w+;/.test(text))).toEqual([])
  })

  test('is a summary that leads to its original', () => {
    for (const { source } of passages) {
      expect(source).toMatchObject({ wording: 'summary', link: source.url })
      expect(source.url).toMatch(/^https:\/\//)
    }
  })
})

describe('a passage whose file changed', () => {
  const TEXT = withHead('Úvod.\n\nPostavíme:\n\n- most pro pěší,\n- lávku.\n')
  const load = () => {
    const root = folder({ 'a.md': TEXT })
    const passages = passagesIn(...loadLibrary([root], { gazetteer }).documents)
    const save = (text: string) => writeFileSync(join(root, 'a.md'), text)
    const standing = () => passages.filter(passage => isVerbatim(passage)).map(({ text }) => text)
    return { save, standing }
  }

  test('stands as long as nothing changed', () => {
    expect(load().standing()).toEqual(['Úvod.', 'Postavíme:', 'most pro pěší,', 'lávku.'])
  })

  test('stands when the same file is saved again', () => {
    const { save, standing } = load()
    save(TEXT)
    expect(standing()).toHaveLength(4)
  })

  test('stands when only the text after it changed, unless it is the list that it is shown with', () => {
    const { save, standing } = load()
    save(TEXT.replace('lávku.', 'lavičku.'))
    expect(standing()).toEqual(['Úvod.', 'most pro pěší,'])
  })

  test('falls with what introduces the list that its own list stands in', () => {
    const nested = withHead('Nepodpoříme:\n\n- v dopravě:\n  - nové mýtné,\n')
    const root = folder({ 'a.md': nested })
    const passages = passagesIn(...loadLibrary([root], { gazetteer }).documents)
    writeFileSync(join(root, 'a.md'), nested.replace('Nepodpoříme', 'My podpoříme'))
    expect(passages).toHaveLength(3)
    expect(passages.filter(passage => isVerbatim(passage))).toEqual([])
  })

  test('falls with the words that introduce it', () => {
    const { save, standing } = load()
    save(TEXT.replace('Postavíme:', 'Zbouráme: '))
    expect(standing()).toEqual(['Úvod.'])
  })

  test.each([
    ['one letter', (text: string) => text.replace('most', 'Most')],
    ['one accent', (text: string) => text.replace('pěší', 'peší')],
  ])('falls with %s', (_, change) => {
    const { save, standing } = load()
    save(change(TEXT))
    expect(standing()).not.toContain('most pro pěší,')
  })

  test.each([
    ['a file that grew at its beginning', `Nový začátek.\n${TEXT}`],
    ['an empty file', ''],
    ['a binary file', '\0'],
  ])('falls with %s', (_, text) => {
    const { save, standing } = load()
    save(text)
    expect(standing()).toEqual([])
  })

  test('falls with a file that is gone', () => {
    const [passage] = passagesIn(...loadLibrary([folder({ 'a.md': TEXT })], { gazetteer }).documents)
    expect(passage).toBeDefined()
    const gone = passage && { ...passage, source: { ...passage.source, file: 'b.md' } }
    expect(gone && isVerbatim(gone)).toBe(false)
  })
})

/** Whatever a file holds: it is read without an exception, and all its passages are cut from it. */
function isRead(text: string): void {
  const { document, problems } = readText(text)
  if (document === null) {
    expect(problems).toHaveLength(1)
    expect(problems[0]?.line).toBeGreaterThan(0)
    return
  }
  const read = () => ({ path: document.file, text })
  for (const passage of passagesIn(document)) {
    expect(isVerbatim(passage, read), JSON.stringify([text, passage.text, passage.lead?.text])).toBe(true)
    expect(passage.text).toMatch(/\p{L}/u)
    const [from, to] = passage.source.lines
    expect(from).toBeGreaterThanOrEqual(1)
    expect(to).toBeGreaterThanOrEqual(from)
    expect(to).toBeLessThanOrEqual(text.split('\n').length)
  }
}

describe('of any file', () => {
  const WORDS = 'Most¦lávka¦Postavíme:¦dost.¦Cíl 1: ¦Plnění:¦¹ ¦5. ¦č. ¦ ¦ ¦\n¦\n\n'
  const MARKDOWN =
    '# ¦## ¦#¦- ¦ - ¦-¦* ¦+ ¦1. ¦2) ¦> ¦>¦    ¦\t¦  \n¦**¦*¦__¦_¦`¦[¦]¦](/a)¦[x]¦[x]: /a\n¦![¦' +
    '<https://kolin.example.cz>¦---¦===¦\\¦~~¦|¦•¦\uf0b7¦– '
  const HTML =
    '<p>¦</p>¦<br>¦<ul>¦</ul>¦<li>¦</li>¦<dl>¦<dt>¦</dt>¦<dd>¦</dd>¦<b>¦</b>¦<div class="a">¦</div>¦<h3>¦</h3>¦' +
    '<button>¦</button>¦<blockquote>¦</blockquote>¦<a href="/a">¦</a>¦<span¦>¦<¦"¦<table>¦<td>¦<summary>¦' +
    '<script>¦</script>¦<!--¦-->¦<?¦<![CDATA['
  const REST = '{{¦}}¦{%¦%}¦{: .a}¦[^1]¦[^1]: ¦\u00a0¦\u200b¦\uFEFF¦\r\n¦\r¦😀¦e\u0301¦\u2028'
  const YAML =
    'title: ¦perex: ¦intro: >\n¦perex: |\n¦  ¦ ¦\n¦#¦"¦\'¦- ¦: ¦{¦}¦[¦]¦,¦>¦|¦&a ¦!!str ¦!!binary ¦Most¦lávka.¦\\¦' +
    '\t¦\r\n¦<br>¦? ¦%¦@¦…¦2022¦kind: prevention\n'

  test.each([
    ['Markdown', [WORDS, MARKDOWN]],
    ['HTML', [WORDS, HTML]],
    ['both with template language and odd characters', [WORDS, MARKDOWN, HTML, REST]],
  ])('every passage is cut from it: %s', (_, lists) => {
    const text = soup(lists.join('¦'))
    holds(fc.property(text, body => isRead(withHead(body))))
    holds(fc.property(text, isRead))
  })

  test('every passage is cut from it: head', () => {
    holds(fc.property(soup(YAML), soup(WORDS), (head, body) => isRead(`---\n${head}\n---\n${body}`)))
  })

  test('every passage is cut from it: anything', () => {
    holds(fc.property(anyText({ maxLength: 200 }), text => isRead(text.toWellFormed())))
  })
})
