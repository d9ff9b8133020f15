/** Whether a paragraph holds what was asked for: every kind, both ways. */

import { describe, expect, test } from 'vitest'
import { fold, words } from '../../src/czech/fold.ts'
import { stems } from '../../src/czech/stem.ts'
import { detailsIn, type Held, holdsWanted } from '../../src/question/detail.ts'
import { readWanted, type Wanted } from '../../src/question/wanted.ts'
import { some } from '../thorough.ts'
import { growthOf, MOST } from '../work.ts'

function wantedBy(question: string): Wanted {
  const wanted = readWanted(words(question), question)
  if (wanted === null) throw new Error(`Nothing is wanted: ${question}`)
  return wanted
}

const details = (question: string, text: string) =>
  detailsIn(wantedBy(question), text).map(({ from, to }) => text.slice(from, to))

/** A question, what holds its detail, and what does not although it looks like it. */
const KINDS: readonly (readonly [question: string, holds: readonly string[], lacks: readonly string[]])[] = [
  [
    'Kolik bude stát oprava bytů?',
    [
      'Oprava bytů vyjde na 45 mil. Kč.',
      'Dáme na ni dvacet milionů korun.',
      'Stát bude 3 500 000,- ročně.',
      'Oprava stojí 2 miliardy.',
      'Vyčleníme 5 mil. krajského rozpočtu.',
      'Stojí to 900 tisíc € bez daně.',
      'Opravíme je zdarma.',
      'Poplatek snížíme o polovinu.',
      'Vyjde na 3 miliony dolarů.',
    ],
    [
      'Máme 787 bytů, jejich opravy jsou nákladné.',
      'Vysadíme milion stromů.',
      'Opravíme je do roku 2030.',
      'Ušetříme 20 % energie.',
      'Podle zákona č. 128 je opravíme.',
      'Opravíme jich 120. Koruny hledáme.',
    ],
  ],
  [
    'Kolik peněz půjde na hřiště?',
    ['Na hřiště půjdou 2 % z rozpočtu.', 'Ročně 300 tis. Kč.'],
    ['Hřiště budou zdarma.', 'Opravíme 12 hřišť.'],
  ],
  [
    'Kolik bytů postavíte?',
    [
      'Postavíme 500 bytů.',
      'Přibude pět set nových obecních bytů.',
      'Počet bytů zvýšíme o stovky.',
      'Byty: 40 v prvním roce.',
      'Opravíme všechny byty.',
      'Byty dostane 250 domácností.',
      'Vznikne 2030 bytů.',
      'Byty chybí, postavíme jich na 15 tisíc.',
    ],
    [
      'Postavíme byty do roku 2030.',
      'Postavíme byty. Přijmeme 20 strážníků.',
      'Byty na Praze 12 postavíme.',
      'Byty postavíme podle vyhlášky č. 15.',
      'Jedna z priorit jsou byty.',
      'Byty bývalé 8. základní školy.',
      'Postavíme více bytů za 30 milionů korun.',
      'Byty musí být blíž než 3 km.',
    ],
  ],
  [
    'Kolik stromů vysadíte za každý pokácený?',
    ['Za každý pokácený kus vysadíme nový.', 'Za pokácený vysadíme dva stromy.'],
    ['Každý rok sečeme trávu.', 'Za pokácené stromy vysadíme nové.'],
  ],
  [
    'Kolik fleků na stání přidáte?',
    ['Přidáme 30 parkovacích míst.', 'Přibude dvacet míst.'],
    ['Navýšíme parkovací kapacity.', 'V roce 2027 přidáme místa.'],
  ],
  [
    'Kolik procent odpadu vytřídíte?',
    [
      'Chceme recyklovat 70 % odpadu.',
      'Vytřídíme polovinu.',
      'Vytřídíme ⅕ odpadu.',
      'Třídit se bude všechen, tedy všechny druhy.',
    ],
    ['Vytřídíme více odpadu.', 'Postavíme 70 košů.'],
  ],
  [
    'O kolik klesne spotřeba?',
    ['Klesne o 28 %.', 'Klesne na polovinu.', 'Ušetříme 3 miliony korun.', 'Klesne o 300 litrů.'],
    ['Klesne výrazně.', 'Klesne do roku 2030.'],
  ],
  [
    'Do kolika dnů vyřídíte odvolání?',
    [
      'Vyřídíme je do 30 dnů.',
      'Vyřídíme je za týden.',
      'Potrvá to půl roku.',
      'Odpovíme ihned.',
      'Platí třicetidenní lhůta.',
      'Vyřídíme je za tři pracovní dny.',
    ],
    ['Zajistíme dodržování lhůt.', 'Přijmeme 30 lidí.', 'Odpoví dva úředníci den co den.'],
  ],
  [
    'Jak často se schází rada?',
    [
      'Rada se schází jednou měsíčně.',
      'Sejde se každý týden.',
      'Schází se 4x za rok.',
      'Schází se jednou v roce.',
    ],
    ['Rada se schází otevřeně.'],
  ],
  [
    'Kolik kilometrů stezek postavíte?',
    ['Postavíme 15 km stezek.', 'Přibude dvacet kilometrů.'],
    ['Postavíme 15 stezek.', 'Postavíme stezky.'],
  ],
  ['Na kolika hektarech vyroste les?', ['Na 12 ha.', 'Na 300 m² zasadíme keře.'], ['Zasadíme 12 druhů.']],
  [
    'Kdy otevřete bazén?',
    [
      'Otevřeme ho v roce 2027.',
      'Hotovo bude na jaře.',
      'Otevřeme ho do konce volebního období.',
      'Stihneme to do pěti let.',
      'Začneme 1. 6. 2027.',
      'Otevřeme jej co nejdříve.',
      'Bude hotový v září.',
      'Otevřeme ho mimo školní hodiny.',
      'Po úspěšném dokončení opravy.',
      'Plave se v něm od jeho vzniku.',
    ],
    [
      'Otevřeme bazén.',
      'Bazén má 2 patra.',
      'Bazén zažil dobré období.',
      'Bazén čeká na dokončení.',
      'Po přihlášení se otevře web bazénu.',
      'Podle zákona č. 106/1999 Sb. zveřejníme smlouvy.',
    ],
  ],
  ['V kolik zavře hospoda?', ['Zavře ve 22 hodin.', 'Zavře v 22:30.'], ['Zavře v roce 2030.', 'Je jich 22.']],
  [
    'Kde bude stát nová hala?',
    [
      'Hala bude stát v Bukovanech.',
      'Vznikne u nádraží.',
      'Halu postavíme na okraji města.',
      'Vede Lomnice–Bukovany.',
      'Postavíme ji co nejblíže hřbitovu.',
      'Stojí ve školních jídelnách.',
      'Rozhodlo se o ní na ministerstvu.',
    ],
    ['Postavíme novou halu.', 'Hala bude patřit Libereckému kraji.', 'Chceme lepší kulturní zařízení.'],
  ],
  [
    'Které silnice opravíte?',
    ['Urychlíme výstavbu silnic R43 a R55.', 'Rozšíříme I/35.'],
    ['Urychlíme výstavbu silnic.', 'Podpoříme síť 5G.', 'Přidáme vlak S61.'],
  ],
  [
    'Kudy povede obchvat?',
    ['Povede přes Bukovany.', 'Povede kolem rybníka Skalka.', 'Vést bude podél potoka a kolem sokolovny.'],
    [
      'Obchvat odvede dopravu z centra.',
      'Obchvat silnice R43 podpoříme.',
      'Stát bude kolem milionu, kolem roku 2030.',
      'Chystáme revizi projektu.',
      'V rámci Zlínského kraje chybí.',
    ],
  ],
  [
    'Kdo to zaplatí?',
    ['Zaplatí to kraj.', 'Náklady ponesou developeři.', 'Půjde to z rozpočtu.', 'Zaplatí to MMR.'],
    ['Postavíme to brzy.', 'Lávka bude levnější.'],
  ],
  [
    'Kdo je garantem dopravy?',
    ['Garant – Jana Bukovanská', 'Garantem je Mgr. Petr Lomnický.', 'GARANT – PETR LOMNICKÝ'],
    [
      'Zřídíme pozici garanta.',
      'Garantem je Krajské ředitelství.',
      'Garantem je Technická Univerzita.',
      'Správa silnic Bukovany to zajistí.',
    ],
  ],
  [
    'Co jste splnili v dopravě?',
    [
      'Opravili jsme most.',
      'Rada schválila plán.',
      'Lávka byla postavena.',
      'Podařilo se nám zkrátit intervaly.',
      'Je dokončen obchvat.',
      'Vzniklo nové hřiště.',
    ],
    [
      'Opravíme most.',
      'Chceme, aby rada schválila plán.',
      'Pokud bychom dostali peníze, opravíme ho.',
      'Festival v hotelu podpoří učitelé.',
      'Chtěli jsme most.',
      'Lávka bude postavena.',
    ],
  ],
]

describe.each(KINDS)('%s', (question, holds, lacks) => {
  test.each(holds)('is answered: %s', text => expect(details(question, text)).not.toEqual([]))
  test.each(lacks)('is not: %s', text => expect(details(question, text)).toEqual([]))
})

describe('a number has its unit', () => {
  test.each([
    [
      'Kolik bude stát most?',
      'Most z roku 1998 stojí 5 až 10 milionů korun za 3 km.',
      ['5 až 10 milionů korun'],
    ],
    ['Kolik bytů postavíte?', 'Do 5 let za 20 mil. Kč 300 bytů, 10 % z nich pro seniory.', ['300', '10']],
    ['Kolik procent ušetříte?', 'V 15 budovách 20 %, jinde 7 procent.', ['20', '7 procent']],
  ])('%s in "%s"', (question, text, expected) => expect(details(question, text)).toEqual(expected))
})

describe('where a text holds it', () => {
  const wanted = wantedBy('Kdy opravíte most?')
  const held = (text: string, above: readonly string[] = []): Held => {
    const near = words(text).filter(({ folded }) => fold(folded).startsWith('most'))
    return holdsWanted(wanted, { text, near, above })
  }

  test('near: in a sentence of the subject', () => {
    expect(held('Školu opravíme. Most bude opraven v roce 2027. Hotovo.')).toBe('near')
  })

  test('near: in the sentence behind it, which goes on', () => {
    expect(held('Most opravíme. Hotovo bude v roce 2027.')).toBe('near')
  })

  test('near: in those that go on by a pronoun', () => {
    expect(held('Most opravíme. Přibude pět zábradlí. Ta budou hotova v roce 2027.')).toBe('near')
  })

  test('near: anywhere in a text whose subject stands above it', () => {
    expect(held('Opravíme ho. Nebude to hned. Hotovo bude v roce 2027.')).toBe('near')
  })

  test('somewhere: in another sentence', () => {
    expect(held('Školu opravíme v roce 2027. Most bude opraven.')).toBe('somewhere')
    expect(held('Most opravíme. Školu zbouráme. Hotovo bude v roce 2027.')).toBe('somewhere')
  })

  test('above: in what stands above', () => {
    expect(held('Most bude opraven.', ['Doprava', 'Co stihneme v roce 2027'])).toBe('above')
  })

  test.each([
    ['Kde v Horní Lhotě postavíte most?', 'Most v Lhotě postavíme.', 'no'],
    ['Kde postavíte most?', 'Most v Lhotě postavíme.', 'near'],
    ['Kdo bude ředitelem Mostů Lhota?', 'Mosty Lhota otevřeme.', 'no'],
  ])('what is named in the question is no answer to it: %s', (question, text, where) => {
    const asked = new Set(words(question).flatMap(({ folded }) => stems(folded)))
    expect(holdsWanted(wantedBy(question), { text, near: words(text).slice(0, 1), asked })).toBe(where)
  })

  test('no: nowhere', () => {
    expect(held('Most bude opraven. Školu opravíme.', ['Doprava'])).toBe('no')
    expect(held('')).toBe('no')
  })

  test('deeds may be told by the introduction of a list', () => {
    const deed = wantedBy('Co jste splnili?')
    expect(holdsWanted(deed, { text: 'oprava mostu', near: [], above: ['Podařilo se:'] })).toBe('above')
  })
})

const QUESTIONS = KINDS.map(([question]) => question)

const PARTS = [
  '5 ',
  '5, ',
  'pět ',
  'bytů ',
  'v ',
  'Nová ',
  'A. ',
  'by opravil ',
  'do ',
  '1. ',
  'a–B',
  'milion až ',
]

test.each(some(PARTS, 3))('a text of "%s" again and again takes work by its length', part => {
  const make = (length: number) => part.repeat(length / part.length)
  const work = (text: string) =>
    QUESTIONS.map(question => holdsWanted(wantedBy(question), { text, near: words(text).slice(0, 50) }))
  expect(growthOf(work, make, { length: 2_000, limit: 32_000 })).toBeLessThanOrEqual(MOST)
})
