/** What every platform has to do, whatever its messages look like. A platform joins with a `PlatformDriver`. */

import { beforeAll, describe, expect, test } from 'vitest'
import { Bot } from '../src/chat/bot.ts'
import { ALONE } from '../src/chat/turn.ts'
import { Engine } from '../src/engine/engine.ts'
import { PHRASES } from '../src/reply/phrases.ts'
import { renderPlain } from '../src/reply/plain.ts'
import { lexicon } from './lexicon.ts'
import {
  BIKE_RACKS,
  CYCLE_PATH,
  EXAMPLES,
  LAMPS,
  LIBRARY,
  OPAVA_CYCLE_PATH,
  OPAVA_RAIN,
  PLAYGROUND,
  RAIN,
  REFUSED,
  SCHOOLS,
  STATION,
  TRAFFIC_PAGE,
} from './town/town.ts'

/** An answer as a person sees it. */
export interface Shown {
  /** Texts of its messages, in their order. */
  readonly messages: readonly string[]
  /** What is set apart as words of a programme. */
  readonly quotes: readonly string[]
  /** Addresses that its words lead to. */
  readonly links: readonly string[]
  /** Codes of the passages that it offers to choose from. */
  readonly offered: readonly string[]
}

/** One person at one place where the bot is. Each promise waits for all that the bot has to say; `''` is silence. */
export interface Talk {
  /** Says something, and gives all the text that the person then sees. */
  say(text: string): Promise<string>
  /** The same with a command, named without what a platform puts before it. */
  command(name: string, argument?: string): Promise<string>
  /** Writes anew what was said last, and gives the text of its answer as it stands then. */
  edit(text: string): Promise<string>
  /** From now on these signs are the person's reactions to the last message of the bot. Gives what it says to that. */
  react(signs: readonly Reaction[]): Promise<string>
  /** The answer to what was said last, as it stands now. */
  look(): Shown
}

export type Reaction = '👍' | '👎' | '❤' | '🤔'

/** A person in a group with the bot, where `say` is not addressed to it. */
export interface GroupTalk extends Talk {
  /** Says something with the name of the bot. */
  mention(text: string): Promise<string>
  /** Replies to the last message of the bot here. */
  reply(text: string): Promise<string>
  /** Replies with the name of the bot to what `other` said last. */
  mentionTo(other: GroupTalk, text: string): Promise<string>
  /** What this person said last, as the platform names it. */
  readonly lastSaid: string
  /** Somebody else in the same group. */
  another(): Promise<GroupTalk>
}

/** A platform with a bot that runs over the texts of `town.ts`. */
export interface PlatformDriver {
  /** Somebody new, alone with the bot. */
  alone(): Promise<Talk>
  /** Somebody new, in a new group, where the bot may see all that it can see anywhere. */
  inGroup(): Promise<GroupTalk>
  /** How many verdicts on answers were counted so far, such as `good given`. */
  feedback(): Promise<ReadonlyMap<string, number>>
}

const CODE = /(?:KOL|OPA)\d\d-[0-9A-Z]{5}/
const QUESTION = 'cyklostezka podél Labe'
/** A subject of two towns. */
const SUBJECT = 'cyklostezka'
const FOLLOW_UP = 'a v Opavě?'

/** What not every platform has; cases of the others are skipped by name. */
export interface Abilities {
  readonly groups: boolean
  readonly edits: boolean
  readonly reactions: boolean
}

export const ALL: Abilities = { groups: true, edits: true, reactions: true }

/** The cases, for the bot behind `driver` whose texts are in the folder `town`. */
export function platformCases(town: string, driver: () => PlatformDriver, abilities = ALL): void {
  const alone = () => driver().alone()

  describe('an answer', () => {
    test('quotes word for word, and says whose words these are and where they stand', async () => {
      const jana = await alone()
      const text = await jana.say(QUESTION)
      expect(text).toContain(`„${CYCLE_PATH}“`)
      expect(text).toMatch(/^Kolín 2026\s/)
      expect(text).toContain('komunální volby · platný program · garant Květa Zkušební')
      expect(text).toMatch(CODE)
      const { quotes, links } = jana.look()
      expect(quotes).toEqual([`„${CYCLE_PATH}“`])
      expect(links).toEqual([expect.stringMatching(`^${TRAFFIC_PAGE}#:~:text=Cyklostezku%20`)])
    })

    test('names file and line where there is no page, or the text', async () => {
      const jana = await alone()
      expect(await jana.say('dětské hřiště v parku')).toMatch(
        /Bez stránky na webu: Hřiště \(2026-kolin\/hriste\.md:\d+\)/,
      )
      expect(jana.look().links).toEqual([])
    })

    test('gives a summary without quotation marks, and says that it is one', async () => {
      const jana = await alone()
      const text = await jana.say('otevře knihovna v neděli?')
      expect(text).toContain(LIBRARY)
      expect(text).toContain(PHRASES.summaryNote)
      expect(text).not.toMatch(/[„“"]/)
      expect(jana.look().quotes).toEqual([])
    })

    test('marks a report as no promise', async () => {
      const jana = await alone()
      const text = await jana.say('veřejné osvětlení lampy')
      expect(text).toContain(`„${LAMPS}“`)
      expect(text).toMatch(/^Kolín 2025 · údaj\sze\szprávy, ne\sslib\s/)
      expect(await jana.say(QUESTION)).not.toMatch(/ne slib/)
    })

    test('has the whole of a long paragraph, whatever part of it answers', async () => {
      const jana = await alone()
      const text = await jana.say('zbourá se nádražní budova?')
      expect(text.replace(/\s+/g, ' ')).toContain(STATION.join(' '))
      const quoted = jana.look().quotes.join(' ')
      for (const sentence of STATION) expect(quoted).toContain(sentence)
    })

    test('has what introduces an item, in the quote and where it is offered', async () => {
      const jana = await alone()
      const text = await jana.say('mýtné za vjezd karavanů')
      const [shown = '', offered = ''] = REFUSED
      expect(text).toMatch(new RegExp(`Nepodpoříme:[\\s│]+„${shown}“`))
      const [code = ''] = jana.look().offered
      expect(await jana.command('p', code)).toMatch(new RegExp(`Nepodpoříme:[\\s│]+„${offered}“`))
    })

    test('has the list that a colon promises', async () => {
      const jana = await alone()
      await jana.say('mýtné za vjezd karavanů')
      const [code = ''] = jana.look().offered
      const section = await jana.command('oddil', code)
      const [first = ''] = section.match(CODE) ?? []
      const whole = await jana.command('p', first)
      for (const item of ['Nepodpoříme:', ...REFUSED]) expect(whole).toContain(item)
    })

    test('says where else it stands, and what is different there', async () => {
      const jana = await alone()
      const text = await jana.say('dešťová voda ze střech škol v Kolíně')
      expect(text).toContain(RAIN)
      const [code = ''] = text.match(CODE) ?? []
      const elsewhere = await jana.command('jinde', code)
      expect(elsewhere).toContain(PHRASES.elsewhereOf(code, 'Kolín 2026'))
      expect(elsewhere).toContain('Opava 2026')
      for (const words of ['do ', 'sta', 'dvou set', 'nádrží a budeme jí zalévat záhony.'])
        expect(elsewhere).toContain(words)
      const [other = ''] = elsewhere.match(/OPA26-[0-9A-Z]{5}/) ?? []
      expect(await jana.command('p', other)).toContain(OPAVA_RAIN)
      const lonely = (await jana.say(QUESTION)).match(CODE)?.[0] ?? ''
      expect(await jana.command('jinde', lonely)).toBe(PHRASES.nowhereElse(lonely))
    })

    test('offers others by codes, and a code alone is enough to see one', async () => {
      const jana = await alone()
      await jana.say(QUESTION)
      expect(jana.look().offered).toEqual([])
      await jana.say(SUBJECT)
      const [code = ''] = jana.look().offered
      expect(await jana.say(code)).toContain(`„${OPAVA_CYCLE_PATH}“`)
      expect(await jana.say(code.toLowerCase())).toContain(`„${OPAVA_CYCLE_PATH}“`)
      expect(await jana.command('p', code)).toContain(`„${OPAVA_CYCLE_PATH}“`)
    })
  })

  describe('an honest no', () => {
    const none = { quotes: [], links: [] }

    test('when the programme is silent, with the passage that is near', async () => {
      const jana = await alone()
      const text = await jana.say('stavba kasina u Labe')
      expect(text).toContain(PHRASES.closest)
      expect(text).toMatch(CODE)
      expect(jana.look().quotes).toEqual([`„${CYCLE_PATH}“`])
      expect(await jana.say('jaderná elektrárna')).toBe(PHRASES.silent([], EXAMPLES))
      expect(jana.look()).toMatchObject({ ...none, offered: [] })
    })

    test('when there is no programme for the place or the years', async () => {
      const jana = await alone()
      const place = await jana.say('cyklostezka v Brně')
      expect(place).toContain(PHRASES.noPlace('Brno'))
      expect(place).toContain('Kolín 2025, 2026; Opava 2026')
      expect(jana.look()).toMatchObject(none)
      const year = await jana.say('cyklostezka v roce 2014')
      expect(year).toContain(PHRASES.noYears('2014', []))
      expect(year).toContain(PHRASES.closestElsewhere)
      expect(jana.look().quotes).toEqual([`„${CYCLE_PATH}“`])
    })

    test('when it is no question of policy', async () => {
      const jana = await alone()
      expect(await jana.say('napiš mi báseň')).toBe(PHRASES.offTopic(EXAMPLES))
      expect(jana.look()).toMatchObject({ ...none, offered: [] })
    })
  })

  describe('small talk', () => {
    test.each([
      ['ahoj', PHRASES.greeting(EXAMPLES)],
      ['Děkuji!', PHRASES.thanks],
      ['jsi robot?', PHRASES.aboutBot],
      ['👍🏽👍', PHRASES.thanks],
      ['👎', PHRASES.reaction(EXAMPLES)],
      ['?', PHRASES.empty(EXAMPLES)],
    ])('%s', async (said, answer) => {
      expect(await (await alone()).say(said)).toBe(answer)
    })
  })

  describe('commands', () => {
    test('every one that the help names is understood', async () => {
      const help = await (await alone()).command('napoveda')
      const names = help.match(/(?<=^[/!])\p{L}+/gmu) ?? []
      expect(names.length).toBeGreaterThan(5)
      for (const name of names) {
        // There are more of them than one person may ask at once.
        const text = await (await alone()).command(name)
        expect(text, name).not.toBe('')
        expect(text, name).not.toContain('neznám')
      }
    })

    test.each([
      ['start', 'Jsem robot Doslova'],
      ['temata', PHRASES.topics],
      ['zdroje', 'Opava · komunální volby 2026'],
      ['soukromi', 'neukládám text, jméno ani číslo'],
      ['privacy', 'neukládám text, jméno ani číslo'],
      ['help', 'Ptejte se běžnou řečí'],
      ['dalsi', PHRASES.nothingToContinue],
      ['proc', PHRASES.nothingToExplain],
      ['p', PHRASES.whichCode],
      ['jinde', PHRASES.whichCode],
      ['overit', PHRASES.whatToVerify],
    ])('%s', async (name, part) => {
      expect(await (await alone()).command(name)).toContain(part)
    })

    test('an unknown one is named', async () => {
      expect(await (await alone()).command('cokoli')).toMatch(/Příkaz .cokoli neznám/)
      expect(await (await alone()).command('temta')).toMatch(/Mysleli jste .temata\?/)
    })

    test('why, and the next passage, after an answer', async () => {
      const jana = await alone()
      await jana.say(QUESTION)
      expect(await jana.command('proc')).toContain(PHRASES.why)
      expect(await jana.command('dalsi')).toContain(OPAVA_CYCLE_PATH)
    })

    test('the topics are choices', async () => {
      const jana = await alone()
      await jana.command('temata')
      const [code = ''] = jana.look().offered
      expect(await jana.command('p', code)).toContain(code)
    })
  })

  describe('a conversation', () => {
    test('goes on, and others are not in it', async () => {
      const [jana, petr] = [await alone(), await alone()]
      await jana.say(QUESTION)
      expect(await petr.say(FOLLOW_UP)).not.toContain(OPAVA_CYCLE_PATH)
      const text = await jana.say(FOLLOW_UP)
      expect(text).toContain(OPAVA_CYCLE_PATH)
      expect(text).not.toContain(CYCLE_PATH)
    })

    test('is limited to a place until that is taken back, and others are not', async () => {
      const [jana, petr] = [await alone(), await alone()]
      expect(await jana.command('kraj', 'Opava')).toContain('Opava')
      expect(await jana.say('cyklostezka')).toContain(OPAVA_CYCLE_PATH)
      expect(jana.look().offered).toEqual([])
      expect(await jana.command('temata')).not.toContain('Knihovna')
      expect(await petr.say('cyklostezka')).toContain(CYCLE_PATH)
      expect(await jana.command('kraj')).toBe(PHRASES.placeCleared)
      expect(await jana.say('cyklostezka')).toContain(CYCLE_PATH)
    })

    test.skipIf(!abilities.edits)(
      'a question that is edited has its answer edited, and is what the next one follows',
      async () => {
        const jana = await alone()
        await jana.say('dětské hřiště v parku')
        const text = await jana.edit(QUESTION)
        expect(text).toContain(CYCLE_PATH)
        expect(text).not.toContain(PLAYGROUND)
        expect(jana.look().messages).toHaveLength(1)
        expect(await jana.say(FOLLOW_UP)).toContain(OPAVA_CYCLE_PATH)
      },
    )
  })

  test('a quotation that is pasted stands here word for word; with another year in it, it differs', async () => {
    const jana = await alone()
    const quotation = `„${CYCLE_PATH}“`
    expect(await jana.command('overit', quotation)).toContain(PHRASES.standsWhole)
    const other = await jana.command('overit', quotation.replace('2028', '2031'))
    expect(other).toContain(PHRASES.standsOtherwise)
    expect(other).toContain('2031.')
    expect(other).not.toContain(PHRASES.standsWhole)
  })

  test('a long section comes in parts, and nothing is lost', async () => {
    const jana = await alone()
    const code = CODE.exec(await jana.say('základní školy nová učebna'))?.[0] ?? ''
    const section = words(await jana.command('oddil', code)).join(' ')
    expect(jana.look().messages.length).toBeGreaterThan(1)
    expect(section.split('“ „')).toHaveLength(SCHOOLS.length)
    expect(SCHOOLS.filter(paragraph => !section.includes(`„${paragraph}“`))).toEqual([])
  })

  test('a section has its heading and its source once', async () => {
    const jana = await alone()
    const code = CODE.exec(await jana.say(QUESTION))?.[0] ?? ''
    const section = await jana.command('oddil', code)
    for (const once of [CYCLE_PATH, BIKE_RACKS, 'Doprava a ulice › Kola', 'garant Květa Zkušební'])
      expect(section.split(once)).toHaveLength(2)
  })

  describe.skipIf(!abilities.groups)('in a group', () => {
    test('there is silence until the bot is addressed: by its name, by a command, by a reply', async () => {
      const jana = await driver().inGroup()
      expect(await jana.say(QUESTION)).toBe('')
      expect(await jana.mention(QUESTION)).toContain(CYCLE_PATH)
      expect(await jana.say('to je zajímavé')).toBe('')
      expect(await jana.reply('dětské hřiště v parku')).toContain(PLAYGROUND)
      expect(await jana.command('zdroje')).toContain('Opava · komunální volby 2026')
    })

    test('what people say to each other below an answer gets nothing', async () => {
      const jana = await driver().inGroup()
      const petr = await jana.another()
      await jana.mention(QUESTION)
      expect(await petr.reply('to je dobrý bod, souhlasím')).toBe('')
      expect(await petr.reply('hele, to jsem nevěděl')).toBe('')
      expect(await petr.reply('👍')).toBe('')
    })

    test('anybody goes on from the answer that they reply to', async () => {
      const jana = await driver().inGroup()
      const petr = await jana.another()
      await jana.mention(QUESTION)
      expect(await petr.reply(FOLLOW_UP)).toContain(OPAVA_CYCLE_PATH)
    })

    test('the name in a reply to somebody asks what that is, or goes on from it', async () => {
      const jana = await driver().inGroup()
      const petr = await jana.another()
      await jana.say('nevíte, kdy bude cyklostezka podél Labe?')
      expect(await petr.mentionTo(jana, '')).toContain(CYCLE_PATH)
      await petr.mention('dětské hřiště v parku')
      expect(await petr.mentionTo(jana, FOLLOW_UP)).toContain(OPAVA_CYCLE_PATH)
      expect(await petr.mentionTo(jana, 'dětské hřiště v parku')).toContain(PLAYGROUND)
    })

    test('a name before a colon or a comma calls the bot', async () => {
      const jana = await driver().inGroup()
      expect(await jana.say(`Doslova, ${QUESTION}`)).toContain(CYCLE_PATH)
      expect(await jana.say(`Petr: doslova: ${QUESTION}`)).toContain(CYCLE_PATH)
    })

    test.skipIf(!abilities.edits)('an edit that adds the name asks', async () => {
      const jana = await driver().inGroup()
      expect(await jana.say(QUESTION)).toBe('')
      expect(await jana.edit(`Doslova, ${QUESTION}`)).toContain(CYCLE_PATH)
    })

    test('everybody has a conversation of their own', async () => {
      const jana = await driver().inGroup()
      const petr = await jana.another()
      await jana.mention(QUESTION)
      await petr.mention('dětské hřiště v parku')
      expect(await petr.mention(FOLLOW_UP)).not.toContain(OPAVA_CYCLE_PATH)
      expect(await jana.mention(FOLLOW_UP)).toContain(OPAVA_CYCLE_PATH)
    })
  })

  describe.skipIf(!abilities.reactions)('a reaction', () => {
    /** What is counted while something happens. */
    async function countedBy(act: () => Promise<unknown>): Promise<object> {
      const before = await driver().feedback()
      await act()
      const all = [...(await driver().feedback())]
      const more = all.map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const)
      return Object.fromEntries(more.filter(([, count]) => count > 0))
    }

    test('to an answer is counted, as is what is changed and withdrawn, and nothing is said to it', async () => {
      const jana = await alone()
      await jana.say(QUESTION)
      const react = (signs: readonly Reaction[]) =>
        countedBy(async () => expect(await jana.react(signs)).toBe(''))
      expect(await react(['👍'])).toEqual({ 'good given': 1 })
      expect(await react(['👎'])).toEqual({ 'good withdrawn': 1, 'bad given': 1 })
      expect(await react([])).toEqual({ 'bad withdrawn': 1 })
      expect(await react(['🤔'])).toEqual({})
      expect(await jana.say(FOLLOW_UP)).toContain(OPAVA_CYCLE_PATH)
    })

    test.skipIf(!abilities.groups)('of anybody in a group counts, to an answer alone', async () => {
      const jana = await driver().inGroup()
      const petr = await jana.another()
      // The greeting.
      expect(await countedBy(() => jana.react(['👍']))).toEqual({})
      await jana.mention(QUESTION)
      const counted = await countedBy(async () => {
        await jana.react(['❤'])
        await petr.react(['❤'])
      })
      expect(counted).toEqual({ 'good given': 2 })
    })
  })

  describe('the same words as in the terminal', () => {
    let terminal: Bot
    beforeAll(() => {
      terminal = new Bot(new Engine({ folders: [town], lexicon, today: new Date() }), lexicon.gazetteer)
    })

    test.each([
      QUESTION,
      'dětské hřiště v parku',
      'otevře knihovna v neděli?',
      'veřejné osvětlení lampy',
      'noční hlídky strážníků',
      'základní školy nová učebna',
      'oprava chodníků u sokolovny',
      'stavba kasina u Labe',
      'cyklostezka v Brně',
      'cyklostezka v roce 2014',
      'napiš mi báseň',
      'Dobrý den',
    ])('%s', async question => {
      const jana = await alone()
      const { reply } = await terminal.handle(question, ALONE)
      const printed = (blocks: typeof reply.blocks) =>
        renderPlain({ blocks }, { width: Number.POSITIVE_INFINITY, color: false })
      // Choices may be buttons, and an address may stand behind words.
      const blocks = reply.blocks.map(block => (block.type === 'choices' ? { ...block, items: [] } : block))
      const said = (await jana.say(question)).replace(PHRASES.original, '')
      expect(words(said)).toEqual(words(printed(blocks).replace(/^https:.*$/gm, '')))
      const { offered, links } = jana.look()
      const choices = printed(reply.blocks.filter(({ type }) => type === 'choices'))
      expect(offered).toEqual(choices.match(new RegExp(CODE, 'g')) ?? [])
      expect(links).toEqual(printed(blocks).match(/^https:.*$/gm) ?? [])
    })
  })
}

/** Words and signs of a text, without what frames them. */
function words(text: string): string[] {
  return text.match(/[^\s│]+/g) ?? []
}
