/**
 * Shapes of texts that cost much more than their length where a program is careless: each is made in any length, so
 * that the work for one length can be compared with the work for another. Invented, as all texts of the tests are.
 */

/** A text of about `length` UTF-16 units. */
export type Shape = (length: number) => string

export type Shapes = Readonly<Record<string, Shape>>

/** `piece` again and again. */
function repeated(piece: string): Shape {
  return length => piece.repeat(Math.ceil(length / piece.length))
}

/** Pieces made from a number, one after another. */
function counted(piece: (at: number) => string): Shape {
  return length => {
    const pieces: string[] = []
    for (let at = 0, done = 0; done < length; at++) {
      const next = piece(at)
      pieces.push(next)
      done += next.length
    }
    return pieces.join('')
  }
}

/** As many `open` as `close` around a word. */
function nested(open: string, close: string, inside = 'slovo'): Shape {
  return length => {
    const depth = Math.ceil(length / (open.length + close.length))
    return open.repeat(depth) + inside + close.repeat(depth)
  }
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'

/** A different short word for each number: `ab`, `bb`, `cb`. */
function word(at: number, letters: number): string {
  let rest = at
  let text = ''
  for (let place = 0; place < letters; place++) {
    text += LETTERS[rest % LETTERS.length]
    rest = Math.floor(rest / LETTERS.length)
  }
  return text
}

/** Words of programmes, each with one letter wrong. */
const TYPOS = 'cyklstezka parkovište dopavra nemocince školka knihvona rozpočt bydlneí odapdy zelneň'.split(
  ' ',
)
const TOWNS = 'Praha Liberec Brno Plzeň Olomouc Turnov Kladno Jihlava Opava Kolín'.split(' ')

/** Words and signs of a single line: for questions, paragraphs, titles. */
export const INLINE: Shapes = {
  'one letter': repeated('a'),
  'one letter with an accent': repeated('á'),
  'one capital letter': repeated('Ž'),
  'ligatures of eighteen letters': repeated('ﷺ'),
  'ligatures and an end': length => `${'ﷺ'.repeat(length)}j`,
  'ligatures of three letters': repeated('ﬃ'),
  'full-width letters': repeated('ａ'),
  'squared words': repeated('㌖'),
  'combining marks': length => `a${'\u0301'.repeat(length)}`,
  'letters each with marks': repeated('a\u0301\u0323\u0308'),
  'a mark before every letter': repeated('\u0301a'),
  'hangul letters': repeated('ᄀ'),
  digits: repeated('7'),
  'digits in groups': repeated('123 '),
  'digits in groups with points': repeated('1.234.'),
  'digits and commas': repeated('1,'),
  'digits of other scripts': repeated('٣'),
  'fractions and powers': repeated('½²'),
  'letters and points': repeated('a.'),
  'letters and pluses': repeated('a+'),
  'round brackets': nested('(', ')'),
  'square brackets': nested('[', ']'),
  'open brackets': repeated('['),
  'closed brackets': repeated(']'),
  'curly brackets': repeated('{{ '),
  'quotation marks': nested('„', '“'),
  'straight quotes': repeated('"'),
  apostrophes: repeated("'a"),
  'web addresses': counted(at => `https://obec.example/${at} `),
  'one web address': length => `https://obec.example/${'a/'.repeat(length / 2)}`,
  'beginnings of addresses': repeated('https://'),
  'e-mail addresses': counted(at => `jan${at}@obec.example `),
  'numbers of laws': counted(at => `${at}/1999 `),
  'words before numbers of laws': repeated('zákon č. '),
  'words behind a law': length => `106/1999 ${'odst. '.repeat(length / 6)}`,
  'sections of laws': repeated('§ 1'),
  'roads and their numbers': counted(at => `I/${at} `),
  'numbers and factors': repeated('5 tisíc '),
  'figures of one sentence': counted(at => `5 bytů v ${word(at, 5)}, `),
  'a range of ranges': repeated('5–'),
  'words before a number': length => `${'na '.repeat(length / 3)}5 %`,
  'terms of a promise': repeated('do roku 2030 vznikne '),
  'periods of a promise': repeated('do pěti let '),
  'cells of a table': repeated('Cena: 5 Kč; '),
  'names of places': repeated('v Plané a Plánu '),
  'digits and slashes': repeated('1/'),
  'names of accounts': counted(at => `@jan${at} `),
  'at signs': repeated('@'),
  'beginnings of an e-mail address': repeated('jan@'),
  'an e-mail address of points': length => `jan@a${'.a'.repeat(length / 2)}.`,
  'one long tag': length => `<b ${'a'.repeat(length)}>`,
  'numbers of entities without an end': repeated('&#1'),
  signatures: repeated('S pozdravem\n'),
  'greetings and spaces': repeated('. Zdraví   A'),
  'two words again and again, and another one': length => `${'lávka most '.repeat(length / 11)}les`,
  'nearly the same': length => `${'lávka '.repeat(length / 12)}most ${'lávka '.repeat(length / 12)}`,
  'words in capitals': counted(at => `${word(at, 5).toUpperCase()} `),
  'words with a capital': counted(at => `${word(at, 1).toUpperCase()}${word(at, 5)} `),
  'words of asking': repeated('prosím slibujete dotaz '),
  'small numbers behind words of asking': repeated('otázka 1 2 3 '),
  'towns side by side': repeated('Praha Liberec '),
  'emoji families': repeated('👨‍👩‍👧‍👦'),
  'joiners of emoji': repeated('\u200d'),
  'halves of letters': repeated('\ud83d'),
  'other halves of letters': repeated('\udc68'),
  'right to left': repeated('שלום '),
  'turned direction': repeated('\u202e\u2066a'),
  tatweel: length => `م${'ـ'.repeat(length)}م`,
  'spaces of no width': repeated('\u200b'),
  'hard spaces': repeated('\u00a0'),
  spaces: repeated(' '),
  tabs: repeated('\t'),
  'a space after every letter': repeated('a '),
  dashes: repeated('-'),
  'dashes of printers': repeated('a – '),
  dots: repeated('.'),
  'dots and a letter': length => `${'.'.repeat(length)}a`,
  'capitals and a sign': length => `${'Ž'.repeat(length)}-`,
  'spaces and a letter': length => `.${' '.repeat(length)}a`,
  'quotes and a letter': length => `„${'”'.repeat(length)}a`,
  'signs and a letter': length => `${'+'.repeat(length)}a`,
  'dots and spaces': repeated('. '),
  'question marks': repeated('? '),
  'marks at the end of a sentence': repeated('!?…"'),
  'short sentences': repeated('A b. '),
  'sentences without an end': repeated('a. '),
  slashes: repeated('/'),
  backslashes: repeated('\\'),
  commas: repeated(', '),
  'different words of two letters': counted(at => `${word(at, 2)} `),
  'different words of three letters': counted(at => `${word(at, 3)} `),
  'different words of eight letters': counted(at => `${word(at * 7919, 8)} `),
  'words of forty letters': counted(at => `${word(at, 4).repeat(10)} `),
  'words of forty-one letters': counted(at => `${word(at, 4).repeat(10)}x `),
  'words of a thousand letters': counted(at => `${word(at, 4).repeat(250)} `),
  'misspelt words': counted(at => `${TYPOS[at % TYPOS.length]}${LETTERS[at % 26]} `),
  'the same word': repeated('cyklostezka '),
  'stop words': repeated('aby bylo co kde '),
  'words of a greeting': repeated('dobrý den '),
  'words about the bot': repeated('jsi robot nebo '),
  'a robot or': repeated('bot nebo '),
  'words of an off-topic task': repeated('napiš mi báseň '),
  'verbs of promises': repeated('zajistíme postavili jsme '),
  'beginnings of promises': repeated('jsme ažaža'),
  places: counted(at => `v ${TOWNS[at % TOWNS.length]} `),
  'one place': repeated('Praha '),
  'names of places run together': repeated('Praha'),
  years: counted(at => `${1900 + (at % 200)} `),
  numbers: counted(at => `${at + 10_000} `),
  codes: counted(at => `PRA22-${String(at).padStart(5, '0')} `),
  names: counted(at => `Jan Tempel${word(at, 2)} `),
  'names in capitals': repeated('JAN TEMPEL '),
  'one word with capitals': repeated('Aa'),
  guarantors: repeated('Garant – Jan Tempel '),
  'titles before a name': length => `Garant: ${'Ing. '.repeat(length / 5)}Jan`,
  elsewhere: repeated('v jiném kraji '),
  'NUL characters': repeated('\0'),
  'other control characters': repeated('\u001b[1m\u0007'),
  'everyday words': repeated('cyklostezka v centru, parkování pro seniory a nová školka '),
  entities: repeated('&amp;'),
  'numbers of entities': repeated('&#1234567;'),
  'beginnings of entities': repeated('&amp'),
  ampersands: repeated('&'),
  'angle brackets': repeated('<'),
  'closing angle brackets': repeated('>'),
  'beginnings of tags': repeated('<a '),
  'a tag without an end': length => `<a ${'b=c '.repeat(length / 4)}`,
  'links to a person in Matrix': repeated('<a href="https://matrix.to/#/'),
  'opened tags': repeated('<b>'),
  'tags around tags': nested('<div>', '</div>'),
  'pairs of tags': repeated('<i>a</i>'),
  'breaks of lines': repeated('a<br>'),
  'beginnings of comments': repeated('<!--'),
  'beginnings of scripts': repeated('<script '),
  'beginnings of styles': repeated('<style>'),
  'declarations and instructions': repeated('<!A <?b '),
  'instructions in a sentence': length => `a ${'<?'.repeat(length / 2)}`,
  'declarations in a sentence': length => `a ${'<!A'.repeat(length / 3)}`,
  'beginnings of CDATA': repeated('<![CDATA['),
  'tags that hold Markdown': repeated('<div markdown'),
  'one tag that holds Markdown': length => `<div${' markdown=1'.repeat(length / 11)}`,
  'tags of Liquid': repeated('{% a '),
  'comments of Liquid': repeated('{% comment %}'),
  'attribute lists': repeated('{: .a'),
  anchors: repeated('{#a'),
  emphasis: repeated('*a '),
  'strong marks': repeated('**'),
  'strong words': repeated('**a** '),
  'emphasis around emphasis': nested('*a ', ' a*'),
  underlines: repeated('_a'),
  'mixed emphasis': repeated('*a_ '),
  'marks without words': repeated('*_'),
  tildes: repeated('~~a'),
  backticks: repeated('`'),
  'rows of backticks': counted(at => `a${'`'.repeat(at + 1)}`),
  'rows of backticks and a text': length =>
    `${counted(at => `a ${'`'.repeat(at + 1)}`)(length / 4)}${'b '.repeat((length * 3) / 8)}`,
  links: repeated('[a](b) '),
  'links without an end': repeated('[a]('),
  'links around links': nested('[', '](a)'),
  'pictures around pictures': nested('![', '](a)'),
  references: repeated('[a][b]'),
  footnotes: repeated('[^a]'),
  'beginnings of footnotes': repeated('[^a'),
  'addresses in angle brackets': repeated('<https://a'),
  'nested brackets of an address': length => `[a](${'('.repeat(length)}`,
  'titles of links': repeated('[a](b "'),
}

/** Lines, blocks and heads of a file. */
export const BLOCKS: Shapes = {
  'empty lines': repeated('\n'),
  'returns without line feeds': repeated('\r'),
  'lines of one letter': repeated('a\n'),
  'paragraphs of one letter': repeated('a\n\n'),
  'a text twice': length =>
    counted(at => `Opravíme ${word(at, 5)} ulici i ${word(at, 4)} most.\n\n`)(length / 2).repeat(2),
  'a heading of any length': length =>
    `# ${'nadpis '.repeat(length / 14)}\n\n${'Text pod nadpisem.\n\n'.repeat(length / 40)}`,
  'an introduction of any length': length =>
    `${'uvedení '.repeat(length / 16)}:\n\n${'- položka\n'.repeat(length / 20)}`,
  'an item above items': length =>
    `- ${'položka '.repeat(length / 16)}:\n${'  - položka\n'.repeat(length / 24)}`,
  'HTML paragraphs in one line': repeated('<p>slovo a</p>'),
  'many lists': repeated('Zajistíme\n- a\n\n'),
  'the same paragraph': repeated(
    'Postavíme novou cyklostezku podél řeky až k nádraží a osvětlíme ji celou.\n\n',
  ),
  'different paragraphs': counted(at => `Postavíme ${word(at, 5)} dům a opravíme ${word(at, 4)} ulici.\n\n`),
  'paragraphs alike but for a word': counted(at => `Opravíme chodník u domu číslo ${at} ještě letos.\n\n`),
  'hard breaks': repeated('a  \n'),
  'broken lines with backslashes': repeated('a\\\n'),
  'a list': counted(at => `- položka ${at}\n`),
  'a numbered list': counted(at => `${at}. položka\n`),
  'a list of empty items': repeated('-\n'),
  'a list deeper and deeper': counted(at => `${' '.repeat(Math.min(at, 19) * 2)}- a\n`),
  'list marks in a row': repeated('- '),
  'numbered marks in a row': repeated('1. '),
  'lists and quotes in a row': repeated('> - '),
  'quotes in a row': repeated('>'),
  'quotes in lines': repeated('> a\n'),
  'lazy lines of a quote': length => `> a\n${'b\n'.repeat(length / 2)}`,
  'deep quotes in lines': repeated(`${'>'.repeat(15)}a\n`),
  'bullets of word processors': repeated('• a\n'),
  'dashes of word processors': repeated('–a\n'),
  headings: counted(at => `## Nadpis ${at}\n`),
  'the same heading': repeated('# a\n'),
  'headings and texts': counted(at => `### Oddíl ${at}\n\nText oddílu ${at} o cyklostezce.\n\n`),
  'headings without a space': repeated('#'),
  'heading marks in lines': repeated('# a #\n'),
  'underlined headings': repeated('a\n=\n'),
  'underlines of headings': repeated('=\n'),
  'bold lines': repeated('**Nadpis**\n\n'),
  'bold lines in one paragraph': repeated('**Nadpis**\n'),
  rules: repeated('---\n'),
  'stars of a rule': repeated('* '),
  fences: repeated('```\n'),
  'fences of tildes': repeated('~~~a\n'),
  'indented lines': repeated('        a\n'),
  'table rows': repeated('| a | b |\n'),
  'a table': length => `| a | b |\n| --- | --- |\n${'| c | d |\n'.repeat(length / 10)}`,
  'a wide table': length => {
    const cells = Math.ceil(length / 12)
    return `|${'a|'.repeat(cells)}\n|${'-|'.repeat(cells)}\n|${'b|'.repeat(cells)}\n`
  },
  pipes: repeated('|'),
  'lines of pipes': repeated('|\n'),
  'delimiter rows': repeated('|-|\n'),
  'definitions of references': counted(at => `[a${at}]: /b${at}\n`),
  'references and definitions': length =>
    `${'[a][b] '.repeat(length / 14)}\n\n${'[b]: /c\n'.repeat(length / 16)}`,
  'a definition without an end': length => `[a]: <${'b'.repeat(length)}`,
  'definitions of footnotes': counted(at => `[^${at}]: poznámka\n`),
  'a footnote of many lines': length => `[^1]: a\n${'  b\n'.repeat(length / 4)}`,
  'HTML blocks': repeated('<p>a</p>\n'),
  'HTML lists': repeated('<ul><li>a</li></ul>\n'),
  'open HTML lists': repeated('<ul><li>a\n'),
  'definition lists': repeated('<dl><dt>a</dt><dd>b</dd></dl>\n'),
  'folding buttons': repeated('<button>a</button>\n'),
  'lists of links': repeated('- [a](b)\n'),
  'lines of links': repeated('[a](b)\n\n'),
  'guarantor lines': repeated('Garant: Jan Tempel\n\n'),
  'sections with guarantors': counted(at => `## Oddíl ${at}\n\nGarant: Jan Tempel\n\nText ${at}.\n\n`),
  introductions: repeated('Zajistíme:\n\n'),
  'introductions and lists': repeated('Zajistíme:\n- a\n- b\n\n'),
  'goals of a report': counted(at => `Opatření ${at}.1: Osvětlení ulice\n\nPopis:\n\nText.\n\n`),
  'paragraphs that go on': repeated('slovo a\n\nslovo b\n\n'),
  'dates at the beginning of lines': repeated('31. května\n'),
  'spaces before dates': length => `${' '.repeat(length)}31. května`,
  'list marks before dates': length => `${'> '.repeat(length / 2)}31. května`,
  'anchors of headings': length => `# a${' {#b}'.repeat(length / 5)}`,
}

/** Heads of YAML, from the first `---` to the last. */
export const HEADS: Shapes = {
  'a wide head': length => `---\ntitle: A\n${counted(at => `klíč${at}: b\n`)(length)}---\nText.\n`,
  'a deep head': length => `---\ntitle: A\na: ${nested('[', ']', 'b')(length)}\n---\nText.\n`,
  'a deep map': length => `---\ntitle: A\na: ${nested('{a: ', '}', 'b')(length)}\n---\nText.\n`,
  'a head deeper and deeper': length =>
    `---\n${counted(at => `${' '.repeat(Math.min(at, 150))}a:\n`)(length)}---\nText.\n`,
  'an open bracket in the head': length => `---\ntitle: A\na: ${'['.repeat(length)}\n---\nText.\n`,
  'the same key': length => `---\n${'title: A\n'.repeat(length / 9)}---\nText.\n`,
  'a long perex': length =>
    `---\ntitle: A\nperex: >\n${'  Postavíme dům. \n'.repeat(length / 18)}---\nText.\n`,
  'a perex of different sentences': length =>
    `---\ntitle: A\nperex: ${counted(at => `Postavíme ${word(at, 4)}. `)(length)}\n---\nText.\n`,
  'a perex of many paragraphs and a body': length =>
    `---\ntitle: A\nperex: |\n${counted(at => `  Věta ${at} o domě.\n\n`)(length / 2)}---\n${counted(at => `Věta ${at} o domě.\n\n`)(length / 2)}`,
  'a perex in quotes': length => `---\ntitle: A\nperex: "${'a\\n '.repeat(length / 4)}"\n---\nText.\n`,
  'a long title': length => `---\ntitle: ${'a '.repeat(length / 2)}\n---\nText.\n`,
  'a title without a space': length => `---\ntitle: ${'a'.repeat(length)}\n---\nText.\n`,
  'a long place': length => `---\ntitle: A\nplace: ${'Praha '.repeat(length / 6)}\n---\nText.\n`,
  'a long guarantor': length => `---\ntitle: A\ngarant: ${'a.'.repeat(length / 2)}\n---\nText.\n`,
  'anchors and aliases': length =>
    `---\ntitle: A\na: &a [b]\n${counted(at => `c${at}: *a\n`)(length)}---\nText.\n`,
  'comments in the head': length => `---\ntitle: A\n${'# a\n'.repeat(length / 4)}---\nText.\n`,
  'a head without an end': length => `---\ntitle: A\n${'a: b\n'.repeat(length / 5)}`,
  'a language of spaces': length => `---a${' '.repeat(length)}b\n---\nText.\n`,
  'rules before a head': length => `${'---\n'.repeat(length / 4)}title: A\n---\nText.\n`,
  'quotes in the head': length => `---\ntitle: A\na: ${"'".repeat(length)}\n---\nText.\n`,
  'tabs in the head': length => `---\ntitle: A\na:${'\t'.repeat(length)}b\n---\nText.\n`,
}
