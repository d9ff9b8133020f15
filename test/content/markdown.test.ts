import { describe, expect, test } from 'vitest'
import { blockText } from '../../src/content/blocks.ts'
import { readMarkdown } from '../../src/content/markdown.ts'
import { bodyText } from '../../src/text/source-text.ts'
import { readings } from '../support.ts'

const MARKS = { heading: 'h', paragraph: 'p', item: 'li', row: 'tr' } as const

/** Blocks as `h2 Nadpis`, `p Odstavec`, `li0 položka`, `li1 vnořená položka`. */
function blocks(text: string): string[] {
  return readMarkdown(text, bodyText(text, 0)).blocks.map(block => {
    const level = block.kind === 'paragraph' || block.kind === 'row' ? '' : block.level
    return `${MARKS[block.kind]}${level} ${blockText(text, block)}`
  })
}

readings('headings', blocks, [
  ['of four levels', '# A\n## B\n### C\n#### D\n', ['h1 A', 'h2 B', 'h3 C', 'h4 D']],
  ['glued to their text', '## Škola\nOpravíme ji.', ['h2 Škola', 'p Opravíme ji.']],
  ['glued to the text above', 'Opravíme ji.\n## Park', ['p Opravíme ji.', 'h2 Park']],
  ['underlined', 'Škola\n-----\n\nOpravíme ji.', ['h2 Škola', 'p Opravíme ji.']],
  ['underlined twice', 'Škola\n=====\n\nOpravíme ji.', ['h1 Škola', 'p Opravíme ji.']],
  ['with a number', '## 3) Územní rozvoj\n### 1. Sídliště', ['h2 3) Územní rozvoj', 'h3 1. Sídliště']],
  ['with a name for links', '## Škola {#skola}\nOpravíme ji.', ['h2 Škola', 'p Opravíme ji.']],
  ['with marks inside', '## **Škola** a [park](/p)', ['h2 Škola a park']],
  ['with spaces around', '##   Škola   ', ['h2 Škola']],
  ['in HTML', '<h3 class="c-title">Škola</h3>\n\nOpravíme ji.', ['h3 Škola', 'p Opravíme ji.']],
  ['in HTML, glued', '<h1>Škola</h1>Opravíme ji.', ['h1 Škola', 'p Opravíme ji.']],
])

readings('paragraphs', blocks, [
  ['that begin with a date', '31. května končí lhůta.', ['p 31. května končí lhůta.']],
  ['with a date in a new line', 'Platí od\n1. ledna 2022.', ['p Platí od 1. ledna 2022.']],
  ['that begin with a century', '21. století je tu.', ['p 21. století je tu.']],
  ['hard-wrapped', 'Opravíme školu\na vedle ní\npark.', ['p Opravíme školu a vedle ní park.']],
  [
    'with Windows line ends',
    'Opravíme školu\r\na park.\r\n\r\nDost.',
    ['p Opravíme školu a park.', 'p Dost.'],
  ],
  ['with breaks by spaces', 'Opravíme školu  \na park.', ['p Opravíme školu a park.']],
  ['with breaks by a backslash', 'Opravíme školu\\\na park.', ['p Opravíme školu a park.']],
  ['with breaks by a tag', 'Opravíme školu<br>a park.<br/>', ['p Opravíme školu a park.']],
  ['with no-break spaces', 'Dáme 5\u00a0laviček.', ['p Dáme 5 laviček.']],
  ['with a space of no width', 'La\u200bvičky', ['p La\u200bvičky']],
  ['indented like code', 'Škola.\n\n    Nový **dvůr**.\n\nPark.', ['p Škola.', 'p Nový dvůr.', 'p Park.']],
  ['between lines', 'Škola.\n\n---\n\nPark.', ['p Škola.', 'p Park.']],
  ['without a final line end', 'Škola.', ['p Škola.']],
  ['of nothing', '\n \n\t\n', []],
])

readings('quotations are text as well', blocks, [
  ['one line', '> Zavedeme klidnou zónu.', ['p Zavedeme klidnou zónu.']],
  ['without a space', '>Zavedeme klidnou zónu.', ['p Zavedeme klidnou zónu.']],
  ['over lines', '> Zavedeme klidnou\n> zónu.', ['p Zavedeme klidnou zónu.']],
  ['lazily over lines', '> Zavedeme klidnou\nzónu.', ['p Zavedeme klidnou zónu.']],
  ['with a heading and a list', '> ## Zóna\n> - klid\n> - zeleň', ['h2 Zóna', 'li0 klid', 'li0 zeleň']],
  ['in HTML', '<blockquote style="x">Zavedeme zónu.</blockquote>', ['p Zavedeme zónu.']],
])

readings('lists', blocks, [
  ['of dates', '- 2. března se sejdeme.', ['li0 2. března se sejdeme.']],
  ['of words like a month', '1. květen\n2. říjnové dny', ['li0 květen', 'li0 říjnové dny']],
  ['with hyphens', '- škola\n- park', ['li0 škola', 'li0 park']],
  ['with asterisks', '* škola\n* park', ['li0 škola', 'li0 park']],
  ['with plus signs', '+ škola\n+ park', ['li0 škola', 'li0 park']],
  ['with full stops', '1. škola\n2. park', ['li0 škola', 'li0 park']],
  ['with brackets', '1) škola\n2) park', ['li0 škola', 'li0 park']],
  ['glued to the paragraph above', 'Opravíme:\n- škola\n- park', ['p Opravíme:', 'li0 škola', 'li0 park']],
  ['with empty lines', '- škola\n\n- park', ['li0 škola', 'li0 park']],
  ['nested by two spaces', '- škola\n  - dvůr\n- park', ['li0 škola', 'li1 dvůr', 'li0 park']],
  ['nested by a tab', '- škola\n\t- a) dvůr\n- park', ['li0 škola', 'li1 a) dvůr', 'li0 park']],
  [
    'nested by one space',
    '- škola\n - dvůr\n - šatna\n- park',
    ['li0 škola', 'li1 dvůr', 'li1 šatna', 'li0 park'],
  ],
  ['nested twice', '- škola\n  - dvůr\n    - koš', ['li0 škola', 'li1 dvůr', 'li2 koš']],
  ['hard-wrapped', '- škola\n  a dvůr\n- park', ['li0 škola a dvůr', 'li0 park']],
  ['wrapped lazily', '- škola\na dvůr\n- park', ['li0 škola a dvůr', 'li0 park']],
  ['with two paragraphs', '- škola\n\n  a její dvůr\n- park', ['li0 škola a její dvůr', 'li0 park']],
  ['in italics', '- *škola a dvůr*', ['li0 škola a dvůr']],
  ['with Windows line ends', '- škola\r\n- park\r\n', ['li0 škola', 'li0 park']],
  ['in HTML', '<ul>\n<li>škola</li>\n<li>park</li>\n</ul>', ['li0 škola', 'li0 park']],
  ['in HTML, never closed', '<ul><li>škola<li>park</ul>', ['li0 škola', 'li0 park']],
  [
    'in HTML, nested',
    '<ul><li>škola<ul><li>dvůr</li></ul></li><li>park</li></ul>',
    ['li0 škola', 'li1 dvůr', 'li0 park'],
  ],
  [
    'in HTML, nested between items',
    '<ol><li>škola</li>\n\t<ul>\n\t<li>dvůr</li></ul>\n<li>park</li></ol>',
    ['li0 škola', 'li1 dvůr', 'li0 park'],
  ],
  [
    'in HTML, open at a heading',
    '<ul><li>škola<ul>\n\n## Park\n\n<ul><li>strom</li></ul>',
    ['li0 škola', 'h2 Park', 'li0 strom'],
  ],
  ['in HTML, of bare text', '<ul>\nOpravíme školu.\n</ul>', ['p Opravíme školu.']],
])

readings('marks inside a text are left out', blocks, [
  ['bold and italics', '**Nová** _škola_ a *park*.', ['p Nová škola a park.']],
  ['bold by underscores', '__Nová__ škola.', ['p Nová škola.']],
  ['bold over a line end', '**Nová\nškola** stojí.', ['p Nová škola stojí.']],
  ['bold before a space of no width', '**Nová „škola“**\u200b stojí.', ['p Nová „škola“\u200b stojí.']],
  ['bold by underscores before one', '__Nová „škola“__\u200b \\* stojí.', ['p Nová „škola“\u200b * stojí.']],
  ['bold never closed is what the page prints', '**Nová škola stojí.', ['p **Nová škola stojí.']],
  ['tags', 'Nová <b>škola</b> a <span class="x">park</span>.', ['p Nová škola a park.']],
  ['a link', 'Čtěte [zprávu o škole](/zprava.pdf) dnes.', ['p Čtěte zprávu o škole dnes.']],
  ['a link with a title', 'Čtěte [zprávu](/z "Zpráva").', ['p Čtěte zprávu.']],
  ['a link without an address', 'Čtěte [zprávu]() dnes.', ['p Čtěte zprávu dnes.']],
  ['a link without a text', 'Čtěte [](/z) dnes.', ['p Čtěte dnes.']],
  ['a link by reference', 'Čtěte [zprávu][z].\n\n[z]: https://kolin.example.cz\n', ['p Čtěte zprávu.']],
  ['a link in HTML', 'Čtěte <a href="/z?a>b">zprávu</a>.', ['p Čtěte zprávu.']],
  [
    'the angles of an address',
    'Na <https://kolin.example.cz/z> více.',
    ['p Na https://kolin.example.cz/z více.'],
  ],
  ['the angles of a mail', 'Pište <urad@example.cz>.', ['p Pište urad@example.cz.']],
  ['a picture', '![Škola](/s.png)\n\nŠkola stojí.', ['p Škola stojí.']],
  ['a picture in HTML', '<img src="/s.png" alt="Škola">\n\nŠkola stojí.', ['p Škola stojí.']],
  ['a backslash', '31\\. května \\*a\\* dál', ['p 31. května *a* dál']],
  ['backslashes in a link', 'Čtěte [Kolín \\(kolin.cz\\)](#).', ['p Čtěte Kolín (kolin.cz).']],
  ['code', 'Zadejte `škola`.', ['p Zadejte škola.']],
])

readings('references are the characters they name', blocks, [
  ['named', '&bdquo;Nová škola&ldquo; &amp; park', ['p „Nová škola“ & park']],
  ['numbered', '5 &#8211; 6 lavi&#269;ek', ['p 5 – 6 laviček']],
  ['hexadecimal', 'Nová škola&#x201c;', ['p Nová škola“']],
  ['a space', 'v&nbsp;Kolíně', ['p v Kolíně']],
  ['above the first plane', 'Škola &#128512; stojí', ['p Škola 😀 stojí']],
  ['in HTML', '<p>&bdquo;Škola&ldquo;</p>', ['p „Škola“']],
  ['unknown', 'Škola &nic; stojí', ['p Škola &nic; stojí']],
  ['a plain ampersand', 'Věda & výzkum', ['p Věda & výzkum']],
])

readings('HTML', blocks, [
  [
    'paragraphs and breaks',
    '<p>Otevřeme kino.<br>I knihovnu.</p>\n<p>Dost.</p>',
    ['p Otevřeme kino. I knihovnu.', 'p Dost.'],
  ],
  ['boxes', '<div class="a"><div>Kino.</div><div>Park.</div></div>', ['p Kino.', 'p Park.']],
  [
    'a box of Markdown',
    '<div id="a" markdown="1">\n## Kino\n- [web](/w) kina\n</div>\n\n<a href="/a">\n  Více\n</a>\n<div markdown=\'block\'>\n  Otevřeme **kino**.\n  <hr/>\n</div>',
    ['h2 Kino', 'li0 web kina', 'p Více', 'p Otevřeme kino.'],
  ],
  [
    'a box in a box of Markdown',
    '<div markdown="1">\n<div>Kino.</div>\n\n**Park**\n</div>',
    ['p Kino.', 'p Park'],
  ],
  [
    'a meaning over two paragraphs',
    '<dl><dt>Kino</dt><dd>Otevřeme ho formou\n\nsoutěže.\n\nBrzy.</dd></dl>',
    ['h8 Kino', 'p Otevřeme ho formou', 'p soutěže.', 'p Brzy.'],
  ],
  [
    'a term and an item over two paragraphs',
    '<dl><dt>Kino\n\na park</dt></dl>\n<ul><li>škola\n\na dvůr</li></ul>',
    ['h8 Kino a park', 'li0 škola a dvůr'],
  ],
  ['two lines of tags', '<b>Kino</b>\n\n<i>Park</i>', ['p Kino', 'p Park']],
  [
    'a box with Markdown inside',
    '<div markdown="1">\n\n## Kino\n\nOtevřeme **kino**.\n\n</div>',
    ['h2 Kino', 'p Otevřeme kino.'],
  ],
  [
    'terms and their meaning',
    '<dl>\n<dt>Kino</dt>\n<dd>Otevřeme ho.</dd>\n</dl>',
    ['h8 Kino', 'p Otevřeme ho.'],
  ],
  ['terms in bold', '<dl><dt>**Kino**</dt><dd>Otevřeme ho.</dd></dl>', ['h8 Kino', 'p Otevřeme ho.']],
  ['a folding part', '<details><summary>Kino</summary>Otevřeme ho.</details>', ['h8 Kino', 'p Otevřeme ho.']],
  ['a button with a heading', '<button class="x"><h4>+ Kino</h4></button>Text.', ['h4 + Kino', 'p Text.']],
  ['a button', '<button>+ Kino</button>Text.', ['h7 + Kino', 'p Text.']],
  ['a table, cell by cell', '<table><tr><td>Kino</td><td>Park</td></tr></table>', ['p Kino', 'p Park']],
  ['tags in capitals', '<P>Kino.</P><UL><LI>park</LI></UL>', ['p Kino.', 'li0 park']],
  ['tags never closed', '<div><p>Kino.<p>Park.', ['p Kino.', 'p Park.']],
  ['tags closed twice', 'Kino.</div></div>\n\nPark.', ['p Kino.', 'p Park.']],
  ['signs that are no tags', 'Pět < sedm > tři.', ['p Pět < sedm > tři.']],
])

readings('struck-out text is left out', blocks, [
  ['of a sentence', 'Postavíme ~~lanovku~~ most.', ['p Postavíme most.']],
  [
    'of a sentence, in HTML',
    'Postavíme <del>lanovku</del> <s>a</s> <strike>b</strike> most.',
    ['p Postavíme most.'],
  ],
  ['with marks inside', 'Postavíme ~~**novou** [lanovku](/l)~~ most.', ['p Postavíme most.']],
  ['over a line end', 'Postavíme ~~lanovku\na lyže~~ most.', ['p Postavíme most.']],
  ['as a whole paragraph', '~~Postavíme lanovku.~~\n\nMost.', ['p Most.']],
  ['as a whole heading', '## ~~Lanovka~~\n\nMost.', ['p Most.']],
  ['as a whole item', '- ~~lanovka~~\n- most', ['li0 most']],
  ['over boxes', '<del><p>Lanovka.</p><p>Lyže.</p></del><p>Most.</p>', ['p Most.']],
  ['of a cell', '| Stavba | Rok |\n|---|---|\n| ~~most~~ lávka | 2027 |', ['tr Stavba: lávka; Rok: 2027']],
])

describe('struck-out text is left out', () => {
  test.each([
    ['one tilde', 'Voda ~5 km od ~6 domů.'],
    ['a pair of tildes among spaces', 'Voda ~~ a ~~ led.'],
    ['tildes that nothing closes', 'Voda ~~a led.'],
  ])('but %s strikes nothing out', (_, text) => {
    expect(blocks(text)).toEqual([`p ${text}`])
  })
})

readings('an item of a list of tasks', blocks, [
  ['to be done', '- [ ] škola\n- [ ] park', ['li0 škola', 'li0 park']],
  ['done', '* [x] škola\n* [X] park', ['li0 škola', 'li0 park']],
  ['with a number', '1. [ ] škola', ['li0 škola']],
  ['with tasks inside', '- [ ] škola\n  - [x] dvůr\n', ['li0 škola', 'li1 dvůr']],
  ['with marks inside', '- [ ] nová **škola**', ['li0 nová škola']],
  ['is none without a space', '- [x]škola', ['li0 [x]škola']],
  ['is none in the middle', '- škola [x] dvůr', ['li0 škola [x] dvůr']],
  ['is none outside a list', '[x] škola', ['p [x] škola']],
])

readings('what the page never shows makes no block', blocks, [
  ['a comment', 'Kino.\n\n<!-- Tajné.\n\nTajnější. -->\n\nPark.', ['p Kino.', 'p Park.']],
  ['a script', 'Kino.\n\n<script>\nvar a = 1\n\n$(document).ready()\n</script>', ['p Kino.']],
  ['a style', '<style>\n.a { color: red }\n</style>\n\nKino.', ['p Kino.']],
  ['a comment among terms', '<dl>\n<!-- <dt>Tajné</dt> TODO -->\n<dt>Kino</dt>\n</dl>', ['h8 Kino']],
  ['a line of Liquid', "{% assign a = 'b' %}\n\nKino.\n\n{% include a.html %}", ['p Kino.']],
  ['an attribute of kramdown', 'Kino.\n{: .trida}\n\nPark.', ['p Kino.', 'p Park.']],
  ['a footnote', 'Kino.[^1]\n\n[^1]: Tajné.\n\nPark.', ['p Kino.', 'p Park.']],
  ['the address of a reference', '[z]: https://kolin.example.cz "Kolín"\n\nKino.', ['p Kino.']],
])

readings('what the page never shows is left out of a sentence', blocks, [
  ['a comment', 'Most <!-- tajné --> pro pěší.', ['p Most pro pěší.']],
  ['a comment in HTML', '<p>Most <!-- tajné --> pro pěší.</p>', ['p Most pro pěší.']],
  ['a comment in an item', '- most <!-- tajné --> pro pěší', ['li0 most pro pěší']],
  ['a comment in a heading', '## Most <!-- tajné --> pro pěší', ['h2 Most pro pěší']],
  ['a script', 'Postavíme <script>tajne()</script> most.', ['p Postavíme most.']],
  ['a style between boxes', '<div><p>Most.</p>\n<style>.tajne{}</style></div>', ['p Most.']],
  ['a value of Liquid', 'Naše {{ page.tajne }} město.', ['p Naše město.']],
  ['a loop of Liquid', '<div>{% for a in b %}{{ a }}{% endfor %}</div>', []],
  ['the number of a footnote', 'Stát platí málo[^fn-1] a pozdě.', ['p Stát platí málo a pozdě.']],
  ['an attribute of kramdown', 'Viz [web](/a){:target="blank"} města.', ['p Viz web města.']],
  ['a comment at the end of a line', 'Most <!-- tajné -->\npro pěší.', ['p Most pro pěší.']],
  ['a comment over lines', 'Most <!-- tajné\ntajné --> pro pěší.', ['p Most pro pěší.']],
  ['a comment inside a word', 'Most<!-- tajné a tajné -->y.', ['p Mosty.']],
  [
    'all of it',
    'Slibujeme park <!-- interní --> a lavičky v {{ site.mesto }} i{% x %} pro lidi.[^1]',
    ['p Slibujeme park a lavičky v i pro lidi.'],
  ],
])

describe('a line knows', () => {
  const lines = (text: string) => readMarkdown(text, bodyText(text, 0)).blocks[0]?.lines ?? []

  test.each([
    ['**Škola**\nstojí.', [true, false]],
    ['**Škola** stojí.', [false]],
    ['__Škola__', [true]],
    ['<b>Škola</b> \nstojí.', [true, false]],
    ['**Škola\nstojí.**', [true, true]],
    ['_Škola_', [false]],
  ])('whether all of it is bold: %j', (text, strong) => {
    expect(lines(text).map(line => line.strong)).toEqual(strong)
  })

  test.each([
    ['[Škola](/s) [Park](/p)', [true]],
    ['[Škola](/s) a park', [false]],
    ['<a href="/s">Škola</a>', [true]],
    ['[Škola][s]\n\n[s]: /s', [true]],
  ])('whether all of it is a link: %j', (text, linked) => {
    expect(lines(text).map(line => line.linked)).toEqual(linked)
  })

  test.each([
    ['Škola  \nstojí.', [true, false]],
    ['Škola\nstojí.', [false, false]],
    ['Škola<br>stojí.', [true, false]],
  ])('whether the page breaks it: %j', (text, hard) => {
    expect(lines(text).map(line => line.hard)).toEqual(hard)
  })
})
