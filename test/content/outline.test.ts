import { describe, expect, test } from 'vitest'
import { read, shown, shownBody, withHead } from '../documents.ts'
import { type Reading, readings } from '../support.ts'

const LONG =
  'Chceme město, ve kterém se dá bydlet, pracovat i odpočívat, a proto každý rok opravíme jednu ulici a park.'

readings('a bold line is a heading', shownBody, [
  ['before an empty line', '**Bezpečné ulice**\n\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['glued to its text', '**Bezpečné ulice**\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  [
    'glued to a list',
    '**Bezpečné ulice**\n- lampy\n- přechody',
    ['Bezpečné ulice » lampy', 'Bezpečné ulice » přechody'],
  ],
  ['before a break', '**Bezpečné ulice**<br>\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  [
    'before a break and its text',
    '**Bezpečné ulice**<br>Přidáme lampy.',
    ['Bezpečné ulice » Přidáme lampy.'],
  ],
  ['before spaces that break', '**Bezpečné ulice**  \nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['by underscores', '__Bezpečné ulice__\n\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['in HTML', '<b>Bezpečné ulice</b>\n\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['over two lines', '**Bezpečné\nulice**\n\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['with a number', '**1. Bezpečné ulice**\n\nPřidáme lampy.', ['1. Bezpečné ulice » Přidáme lampy.']],
  [
    'with a number before a break',
    '**1. Bezpečné ulice**<br>\nPřidáme lampy.\n\n**2. Parky**<br>\nZalijeme je.',
    ['1. Bezpečné ulice » Přidáme lampy.', '2. Parky » Zalijeme je.'],
  ],
  ['with a colon', '**Bezpečné ulice:**\n\nPřidáme lampy.', ['Bezpečné ulice » Přidáme lampy.']],
  ['below a marked heading', '## Ulice\n\n**Lampy**\n\nPřidáme je.', ['Ulice » Lampy » Přidáme je.']],
  [
    'up to the next one',
    '**Lampy**\n\nPřidáme je.\n\n**Stromy**\n\nZalijeme je.',
    ['Lampy » Přidáme je.', 'Stromy » Zalijeme je.'],
  ],
])

readings('a bold line is a text', shownBody, [
  ['when it is long', `**${LONG}**\n\nPřidáme lampy.`, [LONG, 'Přidáme lampy.']],
  ['when it is long and glued', `**${LONG}**\nPřidáme lampy.`, [`${LONG} Přidáme lampy.`]],
  ['when it leads into a sentence', '**Nové lampy.** Přidáme je.', ['Nové lampy. Přidáme je.']],
  ['when only a word is bold', 'Přidáme **nové** lampy.', ['Přidáme nové lampy.']],
  ['when it is a motto', '__Motto: „Spolu to svítí.“__\n\nDost.', ['Motto: „Spolu to svítí.“', 'Dost.']],
  [
    'when nothing stands under it',
    'Dost.\n\n**Přidáme ještě pět nových lamp**',
    ['Dost.', 'Přidáme ještě pět nových lamp'],
  ],
  [
    'when a heading stands under it',
    '**Přidáme ještě pět lamp**\n\n## Park\n\nKvete.',
    ['Přidáme ještě pět lamp', 'Park » Kvete.'],
  ],
  ['inside an item', '- **Lampy**\n- **Přechody**', ['Lampy', 'Přechody']],
  ['when more of them make a list', '**1. Lampy**<br>\n**2. Stromy**', ['1. Lampy', '2. Stromy']],
  [
    'when it names the guarantor',
    '## Park\n__Garant: Jan Novák__\nKvete.',
    ['Park » Garant: Jan Novák', 'Park » Kvete.'],
  ],
])

readings('headings', shownBody, [
  ['end with the next of their level', '## A\n### B\nJedna.\n## C\nDvě.', ['A » B » Jedna.', 'C » Dvě.']],
  ['may skip levels', '# A\n#### B\nJedna.\n## C\nDvě.', ['A » B » Jedna.', 'A » C » Dvě.']],
  [
    'may repeat under others',
    '## Škola\n### Cíl\nJedna.\n## Park\n### Cíl\nDvě.',
    ['Škola » Cíl » Jedna.', 'Park » Cíl » Dvě.'],
  ],
  ['may have nothing under them', '## A\n## B\nJedna.', ['B » Jedna.']],
  ['lose a final colon', '## Chceme:\nJedna.', ['Chceme » Jedna.']],
  ['keep their number', '## 3) Rozvoj\nJedna.', ['3) Rozvoj » Jedna.']],
  ['in capitals stay so', '## I TY ROZHODUJEŠ!\nJedna.', ['I TY ROZHODUJEŠ! » Jedna.']],
])

describe('folding parts', () => {
  const toggle = (label: string, text: string) =>
    `<div class="r"><button onclick="x()"><h4>- ${label}</h4></button><button><h4>+ ${label}</h4></button>\n` +
    `<blockquote style="display:none">${text}</blockquote></div>\n`

  test('have the label of their button as a heading', () => {
    const body = `## Doprava\n${toggle('Kontext', 'Ve městě chybí přechody.')}${toggle('Opatření', 'Postavíme je.')}`
    expect(shownBody(body)).toEqual([
      'Doprava » Kontext » Ve městě chybí přechody.',
      'Doprava » Opatření » Postavíme je.',
    ])
  })

  test.each<Reading>([
    ['bare text in a list', toggle('Kontext', '<ul>\nChybí přechody.\n</ul>'), ['Kontext » Chybí přechody.']],
    ['items', toggle('Cíle', '<ul><li>Klid.</li><li>Zeleň.</li></ul>'), ['Cíle » Klid.', 'Cíle » Zeleň.']],
    [
      'nothing',
      '<button>- Co jsme už udělali</button><button>+ Co jsme už udělali</button>\n\nOtevřeli jsme kino.',
      ['Co jsme už udělali » Otevřeli jsme kino.'],
    ],
    ['Markdown', toggle('Cíle', '\n\nVe městě je **klid**.\n\n'), ['Cíle » Ve městě je klid.']],
  ])('may hold %s', (_, body, expected) => {
    expect(shownBody(body)).toEqual(expected)
  })
})

const terms = (...pairs: readonly (readonly [string, string])[]) =>
  `<dl>\n${pairs.map(([term, text]) => `  <dt>${term}</dt>\n  <dd>${text}</dd>\n`).join('')}</dl>\n`

readings('a list of terms', shownBody, [
  ['has a heading and its text', terms(['Park', 'Vysadíme stromy.']), ['Park » Vysadíme stromy.']],
  [
    'may run on in one sentence, which the term begins',
    terms(['Rozklikávací rozpočet', 'zveřejníme hned v prvním roce.']),
    ['Rozklikávací rozpočet » (Rozklikávací rozpočet) zveřejníme hned v prvním roce.'],
  ],
  [
    'may run on with a comma',
    terms(['Dáme lidem kola', ', abychom ulevili ulicím.']),
    ['Dáme lidem kola » (Dáme lidem kola) , abychom ulevili ulicím.'],
  ],
  [
    'may have a term that says it all',
    terms(['Park', 'Kvete.']).replace('</dl>', '<dt>Všechny smlouvy dáme na web.</dt>\n</dl>'),
    ['Park » Kvete.', 'Všechny smlouvy dáme na web.'],
  ],
  [
    'may have an empty term among others',
    '<dl><dt>Všechny smlouvy dáme na web.</dt><dt>Kino</dt><dt>Park</dt><dd>Kvete.</dd></dl>',
    ['Všechny smlouvy dáme na web.', 'Park » Kvete.'],
  ],
  [
    'may stand under a bold line',
    `**Co chceme ve městě změnit**\n\n${terms(['Park', 'Kvete.'])}`,
    ['Co chceme ve městě změnit » Park » Kvete.'],
  ],
  [
    'begins only the first text with its term',
    terms(['Park', 'dostane lavičky.</dd><dd>a také stromy.']),
    ['Park » (Park) dostane lavičky.', 'Park » a také stromy.'],
  ],
  [
    'ends each term with the next',
    terms(['Park', 'Vysadíme stromy.'], ['Kino', 'Otevřeme ho.']),
    ['Park » Vysadíme stromy.', 'Kino » Otevřeme ho.'],
  ],
  ['stands under a heading', `## Město\n${terms(['Park', 'Kvete.'])}`, ['Město » Park » Kvete.']],
])

readings('an item is introduced by', shownBody, [
  [
    'the paragraph above',
    'Postavíme:\n\n- hřiště\n- lavičky',
    ['Postavíme:', '(Postavíme:) hřiště', '(Postavíme:) lavičky'],
  ],
  ['the last sentence above', 'Je čas. Postavíme:\n- hřiště', ['Je čas. Postavíme:', '(Postavíme:) hřiště']],
  ['a bold word in it', 'Postavíme **nově**:\n- hřiště', ['Postavíme nově:', '(Postavíme nově:) hřiště']],
  [
    'the item it belongs to',
    'Postavíme:\n- hřiště:\n  - houpačky\n  - prolézačky\n- lavičky',
    [
      'Postavíme:',
      '(Postavíme:) hřiště:',
      '(hřiště:) houpačky',
      '(hřiště:) prolézačky',
      '(Postavíme:) lavičky',
    ],
  ],
  [
    'the item it belongs to by one space',
    '- hřiště:\n - houpačky\n- lavičky',
    ['hřiště:', '(hřiště:) houpačky', 'lavičky'],
  ],
  [
    'the item it belongs to in HTML',
    '<ul>\n<li>Podpoříme vznik</li>\n<ul>\n<li>center,</li>\n</ul>\n<li>Opravíme kino.</li>\n</ul>',
    ['Podpoříme vznik', '(Podpoříme vznik) center,', 'Opravíme kino.'],
  ],
  ['nothing without a colon', 'Postavíme toto.\n- hřiště', ['Postavíme toto.', 'hřiště']],
  ['nothing after a heading', 'Postavíme:\n\n## Park\n- lavičky', ['Postavíme:', 'Park » lavičky']],
  [
    'nothing once a paragraph came',
    'Postavíme:\n\n- hřiště\n\nDost.\n\n- lavičky',
    ['Postavíme:', '(Postavíme:) hřiště', 'Dost.', 'lavičky'],
  ],
])

readings('lines that Markdown takes for one paragraph are items', shownBody, [
  [
    'hyphens without a space',
    '-Postavíme hřiště.\n-Postavíme lavičky.',
    ['Postavíme hřiště.', 'Postavíme lavičky.'],
  ],
  ['an asterisk without a space', '*Postavíme hřiště.', ['Postavíme hřiště.']],
  [
    'below a sentence',
    'Postavíme:\n-hřiště\n-lavičky',
    ['Postavíme:', '(Postavíme:) hřiště', '(Postavíme:) lavičky'],
  ],
  [
    'bullets of a typewriter',
    'Postavíme:\n\n  • hřiště\n  • lavičky',
    ['Postavíme:', '(Postavíme:) hřiště', '(Postavíme:) lavičky'],
  ],
  ['bullets of a word processor', '\uf0b7 Hřiště.\n\uf0b7 Lavičky.', ['Hřiště.', 'Lavičky.']],
  [
    'dashes after breaks',
    'Postavíme:<br>– hřiště<br>– lavičky',
    ['Postavíme:', '(Postavíme:) hřiště', '(Postavíme:) lavičky'],
  ],
  [
    'numbers after breaks',
    'Plán:<br>1. hřiště<br>2. lavičky',
    ['Plán:', '(Plán:) 1. hřiště', '(Plán:) 2. lavičky'],
  ],
])

readings('lines stay one paragraph', shownBody, [
  [
    'with a dash in a sentence',
    'Hřiště, které nám\n– jak víme – chybí.',
    ['Hřiště, které nám – jak víme – chybí.'],
  ],
  ['with a date in a sentence', 'Hřiště otevřeme\n31. května.', ['Hřiště otevřeme 31. května.']],
  [
    'with a year in a sentence',
    'Hřiště otevřeme v roce\n2024. Ne dřív.',
    ['Hřiště otevřeme v roce 2024. Ne dřív.'],
  ],
  ['with a tag of a network', 'Hřiště\n#kolinzije jsou dvě.', ['Hřiště #kolinzije jsou dvě.']],
])

readings('furniture of a page is no text', shownBody, [
  ['a link alone', '[Kandidátka 2022](/volby/)\n\nDost.', ['Dost.']],
  ['a row of links', '[Program](/a) [Lidé](/b)\n\nDost.', ['Dost.']],
  ['links in a list', '- [Program](/a)\n- [Lidé](/b)\n\nDost.', ['Dost.']],
  ['a link in HTML', '<a class="btn" href="/a">Podrobný program</a>\n\nDost.', ['Dost.']],
  ['a teaser', '[Chci vědět víc a také proč...](/a)\n\nDost.', ['Dost.']],
  ['links in a list inside another', '- Park\n  - [Mapa](/a)\n  - [Fotky](/b)', ['Park']],
  ['a footnote of a printed page', '¹ Číslo je přibližné.\n\nDost.', ['Dost.']],
])

describe('furniture of a page is no text', () => {
  test.each<Reading>([
    ['a link in a sentence', 'Čtěte [zprávu](/z).', ['Čtěte zprávu.']],
    ['a link that ends a sentence', '[Zveřejníme smlouvy.](/s)', ['Zveřejníme smlouvy.']],
    [
      'a link that promises',
      '[Zveřejníme všechny smlouvy města na webu](/s)',
      ['Zveřejníme všechny smlouvy města na webu'],
    ],
    [
      'a link in a list of other things',
      '- [Participativní rozpočet](/r)\n- Nový park\n  - strom',
      ['Participativní rozpočet', 'Nový park', '(Nový park) strom'],
    ],
    [
      'a link that is a sentence',
      '[Zveřejníme všechny smlouvy města, které mají cenu nad padesát tisíc korun](/s)',
      ['Zveřejníme všechny smlouvy města, které mají cenu nad padesát tisíc korun'],
    ],
  ])('but %s is one', (_, body, expected) => {
    expect(shownBody(body)).toEqual(expected)
  })
})

describe('perex and intro', () => {
  const HEADINGS = '## Opravíme silnice\nKaždý rok kus.\n\n## Přidáme spoje\nI v neděli.\n'

  test.each([
    ['perex', ['Postavíme most pro pěší.']],
    ['intro', ['Postavíme most pro pěší.']],
    ['perex1', ['Postavíme most pro pěší.']],
    ['perex2', ['Postavíme most pro pěší.']],
    ['description', []],
    ['keywords', []],
  ])('the text of %s alone', (key, expected) => {
    expect(shown(read(withHead('', `${key}: Postavíme most pro pěší.\n`)))).toEqual(expected)
  })

  test('all of them, in the order in which a page shows them, before the body', () => {
    const head = 'intro: Úvod je tady.\nperex2: Druhý je tady.\nperex: Perex je tady.\n'
    expect(shown(read(withHead('Tělo je tady.', head)))).toEqual([
      'Perex je tady.',
      'Úvod je tady.',
      'Druhý je tady.',
      'Tělo je tady.',
    ])
  })

  test.each([
    ['word for word', 'perex: Postavíme most pro pěší.\n', 'Postavíme most pro pěší.'],
    ['sentence by sentence', 'perex: Most stojí. Lávka ne.\n', 'Lávka ne.\n\nMost stojí.'],
    ['inside a longer text', 'perex: Most stojí.\n', 'Víme, že je čas. Most stojí. Lávka ne.'],
    ['hard-wrapped', 'perex: >\n  Postavíme most\n  pro pěší.\n', 'Postavíme\nmost pro pěší.'],
    ['with other marks', 'perex: Postavíme **most** pro pěší.\n', 'Postavíme most <b>pro</b> pěší.'],
    ['long and bold', `perex: ${LONG}\n`, `**${LONG}**`],
    ['as a list of headings', 'perex: 1. Opravíme silnice<br> 2. Přidáme spoje\n', HEADINGS],
    ['as a list of headings over lines', 'perex: |\n  1. Opravíme silnice\n  2. Přidáme spoje\n', HEADINGS],
  ])('repeated in the body are dropped: %s', (_, head, body) => {
    expect(shown(read(withHead(body, head)))).toEqual(shownBody(body))
  })

  test.each([
    [
      'one sentence is new',
      'perex: Most stojí. Lávka ne.\n',
      'Most stojí.',
      ['Most stojí. Lávka ne.', 'Most stojí.'],
    ],
    ['a word is new', 'perex: Most stojí pevně.\n', 'Most stojí.', ['Most stojí pevně.', 'Most stojí.']],
  ])('are kept when %s', (_, head, body, expected) => {
    expect(shown(read(withHead(body, head)))).toEqual(expected)
  })
})

describe('a report in plain lines', () => {
  const REPORT = `

Plnění plánu prevence kriminality města Kocourkov

Cíl 1: Bezpečnější ulice

Stručný popis cíle:

Město chce snížit počet krádeží u nádraží.

Opatření 1.1 Více světla

Stručný popis opatření:

U nádraží přibude osvětlení:

- na náměstí,
 - u kašny,
- u školy.

Plnění opatření:

Přibylo dvanáct lamp.

Opatření 1.2 Hlídky

Plnění:

Hlídky chodily každou noc.

Cíl 2: Klidné noci

Popis:

Město chce klid.
`

  test('has goals, measures, plans and results', () => {
    const document = read(REPORT)
    expect(document.title).toBe('Plnění plánu prevence kriminality města Kocourkov')
    expect(document.kind).toBe('prevention')
    expect(shown(document)).toEqual([
      'Cíl 1: Bezpečnější ulice » Stručný popis cíle » Město chce snížit počet krádeží u nádraží.',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Stručný popis opatření » U nádraží přibude osvětlení:',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Stručný popis opatření » (U nádraží přibude osvětlení:) na náměstí,',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Stručný popis opatření » (na náměstí,) u kašny,',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Stručný popis opatření » (U nádraží přibude osvětlení:) u školy.',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Plnění opatření » Přibylo dvanáct lamp.',
      'Cíl 1: Bezpečnější ulice » Opatření 1.2 Hlídky » Plnění » Hlídky chodily každou noc.',
      'Cíl 2: Klidné noci » Popis » Město chce klid.',
    ])
  })

  test('means the same with marks of Markdown', () => {
    const marked = `---
title: Zpráva
kind: prevention
---
## Cíl 1: Bezpečnější ulice

### Opatření 1.1 Více světla

#### Stručný popis opatření

U nádraží přibude osvětlení.

#### Plnění opatření

Přibylo dvanáct lamp.

### Opatření 1.2 Hlídky

#### Plnění opatření

Hlídky chodily.
`
    expect(shown(read(marked))).toEqual([
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Stručný popis opatření » U nádraží přibude osvětlení.',
      'Cíl 1: Bezpečnější ulice » Opatření 1.1 Více světla » Plnění opatření » Přibylo dvanáct lamp.',
      'Cíl 1: Bezpečnější ulice » Opatření 1.2 Hlídky » Plnění opatření » Hlídky chodily.',
    ])
  })

  test.each<Reading>([
    ['a sentence about a measure', 'Opatření 1.1 bylo splněno.', ['Opatření 1.1 bylo splněno.']],
    ['a sentence that ends in a colon', 'Plnění cíle má tyto dvě části:', ['Plnění cíle má tyto dvě části:']],
  ])('does not take %s for a heading', (_, body, expected) => {
    expect(shownBody(body)).toEqual(expected)
  })
})

describe('the end of a printed page inside a paragraph', () => {
  const TITLE = 'Plnění plánu prevence kriminality'
  const ITEM =
    '- setkání se konalo v zasedací místnosti úřadu za účasti zástupců města, policie, škol a dalších spolků, které pracují s mládeží pod vedením'

  test.each<Reading>([
    [
      'is crossed in lower case',
      'Návrh byl předložen k jednání Výboru\n\npro sociální věci.\n\nDalší text.',
      ['Návrh byl předložen k jednání Výboru pro sociální věci.', 'Další text.'],
    ],
    [
      'is crossed with a footnote in the way',
      'Plnění bylo částečně\n\n¹ Termín je z vyhlášky.\n\ni letos ovlivněno počasím.',
      ['Plnění bylo částečně i letos ovlivněno počasím.'],
    ],
    [
      'is crossed twice',
      'Návrh šel do Rady,\n\npak do Výboru\n\na pak domů.',
      ['Návrh šel do Rady, pak do Výboru a pak domů.'],
    ],
    [
      'is crossed after an item',
      '- dotace pro spolky, které\n\npracují s dětmi.',
      ['dotace pro spolky, které pracují s dětmi.'],
    ],
    [
      'is crossed by a name after a long item',
      `${ITEM}\n\nOdboru sociálních věcí, který setkání svolal a také zapsal.`,
      [`${ITEM.slice(2)} Odboru sociálních věcí, který setkání svolal a také zapsal.`],
    ],
    [
      'is not there after a full stop',
      'Návrh byl předložen.\n\npro sociální věci.',
      ['Návrh byl předložen.', 'pro sociální věci.'],
    ],
    [
      'is not there before a capital',
      'Návrh byl předložen Výboru\n\nPro sociální věci je čas.',
      ['Návrh byl předložen Výboru', 'Pro sociální věci je čas.'],
    ],
    [
      'is not there before an item',
      'Návrh byl předložen Výboru\n\n- pro sociální věci',
      ['Návrh byl předložen Výboru', 'pro sociální věci'],
    ],
  ])('%s', (_, body, expected) => {
    expect(shown(read(`${TITLE}\n\n${body}\n`))).toEqual(expected)
  })
})

describe('a copied page without a head', () => {
  const BODY = 'Město svítí a hlídky chodí po ulicích.'

  test('has its first line for a title', () => {
    const document = read(`\n\nMěsto žádá o dotaci\n\n${BODY}\n`)
    expect(document.title).toBe('Město žádá o dotaci')
    expect(shown(document)).toEqual([BODY])
  })

  test.each(['Tahle věta už něco říká.', 'Co s tím?', 'Důvody:'])(
    'but not when it is a sentence: %s',
    first => {
      expect(shown(read(`${first}\n\n${BODY}\n`))).toEqual([first, BODY])
    },
  )

  test('loses the menus and contacts at its end', () => {
    const tail = '\n\nVyhledání okrsku\n\nNáměstí 1\n\n+420 123 456 789\n\nurad@kocourkov.example.cz\n'
    expect(shown(read(`Město žádá\n\n${BODY}${tail}`))).toEqual([BODY])
  })

  test('keeps one or two short lines at its end', () => {
    expect(shown(read(`Město žádá\n\n${BODY}\n\nDruhý řádek\n\nTřetí řádek`))).toHaveLength(3)
  })

  test('keeps short lines in the middle', () => {
    const body = `${BODY}\n\nNáměstí\n\nŠkola\n\nPark\n\nKonec je věta.`
    expect(shown(read(`Město žádá\n\n${body}`))).toHaveLength(5)
  })

  test('a text with a head keeps its short lines', () => {
    expect(shownBody(`${BODY}\n\nNáměstí\n\nŠkola\n\nPark`)).toHaveLength(4)
  })
})

describe('the title is', () => {
  test.each([
    ['the one of the head', '---\ntitle: Doprava\n---\n# Silnice\n\nText.', 'Doprava'],
    [
      'the one of the head without no-break spaces',
      '---\ntitle: Most –\u00a0lávka\n---\nText.',
      'Most – lávka',
    ],
    ['the first heading when the head has none', '---\norder: 1\n---\n# Silnice\n\nText.', 'Silnice'],
    ['the first heading when the head has an empty one', '---\ntitle:\n---\n## Silnice\n\nText.', 'Silnice'],
    ['the first line of a text without a head', 'Silnice\n\nText je zde.', 'Silnice'],
    ['the name of the file when there is nothing else', '---\norder: 1\n---\nText je zde.', 'text.md'],
    ['the name of an empty file', '', 'text.md'],
  ])('%s', (_, file, title) => {
    expect(read(file).title).toBe(title)
  })
})

describe('a byte order mark', () => {
  test('is no part of the first paragraph', () => {
    expect(shown(read('\uFEFFPrvní věta textu.\n'))).toEqual(['První věta textu.'])
  })

  test('does not hide the first heading', () => {
    expect(shown(read('\uFEFF## Most\n\nStojí.\n\n## Lávka\n\nNe.\n'))).toContain('Lávka » Ne.')
  })
})

test('Windows line ends change nothing', () => {
  const file = withHead('## Ulice\n\nPostavíme\nto:\n\n- lampy\n  - dvě\n- koše\n\n**Park**\nKvete.\n')
  expect(shown(read(file.replaceAll('\n', '\r\n')))).toEqual(shown(read(file)))
})
