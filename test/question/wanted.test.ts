/** What a question wants: every kind, as it is written with and without accents, and what looks like it and is not. */

import { describe, expect, test } from 'vitest'
import { fold, words } from '../../src/czech/fold.ts'
import { stems } from '../../src/czech/stem.ts'
import { readWanted, type Wanted } from '../../src/question/wanted.ts'
import { growthOf, MOST } from '../work.ts'

const wantedIn = (text: string) => readWanted(words(text), text)
/** `price`, `count byt`, `date`, `place named`; `-` for nothing. */
function told(wanted: Wanted | null): string {
  if (wanted === null) return '-'
  if (wanted.kind === 'number') return [wanted.unit, ...wanted.counted.slice(0, 1)].join(' ')
  return 'named' in wanted && wanted.named ? `${wanted.kind} named` : wanted.kind
}

const ROWS: Readonly<Record<string, readonly string[]>> = {
  price: [
    'Kolik bude stát oprava radnice?',
    'Na kolik přijde nový útulek?',
    'Za kolik nás pustíte do bazénu?',
    'Co stojí roční jízdenka?',
    'Co bude stát vstup na koupaliště?',
    'a kolik to vyjde',
    'Kolik zaplatím za popelnici?',
    'Za jakou cenu prodáte mlýn?',
    'How much does the new library cost?',
    'Koľko bude stáť nová lávka?',
  ],
  money: [
    'Kolik peněz půjde na hřiště?',
    'Kolik milionů dáte na opravy chodníků?',
    'Kolik hodláte utratit za lavičky?',
    'Kolik tisíc bude ten příspěvek?',
    'Od jaké částky budete soutěžit zakázky?',
    'participativní rozpočet kolik korun',
    'V jaké výši bude dotace?',
  ],
  share: [
    'Kolik procent odpadu se vytřídí?',
    'O kolik procent klesne spotřeba?',
    'Jaká část domů má soláry?',
    'Jaký podíl škol má družinu?',
  ],
  change: [
    'O kolik snížíte poplatky?',
    'o kolik zdrazi jizdne',
    'Kolik se dá ušetřit na elektřině?',
    'O kolik přidáte učitelkám?',
  ],
  'count byt': [
    'Kolik obecních bytů chcete postavit?',
    'kolik bytu bude ve mlyne a za jaky najem',
    'Na kolik bytů to bude?',
    'V kolika bytech se svítí?',
  ],
  'count skol': ['Kolik je v kraji středních škol?', 'Koľko základných škôl zachováte?'],
  'count straznik': ['Kolik nových strážníků přijmete?', 'Kolik tisíc strážníků tu je?'],
  'count clovek': ['Kolik lidí je tu v exekuci?'],
  duration: [
    'Jak dlouho se čeká na povolení?',
    'Kolik to ještě bude trvat?',
    'Do kolika dnů odpovíte?',
    'Od kolika let se dá hlasovat?',
    'za jak dlouho to bude',
  ],
  frequency: ['Jak často se schází rada?', 'Kolikrát ročně se bude svážet odpad?'],
  length: ['kolik km stezek postavite', 'Kolik kilometrů chodníků opravíte?', 'Jak daleko to bude do školy?'],
  area: ['Na kolika hektarech vyroste les?'],
  any: ['Jak velká bude ta hala?', 'Jaká bude sazba daně?', 'Kolik to pojede?'],
  date: [
    'Kdy otevřete bazén?',
    'do kdy bude hotovy obchvat',
    'Ve kterém roce začne přestavba?',
    'V jakém termínu to bude?',
    'Jak rychle opravíte most?',
    'nova skola kdy bude',
    'Skončí skládka do roku 2031, nebo až 2036?',
    'Nevím, kdy se to otevře.',
    'Až to slíbíte, kdy to bude?',
    'V ktorom roku začnete?',
    'Kdy se smějí začít prodávat jízdenky?',
    'Odkdy už jezdí nová linka?',
    'Do kdy už bude obchvat hotový?',
    'Zatím nic, kdy otevřete bazén?',
    'Chodím tudy do školy, kdy otevřete lávku?',
    'Kdy se k nám dostane internet?',
    'When will the bridge open?',
  ],
  'time-of-day': ['V kolik jede poslední autobus?', 'At what time do pubs close?'],
  place: [
    'Kde bude stát nová hala?',
    'Na kterém místě vznikne park?',
    'V jakých lokalitách přibude zeleň?',
    'Odkud kam pojede tramvaj?',
    'Kam se přesune trh?',
    'Které silnice opravíte?',
  ],
  'place named': ['Kudy povede obchvat?', 've ktere ulici bude skolka', 'V ktorom meste bude stanica?'],
  person: [
    'Kdo to zaplatí?',
    'a kdo o tom rozhodne',
    'Hřiště jo, ale kdo se o ně postará?',
    'Koho navrhujete na ředitele?',
    'Kdo volí předsedu klubu?',
    'Kdo vybírá radní?',
  ],
  'person named': [
    'Kdo je garantem dopravy?',
    'Jak se jmenuje váš kandidát na starostu?',
    'Který radní má na starosti školy?',
    'Who is your candidate for mayor?',
    'Kdo bude mít na starosti školy?',
    'Chodník je tu samá díra. Kdo je garantem dopravy?',
  ],
  deed: [
    'co jste splnili v doprave',
    'Už jste opravili kino?',
    'Co se vám povedlo?',
    'Která hřiště jste od voleb už postavili?',
    'Co už je hotovo?',
  ],
  '-': [
    'Opravíte kino?',
    'Jak pomůžete seniorům?',
    'doprava',
    'Proč jste nesplnili slib o parkování?',
    'Co jste chtěli udělat s kinem?',
    'Zavázali jste se k něčemu u kina?',
    'Kdy se konečně začne řešit kino?',
    'When will you finally fix the library?',
    'Kdy už bude kino?',
    'Kdy přestanou autobusy čoudit?',
    'Kdy nebude ve třídě třicet dětí?',
    'lampa u domu nesvítí, kdy přijedete?',
    'babička si zlomila ruku, kdy to spravíte?',
    'platím majlant za data, kdy to zlevní?',
    'Autobusy dymia pred domom, kedy to budú elektrické?',
    'Politik dostane úplatek a je volný. Dokdy?',
    'svítí se i tam, kde nikdo nechodí, zhasnete?',
    'Svítíte i tam kde nikdo nechodí?',
    'Kdy se zbavím žumpy?',
    'Kdy si tu zase zaplaveme?',
    'Kdy smí úřad naše data předat?',
    'chodník je samá díra, kdy to opravíte',
    'zakopla jsem tu o dlaždici, kdy to spravíte?',
    'Zakopla jsem tu o dlaždici. Kdy to spravíte?',
    'strážníky vidím jen v autě, kdy začnou chodit pěšky?',
    'Platíme pokuty za nic a nikomu to nevadí. Dokdy?',
    'všude je samé křoví, kdo to má na starost?',
    'Jak dlouho ještě budeme čekat na kino?',
    'Pomozte mi s dluhy, nevím kudy kam',
    'Pamatovali jste taky na kino?',
    'Kino jste hodili za hlavu?',
    'Kdyby přijela povodeň, pomůžete?',
    'Bydlím v ulici, kde se nedá parkovat, uděláte s tím něco?',
    'Pomůžete lidem, kdo nemají auto?',
    'Zveřejníte, kolik kdo dostal?',
    'Bude se zveřejňovat, kdo byl pro a kdo proti?',
    'Uvidím, který oddíl kolik dostal?',
    'v dobe kdy je sucho zakazete zalevat',
    'Kde zjistím, jak se mění jízdní řád?',
    'kam si dam u nadrazi kolo',
    'Kam s ním?',
    'kam se slupkami od brambor a s trávou ze zahrádky',
    'děti z ulice nemají kde hrát fotbal',
    'děti nemají kde po škole sportovat',
    'Kam se obrátit se stížností?',
    'Kde se dá jezdit na kole?',
    'Kde má člověk zaparkovat?',
    'Kde v noci seženu léky?',
    'Kam zmizely lavičky?',
    'Kam město směřuje?',
    'O jakých oblastech web informuje?',
    'Proč jsme nedostali tolik, kolik jsme chtěli?',
    'Zaplatím, kolik sám uznám?',
    'Kdo pomůže lidem bez domova?',
    'Prozradí zastupitelé, kolik mají bytů?',
    'Počítal někdo, kolik aut tudy jezdí?',
    'Zjistím na mobilu, kdo staví a kdy skončí?',
    'Uvidím na mobilu, kde mi to jede a kdy bude zpoždění?',
    'Půjde pryč vedení firem, které ředitel vybíral?',
    'někdo to přejede mopem a hotovo',
    'dozvíme se to, až je hotovo',
    'Kdo mi poradí s dluhy?',
    'Kde vezmete peníze?',
    'Kolik toho ještě vydržíme?',
    'Co stojí v cestě obchvatu?',
    'Jak to bude s nádražím?',
    'Jaká doprava se vám líbí?',
    '',
    '???',
  ],
}

describe.each(Object.entries(ROWS))('%s is wanted', (kind, questions) => {
  test.each(questions)('%s', question => expect(told(wantedIn(question))).toBe(kind))
})

describe('the detail asked for', () => {
  test('is that of the sentence that asks', () => {
    const letter = 'Nevím, kdo to vymyslel. Čekáme už tři roky. Kolik lůžek přibude? Děkuji, Jana'
    expect(told(wantedIn(letter))).toBe('count luzk')
  })

  test('is the first of several', () => {
    expect(told(wantedIn('Kde to bude a kolik to bude stát?'))).toBe('place')
  })

  test('is the same without accents', () => {
    for (const question of Object.values(ROWS).flat())
      expect(told(wantedIn(fold(question))), question).toBe(told(wantedIn(question)))
  })

  test('counts a noun by its stems', () => {
    const wanted = wantedIn('Kolik školek postavíte?')
    expect(wanted).toMatchObject({ counted: expect.arrayContaining([stems('skolka')[0]]) })
  })
})

test.each(['kdy ', 'kolik, ', 'v místě, kde ', 'a ', 'kolik bytů v ', 'do kdy? ', 'jste postavili '])(
  'a question of "%s" again and again takes work by its length',
  part => {
    const make = (length: number) => part.repeat(length / part.length)
    expect(growthOf(wantedIn, make, { length: 4_000, limit: 64_000 })).toBeLessThanOrEqual(MOST)
  },
)
