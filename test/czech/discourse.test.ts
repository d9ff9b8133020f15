/** Which sentences change what those around them mean, by their words. */

import { describe, expect, test } from 'vitest'
import { type Relation, relationsIn } from '../../src/czech/discourse.ts'

const SENTENCES: Readonly<Record<Relation, readonly string[]>> = {
  attribution: [
    'Současné vedení navrhuje zbourat tržnici.',
    'Rada navrhla nový jízdní řád.',
    'Koalice plánuje prodat dva domy.',
    'Magistrát chystá odkup pozemků.',
    'Investor chce na louce stavět sklady.',
    'Radní chtějí zavřít pobočku knihovny.',
    'Zastupitelé schválili vyšší poplatek.',
    'Prý na to nejsou peníze.',
    'Podle radnice stačí jeden přechod.',
    'Dle vedení města je most v pořádku.',
    'Developer slibuje nové hřiště.',
    'Starosta tvrdí, že zastávka nikomu nechybí.',
    'Opozice požaduje odklad.',
    'Jejich plány počítají s menším parkem.',
    'Je to záměr minulého vedení.',
    'Projekt radnice má tři etapy.',
    'Za tím stojí soukromá firma.',
    'Bývalá rada to má v plánu.',
  ],
  refusal: [
    'S tím nesouhlasíme.',
    'Tento záměr odmítáme.',
    'Takový prodej nepodpoříme.',
    'Zástavbu louky nedopustíme.',
    'Nechceme další sklady.',
    'Jsme proti prodeji.',
    'Postavíme se proti tomu.',
    'Tomu zabráníme.',
    'Kácení nepřipustíme.',
    'My to zastavíme.',
  ],
  negation: [
    'Byla by to chyba.',
    'Není to pravda.',
    'Nic z toho neplatí.',
    'Žádný z domů neprodáme.',
    'Nikdy se to nestalo.',
  ],
  condition: [
    'Pokud vyjednáme dotaci, začneme na jaře.',
    'Jestliže obec nesežene pozemek, škola nevznikne.',
    'Podmínkou je souhlas sousedů.',
    'Bude-li dost zájemců, otevřeme druhou třídu.',
    'Jen tehdy, když to schválí hygiena.',
    'Za předpokladu, že vyjdou peníze.',
    'V případě sucha zavlažování omezíme.',
    'Platí to všude s výjimkou náměstí.',
    'Až budou peníze, přistavíme patro.',
    'Schválili jsme to s výhradou.',
  ],
  contrast: [
    'Místo toho opravíme starou budovu.',
    'My ale dáme přednost chodcům.',
    'To však nestačí.',
    'Naopak chceme cestu zúžit.',
    'Jenže peníze došly.',
    'Nicméně park zůstane.',
    'Namísto skladů vysadíme alej.',
    'Na rozdíl od sousedů platíme včas.',
    'Přesto zůstane vstup volný.',
  ],
}

describe.each(Object.entries(SENTENCES))('%s', (relation, list) => {
  test.each(list)('%s', sentence => {
    expect(relationsIn(sentence)).toContain(relation)
  })
})

describe('nothing of the kind', () => {
  test.each([
    'Opravíme chodníky v celé čtvrti.',
    'Postavíme nejen hřiště, ale také dílnu.',
    'Navrhli jsme lepší jízdní řád.',
    'Chtěli bychom otevřít knihovnu i v neděli.',
    'Připravíme místo pro stojany na kola.',
    'Zlevníme ochranu proti povodním.',
    'Školy dostanou peníze podle pravidel.',
    'Nedělní trhy rozšíříme o řemesla.',
    'Byt má být pro každého.',
    '',
  ])('%s', sentence => {
    expect(relationsIn(sentence)).toEqual([])
  })
})

test('letters without accents and in capitals are the same', () => {
  expect(relationsIn('NESOUHLASIME S TIM')).toEqual(relationsIn('nesouhlasíme s tím'))
})
