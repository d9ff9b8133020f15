import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pageUnder, siteAddress, webAddress } from '../../src/content/address.ts'
import { holds } from '../support.ts'

describe('an address may be linked', () => {
  test.each([
    ['https://kolin.example.cz/program', 'https://kolin.example.cz/program'],
    ['http://kolin.example.cz/a?b=c#d', 'http://kolin.example.cz/a?b=c#d'],
    ['HTTPS://Kolin.Example.CZ/A', 'https://kolin.example.cz/A'],
    [' https://kolin.example.cz/a ', 'https://kolin.example.cz/a'],
    ['https://kolin.example.cz:8080/a', 'https://kolin.example.cz:8080/a'],
    ['https://kolin.example.cz/hřiště a park', 'https://kolin.example.cz/h%C5%99i%C5%A1t%C4%9B%20a%20park'],
    ['https://kolín.example.cz/', 'https://xn--koln-xpa.example.cz/'],
    [
      'https://kolin.example.cz/a"onmouseover=b/<b>.html',
      'https://kolin.example.cz/a%22onmouseover=b/%3Cb%3E.html',
    ],
    ['https://kolin.example.cz/a%20b', 'https://kolin.example.cz/a%20b'],
    ['https://kolin.example.cz/@jana', 'https://kolin.example.cz/@jana'],
  ])('%s', (given, address) => {
    expect(webAddress(given)).toBe(address)
  })
})

describe('an address may not be linked', () => {
  test.each([
    'javascript:alert(1)//',
    'JavaScript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,a',
    'tg://user?id=1',
    'mailto:jana@example.cz',
    'ftp://kolin.example.cz/',
    'file:///etc/passwd',
    'www.kolin.example.cz',
    '//kolin.example.cz/a',
    '/a.html',
    'https:kolin.example.cz',
    'https:///kolin.example.cz',
    'https:\\\\kolin.example.cz',
    'https://kolin.example.cz\\@zly.example.com/',
    'https://jana@kolin.example.cz/',
    'https://jana:heslo@kolin.example.cz/',
    'https://kolin.example.cz@zly.example.com/',
    'https://kolin.example.cz/\u202Elmth.a',
    'https://kolin.example.cz/a\u200Bb',
    'https://kolin.example.cz/a\nb',
    'https://kolin.example.cz/a\u0000b',
    'https://kolin.example.cz/\uD800',
    'https://a b/',
    'https://[::1/',
    'https://',
    `https://kolin.example.cz/${'a'.repeat(3000)}`,
    '',
  ])('%j', given => {
    expect(webAddress(given)).toBeNull()
  })
})

test.each([
  ['https://kolin.example.cz', 'https://kolin.example.cz'],
  ['https://kolin.example.cz/web//', 'https://kolin.example.cz/web'],
  ['https://kolin.example.cz/?a=', null],
  ['https://kolin.example.cz/#a', null],
  ['kolin.example.cz', null],
])('a site at %s is at %s', (given, address) => {
  expect(siteAddress(given)).toBe(address)
})

test.each([
  ['volby/hřiště.html', 'https://kolin.example.cz/volby/h%C5%99i%C5%A1t%C4%9B.html'],
  ['//volby///a/', 'https://kolin.example.cz/volby/a/'],
  ['a?b#c"d', 'https://kolin.example.cz/a%3Fb%23c%22d'],
  ['', 'https://kolin.example.cz/'],
  ['a\u202Eb', null],
  ['a\uD800', null],
])('a page %j is at %s', (path, address) => {
  expect(pageUnder('https://kolin.example.cz', path)).toBe(address)
})

test('whatever is linked is an address of the web in signs that everybody sees', () => {
  const part = fc.constantFrom(
    ...'https:// http:// javascript: @ \\ / // ? # %20 " < > \u202E \t á kolin.example.cz a:b'.split(' '),
  )
  holds(
    fc.property(fc.array(part, { maxLength: 8 }), parts => {
      const address = webAddress(parts.join(''))
      if (address === null) return
      expect(address).toMatch(/^https?:\/\/[^@/\\]+(?:\/[!#-;=?-[\]-~]*)?$/)
      expect(webAddress(address)).toBe(address)
    }),
  )
})
