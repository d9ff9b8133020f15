/** Which language a message is written in. A Czech one must never be taken for another. */

import { describe, expect, test } from 'vitest'
import { words } from '../../src/czech/fold.ts'
import { type Language, languageOf } from '../../src/question/language.ts'

const language = (message: string) => languageOf(words(message))

describe('Czech stays Czech', () => {
  test.each([
    // Without accents, with typing errors, in everyday words.
    'co chcete delat s parkovanim',
    'kdo zaplati opravu mostu a kdy bude hotova',
    'proc jezdi tak malo autobusu',
    'zrusite poplatek za psy',
    'nechcete nahodou dalsi most pres reku',
    'ma mit kazdy narok na byt',
    'je to more penez a zadny plan',
    'lidi nemaj na najem',
    'jsem samozivitelka, kde je skolka',
    'prkování v cntru',
    // Words of other languages that are Czech today, and names of abroad.
    'parking',
    'wifi',
    'smart city',
    'park and ride',
    'open data a smart city',
    'housing first pro lidi bez domova',
    'work from home na úřadech',
    'co říkáte na Der Spiegel',
    'myslíte si o von der Leyen to co já',
    'müsli bar',
    'ulice Karla Müllera a Schönova',
    'vlak do Wrocławi a zpátky',
    'vlak do Wałbrzychu',
    'dálnice z Łodzi do Ostravy',
    'kolik zł stojí lístek do Polska',
    // Slips of dead keys.
    'ćistírna a śkola',
    'proć nejezdí śalina',
    // Two languages, and more words that only Czech has.
    'Wie soll das být, zrušíte kvůli tomu parkování, nebo ne, když je u nás málo míst',
    'danke, bitte, příště zavřete dveře, děkuji',
    'Привіт, jak je to s parkováním',
    // Nothing to tell a language from.
    '',
    '???',
    '112',
    '👍',
  ])('%s', message => {
    expect(language(message)).toBe('cs')
  })
})

describe.each<[Language, readonly string[]]>([
  [
    'sk',
    [
      'čo chcete robiť s parkovaním',
      'Koľko stojí nová škola?',
      'preco nie su miesta v skolke',
      'môžem hlasovať cez internet',
      'odkedy bude metro',
      'chcem vedieť, ako znížite nájomné',
    ],
  ],
  [
    'en',
    [
      'What will you do about parking?',
      'are you going to build new flats',
      'who are the flats for',
      'WHY ARE THERE SO FEW BUSES',
      'Do you speak English?',
    ],
  ],
  [
    'uk',
    [
      'Скільки житла ви збудуєте?',
      'коли буде нова школа',
      'допомога для українців',
      // Composed and not.
      'дитячии\u0306 садок, чи є місця',
      'податки',
      'ЩО З ПАРКУВАННЯМ',
      'Дороги',
    ],
  ],
  [
    'ru',
    [
      'Сколько жилья вы построите?',
      'Когда будет новая школа',
      'КТО ОТВЕЧАЕТ ЗА МУСОР',
      'помощь для беженцев',
      'детский сад для ребёнка',
    ],
  ],
  [
    'pl',
    [
      'Ile mieszkań zbudujecie?',
      'kiedy będzie nowa szkoła',
      'czy chcecie obnizyc czynsze',
      'gdzie znajdę lekarza',
      // A word that Slovak has too.
      'czy nie będzie metra',
      'śmieci i ścieżki rowerowe',
      // The mark below "a" apart from its letter.
      'co sa\u0328dzicie o emeryturach',
    ],
  ],
  [
    'de',
    [
      'Wie viele Wohnungen werden Sie bauen?',
      'was machen Sie gegen die Parkprobleme',
      'Hilfe für Flüchtlinge',
      'WAS IST MIT DEM EURO',
      'wer kümmert sich um die Straße',
    ],
  ],
])('%s', (expected, messages) => {
  test.each(messages)('%s', message => {
    expect(language(message)).toBe(expected)
  })
})

test('a word counts every time it is written, and one sign is none', () => {
  expect(language('das Auto')).toBe('cs')
  expect(language('das Auto und das Haus')).toBe('de')
})

describe('where a message says nothing in Czech, one sign is enough', () => {
  const hint = (message: string) => languageOf(words(message), 1)

  test.each([
    ['das Auto', 'de'],
    ['Radwege in der Stadt', 'de'],
    ['podatki dla firm', 'pl'],
    ['why so expensive', 'en'],
    ['ulice Karla Müllera', 'cs'],
    ['na koho je das Auto', 'cs'],
    ['parking', 'cs'],
  ])('%s: %s', (message, found) => {
    expect(hint(message)).toBe(found)
  })
})

test('a few signs in a long message are a quotation', () => {
  const quoted = 'was ist das'
  const rest = 'pan starosta opravil kašnu '
  expect(language(`${quoted} ${rest}`)).toBe('de')
  expect(language(`${quoted} ${rest.repeat(4)}`)).toBe('cs')
})
