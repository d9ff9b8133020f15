import { describe, expect, test } from 'vitest'
import type { Document } from '../../src/content/document.ts'
import type { Entry } from '../../src/content/entries.ts'
import { codePrefix, FINGERPRINT_LENGTH, fingerprint, typedFingerprint } from '../../src/passages/code.ts'
import { passagesIn, read, withHead } from '../documents.ts'

describe('a code begins with its place and year', () => {
  test.each([
    ['Liberecký kraj', 2020, 'LK20'],
    ['Kraj Vysočina', 2020, 'KV20'],
    ['Praha', 2022, 'PRA22'],
    ['Kolín', 2018, 'KOL18'],
    ['Ústí nad Labem', 2018, 'UNL18'],
    ['Frýdek-Místek', 2018, 'FM18'],
    ['Česká Lípa', 2022, 'CL22'],
    ['Praha 5', 2022, 'P522'],
    ['Praha 10', 2018, 'P1018'],
    ['Aš', 2009, 'AS09'],
    [null, 2017, 'CR17'],
    ['Praha', null, 'PRA'],
    [null, null, 'CR'],
  ])('%s %j: %s', (place, year, prefix) => {
    expect(codePrefix(place, year)).toBe(prefix)
  })
})

describe('a fingerprint', () => {
  test('has no letter that is misread', () => {
    for (let number = 0; number < 500; number++)
      expect(fingerprint(`věta ${number}`)).toMatch(/^[0-9A-HJKMNP-TV-Z]{12}$/)
  })

  test('does not care about white space', () => {
    expect(fingerprint('Postavíme\n most ')).toBe(fingerprint('Postavíme most'))
  })

  test.each(['Postavíme lávku', 'Postavíme  most!', 'postavíme most', 'Postavime most'])(
    'of "Postavíme most" is not the one of %j',
    other => {
      expect(fingerprint(other)).not.toBe(fingerprint('Postavíme most'))
    },
  )
})

describe('a code as people type it', () => {
  test.each([
    ['LK20-7F3K2', '7F3K2'],
    ['lk20-7f3k2', '7F3K2'],
    ['  LK20-7F3K2  ', '7F3K2'],
    ['LK20 7F3K2', '7F3K2'],
    ['7F3K2', '7F3K2'],
    ['lk20-7f3ko', '7F3K0'],
    ['lk20-7f3ki', '7F3K1'],
    ['lk20-7f3kl', '7F3K1'],
    ['P522-00000', '00000'],
    ['LK20-7F3K2A', '7F3K2A'],
  ])('%j is %s', (typed, letters) => {
    expect(typedFingerprint(typed)).toBe(letters)
  })

  test.each(['', '   ', '-', 'LK20', 'LK20-', 'LK20-7F3', 'LK20-7F3KU', 'přechody', 'LK20-7F3K2AAAAAAAAAA'])(
    '%j is none',
    typed => {
      expect(typedFingerprint(typed)).toBeNull()
    },
  )

  test('finds every passage again by its code', () => {
    const [passage] = passagesIn(read(withHead('Postavíme most pro pěší.')))
    const code = passage?.code ?? ''
    for (const typed of [
      code,
      code.toLowerCase(),
      code.replace('-', ' '),
      code.replaceAll('0', 'o').replaceAll('1', 'l'),
    ]) {
      expect(code.endsWith(`-${typedFingerprint(typed)}`), typed).toBe(true)
    }
  })
})

describe('the code of a passage stays the same', () => {
  const LONG = 'Postavíme nový most pro pěší a cyklisty, který spojí nádraží s náměstím i parkem.'
  const SHORT = 'Postavíme nový most.'
  const codeOf = (text: string, body: string, head = '', path?: string) =>
    passagesIn(read(withHead(body, head), path)).find(passage => passage.text === text)?.code

  const CHANGES: readonly (readonly [string, (body: string) => string])[] = [
    ['a paragraph comes before it', body => `Nový úvod kapitoly.\n\n${body}`],
    ['a paragraph comes after it', body => `${body}\n\nNový závěr kapitoly.\n`],
    ['a section comes before it', body => `## Kino\n\nOtevřeme ho.\n\n## Most\n\n${body}`],
    ['its lines are wrapped', body => body.replace('nový', 'nový\n')],
    ['it is made bold in part', body => body.replace('nový', '**nový**')],
    ['it gets Windows line ends', body => `${body}\r\n\r\nDost.\r\n`],
    ['an empty line comes before it', body => `\n\n${body}`],
  ]

  test.each(CHANGES)('when %s', (_, change) => {
    const before = codeOf(LONG, `## Most\n\n${LONG}`)
    expect(before).toMatch(/^KOL22-[0-9A-Z]{5}$/)
    expect(codeOf(LONG, change(`## Most\n\n${LONG}`))).toBe(before)
    const short = codeOf(SHORT, `## Most\n\n${SHORT}`)
    expect(codeOf(SHORT, change(`## Most\n\n${SHORT}`))).toBe(short)
  })

  test('when a long one moves under another heading', () => {
    expect(codeOf(LONG, `## Doprava\n\n${LONG}`)).toBe(codeOf(LONG, `## Most\n\n${LONG}`))
  })

  test('when the title, guarantor or name of the file change', () => {
    const before = codeOf(LONG, LONG)
    expect(codeOf(LONG, LONG, 'garant: jana.nova\n', '2022-kolin/jiny.md')).toBe(before)
  })

  test('but for its beginning when the year or place change', () => {
    const other = codeOf(LONG, LONG, 'place: Praha\nyear: 2018\n')
    expect(other).toBe(codeOf(LONG, LONG)?.replace('KOL22', 'PRA18'))
  })

  test('but not when a letter of it changes', () => {
    const changed = LONG.replace('spojí', 'spojil')
    expect(codeOf(changed, changed)).not.toBe(codeOf(LONG, LONG))
  })
})

describe('short texts', () => {
  const codes = (body: string) => passagesIn(read(withHead(body))).map(passage => passage.code)

  test('under two headings have two codes', () => {
    expect(
      new Set(codes('## Škola\n\n- přidáme více míst pro děti\n\n## Park\n\n- přidáme více míst pro děti\n'))
        .size,
    ).toBe(2)
  })

  test('after two leads have two codes', () => {
    expect(
      new Set(
        codes('Ve škole:\n\n- přidáme více míst pro děti\n\nV parku:\n\n- přidáme více míst pro děti\n'),
      ).size,
    ).toBe(4)
  })
})

describe('texts whose fingerprints clash', () => {
  /** Of which two have the same beginning. */
  const COUNT = 10_500
  const passages = passagesIn(withEntries(read(withHead('')), COUNT))

  test('have longer codes, all of them, and nobody else has', () => {
    const groups = new Map<string, number>()
    for (const { code } of passages) {
      const short = code.split('-')[1]?.slice(0, FINGERPRINT_LENGTH) ?? ''
      groups.set(short, (groups.get(short) ?? 0) + 1)
    }
    expect(groups.size).toBeLessThan(COUNT)
    for (const { code } of passages) {
      const letters = code.split('-')[1] ?? ''
      const alone = groups.get(letters.slice(0, FINGERPRINT_LENGTH)) === 1
      expect(letters.length === FINGERPRINT_LENGTH).toBe(alone)
    }
  })

  test('still have codes of their own', () => {
    expect(new Set(passages.map(passage => passage.code)).size).toBe(COUNT)
  })

  /** A document with that many paragraphs, which are never read from a file. */
  function withEntries(document: Document, count: number): Document {
    const entries = Array.from({ length: count }, (_, number): Entry => {
      const text = `V ulici číslo ${number} postavíme nové lavičky, lampy a stojany na kola pro všechny.`
      const span = { from: 0, to: 1 }
      return {
        text,
        slices: [],
        headings: [],
        lead: null,
        list: null,
        guarantor: null,
        span,
        stretches: [text],
      }
    })
    return { ...document, entries, url: null }
  }
})
