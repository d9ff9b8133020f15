/** Messages that ask for nothing a programme could answer. */

import { describe, expect, test } from 'vitest'
import { asksForMore, isOffTopicTask, smallTalk } from '../../src/answer/small-talk.ts'
import { MAX_QUESTION } from '../../src/search/tuning.ts'
import { asking } from '../search/asking.ts'
import { analyzer, stopWords } from '../stopwords.ts'

const reason = (message: string) => smallTalk(analyzer.analyse(message), stopWords)
const isTask = (message: string) => isOffTopicTask(analyzer.analyse(message))

describe('a greeting', () => {
  test.each([
    'ahoj',
    'Ahoj!',
    'AHOJ',
    'ahojky',
    'Čau',
    'cau pirati',
    'nazdar',
    'Zdravím',
    'zdravím vás',
    'dobrý den',
    'Dobry den!',
    'DOBRÝ DEN',
    'dobré ráno',
    'dobrou noc',
    'hezký večer',
    'dobrý den, zdravím',
    'ahoj lidi',
    'hello',
  ])('%s', message => {
    expect(reason(message)).toBe('greeting')
  })
})

describe('a goodbye', () => {
  test.each([
    'na shledanou',
    'Nashle',
    'nashledanou!',
    'sbohem',
    'papa',
    'na slyšenou',
    'ahoj, nashle',
    'bye',
  ])('%s', message => {
    expect(reason(message)).toBe('goodbye')
  })
})

describe('a word to the answer before', () => {
  test.each(['ne', 'Ano', 'nerozumím', 'to není pravda', 'lžeš', 'haha', 'kecy'])('%s', message => {
    expect(reason(message)).toBe('reaction')
  })

  test.each(['ne jádru', 'pravda o očkování', 'ano i seniorům', 'nesmyslné značky'])('not %s', message => {
    expect(reason(message)).toBeNull()
  })
})

describe('a word of abuse is for the bot only when it is called that', () => {
  test.each(['hele jsi k ničemu', 'jste zkorumpovaní', 'jste banda zlodějů', 'blbečku, jsi blbý', 'debile'])(
    '%s',
    message => {
      expect(reason(message)).toBe('about-bot')
    },
  )

  test.each([
    'co uděláte se zloději',
    'kolik chytíte zlodějů',
    'auta kradou zloději',
    'proč jsou politici zkorumpovaní',
    'blbý semafor',
    'mluvit s člověkem na úřadě',
  ])('but no answer is refused to: %s', message => {
    expect(reason(message)).toBeNull()
  })
})

describe('somebody wants a person', () => {
  test.each(['chci mluvit s člověkem', 'chci se spojit s někým'])('%s', message => {
    expect(reason(message)).toBe('person')
  })

  test.each(['kontakt na lékaře', 'telefon na úřad', 'linka pro lidi v nouzi'])('not %s', message => {
    expect(reason(message)).toBeNull()
  })
})

describe('a word that begins like a greeting is none', () => {
  test.each(['zdarma', 'co bude zdarma?', 'zdárný konec', 'caurova ulice'])('%s', message => {
    expect(reason(message)).toBeNull()
  })
})

describe('more of the same', () => {
  test.each([
    'ještě něco?',
    'další',
    'Další prosím',
    'něco dalšího?',
    'a dál?',
    'víc',
    'pokračuj',
    'a ještě?',
  ])('is asked for by: %s', message => {
    expect(asksForMore(analyzer.analyse(message))).toBe(true)
  })

  test.each(['další hřiště', 'víc zeleně', 'a pro seniory?', 'něco', ''])(
    'is not asked for by: %s',
    message => {
      expect(asksForMore(analyzer.analyse(message))).toBe(false)
    },
  )
})

describe('thanks', () => {
  test.each([
    'díky',
    'Díky!',
    'dik',
    'děkuji',
    'Děkuju moc',
    'děkujeme',
    'mockrát děkuji',
    'ok díky',
    'super, díky moc',
    'díky, to je vše',
    'díky za odpověď',
    'super',
    'OK',
    'to je super',
    'skvělé',
    'thanks',
  ])('%s', message => {
    expect(reason(message)).toBe('thanks')
  })
})

describe('a question about the bot', () => {
  test.each([
    'jsi robot?',
    'Jste robot?',
    'jsi člověk nebo stroj',
    'jsi umělá inteligence',
    'kdo jsi',
    'kdo jste?',
    'jak se jmenuješ?',
    'co umíš?',
    'co všechno umíš',
    'umíš česky',
    'jsi tu?',
    'haló jsi tam?',
    'ty si robot?',
    'si člověk',
    'jste jen program',
    'jdi do háje',
    'táhněte všichni do prdele',
    'do háje',
    'jsi blbej',
    'jsi k ničemu',
  ])('%s', message => {
    expect(reason(message)).toBe('about-bot')
  })
})

describe('nothing', () => {
  test.each(['', ' ', '\n', '?', '???', '…', '👍', '🙂🙂', '1', '12', '– – –', '\u200b'])('%j', message => {
    expect(reason(message)).toBe('empty')
  })
})

describe('an off-topic task', () => {
  test.each([
    'napiš mi básničku o jaru',
    'řekni vtip',
    'přelož mi to do angličtiny',
    'vypočítej to',
    'kolik je 12 krát 7',
    '12 x 7',
    'jaké bude počasí',
    'bude zítra pršet?',
    'recept na bábovku',
    'doporuč mi dobrý film',
    'jak dopadla Sparta',
    'zajímalo by mě, jak včera dopadlo derby',
    'jak uvařit svíčkovou',
    'co dnes uvařit',
    'kdo vyhrál ligu',
    'v kolik otevírá lékárna',
    'prodám kolo',
  ])('%s', message => {
    expect(isTask(message)).toBe(true)
  })
})

describe('a question is none of these, however it begins', () => {
  test.each([
    'dobrý den, jak je to s parkováním?',
    'ahoj, co chystáte pro seniory',
    'Zdravím, kolik stojí nová škola?',
    'díky, a co hasiči?',
    'super, a hřiště?',
    'kdo jsou strážníci',
    'jsou v parku roboti na sečení',
    'co umí městská policie',
    'kolik je strážníků',
    'lidi',
    'noc',
    'pomoc',
    'informace',
    'recept na krizi školství jste už našli?',
    'dobrá škola',
    'dobrovolní hasiči',
    '112',
    'bez netu si už člověk nepošle ani peníze',
    'připravovali jste celostátní program',
    'bez auta jsi tu jak ve vězení',
    'pojišťovna nás posílá do háje',
  ])('%s', message => {
    expect(reason(message)).toBeNull()
  })

  test.each([
    'jak zlevníte parkování',
    'kdo vyhlásí soutěž',
    'kolik je 300 stromů proti 30 autům',
    'v kolik hodin končí noční klid',
    'prodáte městské byty?',
    'kdy otevřete knihovnu',
    'kdy pojede vlak častěji',
    'překládka silnice',
    'jak opravíte most',
    'povězte něco o kamerách',
    'koupím si jablka přímo od sedláka?',
    'jak to dopadlo s hřištěm',
    'naučíte je uvařit nebo zaplatit složenku?',
  ])('%s', message => {
    expect(isTask(message)).toBe(false)
  })
})

describe('such a message', () => {
  const TEXTS = {
    klub: 'Dobrý den dětem! Ahoj i díky pomohou v klubu.',
    počasí: 'Meteorologové budou v pohotovosti.',
  }
  const { answer, first } = asking(TEXTS)

  test.each([
    ['ahoj', 'greeting'],
    ['dobrý den', 'greeting'],
    ['díky', 'thanks'],
    ['co umíš?', 'about-bot'],
    ['?', 'empty'],
    ['x'.repeat(MAX_QUESTION + 1), 'too-long'],
    // Eighteen letters each, when they are folded.
    ['ﷺ'.repeat(112), 'too-long'],
  ])('gets no passage, though there are some with its words: %.20s', (question, why) => {
    const { understood, ...given } = answer(question)
    expect(given).toEqual({ outcome: 'not-policy', question, reason: why, near: [] })
    expect(understood.subject).toEqual([])
  })

  test('may be as long as a message is allowed to be', () => {
    expect(first('klub '.repeat(MAX_QUESTION / 5))).toBe('klub')
  })

  test('is a question when it asks something besides', () => {
    expect(first('dobrý den, jak je to s klubem?')).toBe('klub')
    expect(first('ahoj, klub')).toBe('klub')
    expect(first('díky, a co klub')).toBe('klub')
  })
})

describe('the answer to an off-topic task', () => {
  const texts = { počasí: 'Zprávy o počasí rozešleme sirénou.', kašna: 'Kašnu vyčistíme.' }

  test('has to be a very sure one', () => {
    const { tools } = asking(texts)
    const tuned = (taskConfidence: number) =>
      asking(texts, { tuning: { ...tools.tuning, answer: { ...tools.tuning.answer, taskConfidence } } })
    expect(tuned(0).first('jaké bude počasí')).toBe('počasí')
    expect(tuned(1).first('jaké bude počasí')).toBe('not-policy: off-topic')
    expect(tuned(1).first('zprávy ze sirény')).toBe('počasí')
  })
})
