/** What puts one of two passages first that have the same words of a question. */

import { describe, expect, test } from 'vitest'
import { asking, type Text } from './asking.ts'

/** The worse passage stands first, so that it loses for what it is and not for its place. */
function better(question: string, worse: Text, other: Text): string {
  return asking({ worse, better: other, kašna: 'Vodotrysk teče, jak má.' }).first(question)
}

describe('the wanted kind of answer', () => {
  test.each([
    ['kolik stromů vysadíte', 'Stromů vysadíme opravdu hodně.', 'Stromů vysadíme rovných 300.'],
    ['kolik stromů vysadíte', 'Stromů vysadíme opravdu hodně.', 'Stromů vysadíme nejméně tisíc.'],
    ['kolik procent stromů přežije', 'Stromy přežijí skoro všechny.', 'Stromy přežijí z 90 %.'],
    ['kdo sází stromy', 'Stromy tu sázejí spolky.', 'Stromy tu sází Jana Malá.'],
    ['garant stromů', 'Stromy tu hlídají spolky.', 'Stromy tu hlídá Jana Malá.'],
    ['kdy vysadíte stromy', 'Stromy vysadíme velmi brzy.', 'Stromy vysadíme roku 2024.'],
    ['kdy vysadíte stromy', 'Stromy vysadíme velmi brzy.', 'Stromy vysadíme 5. 10. ráno.'],
    ['kde vysadíte stromy', 'Stromy vysadíme velmi brzy.', 'Stromy vysadíme na Zámostí.'],
    ['odkud jsou stromy', 'Stromy máme velmi drahé.', 'Stromy máme z Lipníku.'],
  ])('%s: not "%s" but "%s"', (question, worse, other) => {
    expect(better(question, worse, other)).toBe('better')
  })

  test('counts most in the sentence that meets the question', () => {
    const far = 'Stromů vysadíme letos hodně. Kašna stála 900 korun.'
    const near = 'Stromů vysadíme letos 900. Kašna stála hodně korun.'
    expect(better('kolik stromů', far, near)).toBe('better')
  })

  test.each([
    ['stromy', 'Stromy vysadí skoro každý.', 'Stromy vysadí dvanáct 12.'],
    ['stromy', 'Stromy vysadí skoro každý.', 'Stromy vysadí Jana Malá.'],
  ])('is of no weight when none is asked for: %s', (question, first, other) => {
    expect(asking({ first, other }).first(question)).toBe('first')
  })
})

describe('the title, the headings and the sentence above a list', () => {
  const words = 'Otevřeme i v neděli.'
  test.each<[string, Text]>([
    ['title', { text: words, title: 'Knihovna' }],
    ['heading', { text: words, headings: ['Kultura', 'Knihovna'] }],
    ['upper heading', { text: words, headings: ['Knihovny a muzea', 'Kdy'] }],
    ['sentence above', { text: words, lead: 'Co chystá knihovna:' }],
  ])('find a passage that does not say the word itself: %s', (_, text) => {
    expect(asking({ kašna: 'Kašna teče.', text }).first('knihovna')).toBe('text')
  })

  test.each<[string, Text]>([
    ['title', { text: words, title: 'Čítárna' }],
    ['heading', { text: words, headings: ['Čítárna'] }],
    ['sentence above', { text: words, lead: 'Co chystá čítárna:' }],
  ])('are read with the thesaurus: %s', (_, text) => {
    const { first } = asking({ kašna: 'Kašna teče.', text }, { thesaurus: 'knihovna: čítárna' })
    expect(first('knihovna')).toBe('text')
  })

  test('count less than the text', () => {
    const worse = { text: 'Otevře i v neděli ráno.', title: 'Knihovna' }
    expect(better('knihovna', worse, { text: 'Knihovna otevře i v neděli.', title: 'Město' })).toBe('better')
  })

  test('make a passage better that has the word anyway', () => {
    const worse = { text: 'Knihovna otevře i v neděli.', title: 'Město' }
    const both = { text: 'Knihovna otevře i v sobotu.', title: 'Knihovna' }
    expect(better('knihovna', worse, both)).toBe('better')
    const [first, second] = asking({ worse, both }).hits('knihovna')
    expect(first?.why.words).toBeGreaterThan(second?.why.words ?? 0)
  })

  test('are met by forms before families, as the text is', () => {
    const worse = { text: 'Otevřeme i v neděli.', title: 'Knihkupectví', headings: ['Kniha'] }
    const other = { text: 'Otevřeme i v neděli.', title: 'Čítárna', headings: ['Knihovny'] }
    expect(better('knihovna', worse, other)).toBe('better')
  })

  test('tell apart items that say the same', () => {
    const worse = { text: 'Opravíme střechu i okna.', headings: ['Radnice'] }
    const other = { text: 'Opravíme střechu, okna i dveře.', headings: ['Sokolovna'] }
    expect(better('oprava sokolovny', worse, other)).toBe('better')
    expect(better('oprava radnice', other, worse)).toBe('better')
  })
})

describe('promises and descriptions', () => {
  test('what we will do comes before what is so', () => {
    expect(better('sběrný dvůr', 'Sběrný dvůr tu chybí.', 'Sběrný dvůr otevřeme.')).toBe('better')
  })

  test.each(['opravíme', 'chceme opravit', 'budeme opravovat', 'opravili jsme', 'jsme opravili'])(
    'a promise or a deed says %s',
    verb => {
      expect(better('lávka', 'Lávka čeká na někoho, kdo ji opraví.', `Lávka: tu hned ${verb} my.`)).toBe(
        'better',
      )
    },
  )

  test.each(['Kontext', 'Problém', 'Současný stav', 'Výchozí stav', 'Analýza'])(
    'under the heading %s stands a problem, which comes after the promise',
    heading => {
      const problem = { text: 'Lávka u mlýna se sype.', headings: ['Mosty', heading] }
      const promise = { text: 'Lávka u brodu se spraví.', headings: ['Mosty', 'Opatření'] }
      expect(better('lávka', problem, promise)).toBe('better')
    },
  )

  test('a line that only introduces a list comes after what it introduces', () => {
    expect(better('lávka', 'Lávka u mlýna čeká na opravu:', 'Lávka u mlýna čeká na opravu.')).toBe('better')
  })
})

describe('length', () => {
  const STORY =
    'Na náměstí se dnes schází celé město, trhy tu voní kávou i koláči, děti běhají kolem kašny a starší posedávají ve stínu lip, jen lávka pod hradem na svou chvíli teprve čeká a s ní i celá ulice.'

  test('a short promise is not punished beside a long text', () => {
    expect(better('lávka', STORY, 'Lávku pod hradem opravíme.')).toBe('better')
  })

  test('words of a question in one sentence are better than in two', () => {
    const two = 'Park dostane lávka. Osvětlení dostane dub.'
    const one = 'Park dostane dub. Dostane lávka osvětlení?'
    expect(better('osvětlení lávky', two, one)).toBe('better')
  })

  test('words of a question side by side are better than far apart', () => {
    const far = 'Lávka dostane dřevo, lak i dlažbu a kašna osvětlení.'
    const near = 'Lávka dostane osvětlení, lak i dlažbu a kašna dřevo.'
    expect(better('osvětlení lávky', far, near)).toBe('better')
  })

  test('a word said twice is better than once', () => {
    const once = 'Lávka dostane lak, kašna dostane lak.'
    expect(better('lávka', once, 'Lávka dostane lak, lávka dostane lak.')).toBe('better')
  })

  test('more of the question is better than less', () => {
    const less = 'Lávka pod hradem dostane lak.'
    expect(better('zábradlí lávky', less, 'Lávka pod mlýnem dostane zábradlí.')).toBe('better')
  })

  test('words of plans in general are less than those of a subject', () => {
    const texts = { general: 'Situace parku trvá.', subject: 'Varhany nehrají dobře.' }
    expect(asking(texts).first('zlepšit situaci varhan')).toBe('subject')
  })

  test('a rare word is more than a frequent one', () => {
    const texts = {
      frequent: 'Oprava dvora potrvá rok.',
      rare: 'Varhany potřebují lásku.',
      ...{ a: 'Oprava kašny potrvá rok.', b: 'Oprava mostu potrvá rok.', c: 'Oprava věže potrvá rok.' },
    }
    expect(asking(texts).first('oprava varhan')).toBe('rare')
  })
})

describe('a long message', () => {
  const texts: Record<string, Text> = {
    zahrada: 'Zahradu u hřbitova otevřeme.',
    výtah: 'Výtah v poliklinice vyměníme.',
    kašna: 'Vodotrysk teče, jak má.',
  }
  const story =
    'Bydlíme tu od svatby a máme to tady rádi, jen poslední léta stárneme, manžel špatně chodí, schody mu nedělají dobře a dcera s vnuky žije daleko v cizině'

  test('is read by the words that the texts know', () => {
    const { first } = asking(texts)
    expect(first(`${story}, proto se ptám, zda bude v poliklinice nový výtah.`)).toBe('výtah')
    expect(first(`Bude v poliklinice nový výtah? ${story}.`)).toBe('výtah')
  })

  test('is cut to those', () => {
    const { terms, tokens } = asking(texts).query(`${story}, kdy bude výtah?`)
    expect(terms.length).toBeLessThan(tokens.length / 2)
    expect(terms.map(term => term.token.text)).toContain('výtah')
  })

  test('is the same when it says a word again and again', () => {
    const { hits } = asking(texts)
    expect(hits('výtah výtah výtah zahrada výtahy').map(hit => hit.score)).toEqual(
      hits('výtah zahrada').map(hit => hit.score),
    )
  })
})
