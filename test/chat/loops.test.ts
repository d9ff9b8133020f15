/** Talks with people, which go on, and with programs, which end. All of them are invented. */

import { describe, expect, test } from 'vitest'
import { localCaches } from '../../src/cache.ts'
import { Loops } from '../../src/chat/loops.ts'
import { Clock } from '../clock.ts'

/** How long after the answer somebody writes, in seconds; whether something is found (+ or -); what. */
const turnsOf = (talk: string) =>
  talk
    .trim()
    .split(/\n\s*/)
    .map(line => {
      const [, seconds = '', found = '', text = ''] = /^(\d+) ([+-]) (.*)$/.exec(line) ?? []
      return { seconds: Number(seconds), isFound: found === '+', text }
    })

/** What becomes of each turn. */
async function heard(turns: readonly ReturnType<typeof turnsOf>[number][]) {
  const clock = new Clock()
  const loops = new Loops(localCaches(clock.now))
  const taken: string[] = []
  for (const { seconds, isFound, text } of turns) {
    await clock.pass(seconds * 1_000)
    taken.push(loops.take({ key: 'Jana', text, askedAt: clock.now(), isFound }))
  }
  return taken
}

const PEOPLE: readonly [who: string, talk: string][] = [
  [
    'asks one thing after another, with single words',
    `9 + parkování
     14 + školky
     12 + hřiště
     21 + parkování v centru
     16 + odpady
     18 + kamery`,
  ],
  [
    'types keywords in haste',
    `5 + parkování
     6 + školky
     4 - tramvaje
     7 + hřiště
     5 + odpady
     8 + lavičky`,
  ],
  [
    'goes on from each answer',
    `20 + co uděláte s parkováním?
     31 + a kolik to bude stát
     17 - a kdy
     44 + a v Opavě?
     26 - kdo za to odpovídá
     52 + díky, a co školky?`,
  ],
  [
    'gets a no, and tries other words',
    `12 - kolotoč u jezu
     15 - kolotoče
     23 - jaké budou v obci atrakce pro děti?
     34 + dětské hřiště
     19 - bude tam i houpačka?
     65 - jo aha
     28 + a lavičky v parku`,
  ],
  [
    'says hello and thanks',
    `3 - ahoj
     14 + co chcete dělat s dopravou
     70 - díky
     25 + a co kola?
     48 - super, díky moc`,
  ],
  [
    'is angry',
    `18 - to není odpověď
     25 - ptal jsem se na něco jiného!
     40 + kdy opravíte most?
     30 - no to je blbost
     22 - a kdy teda?`,
  ],
  [
    'writes long questions in the time that it takes',
    `95 + bydlím na sídlišti a každý večer tam není kde zaparkovat, co s tím chcete dělat v příštích letech?
     120 + a jak je to se školkou, máme dvě děti a letos nás nevzali, protože prý nebylo místo pro mladší
     88 - rozumím, ale kdo to bude platit, když město nemá ani na chodníky a silnice jsou samá díra`,
  ],
  [
    'pastes two long texts',
    `15 + Chceme, aby děti mohly do školy bezpečně pěšky nebo na kole a aby se před školami netvořily fronty aut, protože to je nebezpečné.
     25 + Chceme, aby senioři mohli déle zůstat doma a aby na terénní péči dosáhl každý, kdo ji opravdu potřebuje, i v malých obcích.
     35 + co je terénní péče?
     28 + a kolik stojí?`,
  ],
  [
    'asks the same twice',
    `11 + parkování v centru
     13 + parkování v centru
     30 + parkovací zóny v centru
     24 + a pro rezidenty`,
  ],
  [
    'is as even as a clock by chance, and asks',
    `30 + kdy opravíte most?
     31 + kdo to zaplatí?
     30 + kolik to stojí?
     30 + proč tak dlouho?
     31 + a co objížďka?`,
  ],
]

const BOTS: readonly [what: string, talk: string][] = [
  [
    'answers everything at once',
    `2 - Děkuji za zprávu.
     2 - Jak vám mohu pomoci?
     2 - Rozumím.
     2 - Prosím upřesněte.
     2 - Jsem tu pro vás.`,
  ],
  [
    'answers every half a minute, each time otherwise',
    `30 - Děkuji za zajímavou informaci.
     30 - To zní velmi rozumně.
     31 - Rád si o tom popovídám více.
     30 - Doprava je důležité téma.
     30 - Máte ještě něco dalšího?`,
  ],
  [
    'waits a little longer or shorter each time',
    `41 - Děkuji, to je užitečné.
     28 - To je skvělé, že se tím zabýváte.
     55 - Souhlasím, je to důležité.
     37 - Pokračujme v rozhovoru o dopravě.
     46 - Jsem rád, že si rozumíme.`,
  ],
  [
    'counts',
    `30 + Zpráva o parkování číslo 1
     75 + Zpráva o parkování číslo 2
     30 + Zpráva o parkování číslo 3
     44 + Zpráva o parkování číslo 4
     30 + Zpráva o parkování číslo 5`,
  ],
  [
    'writes whole paragraphs about what it got',
    `20 + Děkuji za citaci o parkování. Zaujalo mě, že se počítá s parkovacím domem u nádraží, protože právě tam lidé nejčastěji přestupují z auta na vlak.
     22 + To je zajímavé doplnění. Parkovací dům u nádraží a záchytná parkoviště na okraji mohou společně ulevit centru, pokud bude dobře fungovat doprava.
     19 + Oceňuji, že program myslí i na obyvatele sídlišť. Rezidentní parkování je citlivé téma a vyžaduje dobré vysvětlení i dostatek času na přípravu.
     21 + Souhlasím s tím, že bez kvalitní hromadné dopravy nebude parkovací politika fungovat, a proto je dobře, že na ni program také pamatuje.
     20 + Shrnuto: parkování, doprava a centrum spolu souvisejí a program je řeší jako celek, což považuji za rozumné a dlouhodobě udržitelné řešení.`,
  ],
  [
    'asks long questions faster than anybody types',
    `9 + Mohli byste mi prosím podrobně vysvětlit, jakým způsobem bude parkovací dům u nádraží financován a provozován?
     10 + Jaké konkrétní kroky podnikne město v příštích dvou letech, aby se zlepšila dostupnost míst v mateřských školách?
     8 + Které ulice budou opraveny jako první a podle jakého klíče se bude rozhodovat o jejich pořadí v rozpočtu města?
     7 + Kolik peněz půjde na hřiště, kdo bude za jejich údržbu odpovídat a jak často se budou kontrolovat herní prvky?
     9 + Kdy bude hotová cyklostezka podél řeky, kudy přesně povede a jak bude navázána na stávající síť v okolí?`,
  ],
  [
    'speaks of what is found, evenly',
    `45 + Parkování je důležité téma.
     46 + Školky jsou důležité téma.
     45 + Hřiště jsou důležité téma.
     44 + Odpady jsou důležité téma.
     45 + Kamery jsou důležité téma.`,
  ],
]

describe('a person', () => {
  test.each(PEOPLE)('who %s is never cut off', async (_, talk) => {
    expect(new Set(await heard(turnsOf(talk)))).toEqual(new Set(['yes']))
  })
})

describe('a program', () => {
  test.each(BOTS)(
    'that %s is answered three times, or four, then told, then not answered',
    async (_, talk) => {
      const taken = (await heard(turnsOf(talk))).join(' ')
      expect(taken).toMatch(/^yes yes yes (?:yes )?notice(?: silent)*$/)
    },
  )

  test('that pauses is answered again, and so is a question in between', async () => {
    const [, talk = ''] = BOTS[1] ?? []
    const ask = turnsOf('17 + kdy opravíte most?')
    const later = turnsOf('181 - Dobrý den.')
    expect((await heard([...turnsOf(talk), ...ask])).at(-1)).toBe('yes')
    expect((await heard([...turnsOf(talk), ...later])).at(-1)).toBe('yes')
  })

  test('or a person taken for one, who asks soon after what was not answered, is answered', async () => {
    const [, talk = ''] = BOTS[1] ?? []
    const more = turnsOf('30 - Zajímavé.\n8 - kdo to platí?')
    expect((await heard([...turnsOf(talk), ...more])).slice(-2)).toEqual(['silent', 'yes'])
  })
})
