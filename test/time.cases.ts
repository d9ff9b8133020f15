/** What every platform has to do as time goes by, and where it cannot write: limits, age, clocks, loops, failures. */

import { describe, expect, test } from 'vitest'
import { PHRASES } from '../src/reply/phrases.ts'
import { CYCLING as KOLIN, openBot } from './town/bot.ts'

/** People at one place with the bot. */
export interface TimedTalk {
  /**
   * Says all of it at once, each text by the next of the people and addressed to the bot, as if it was `agoMs` ago. Gives
   * what the bot says since this was asked last, as soon as that is enough.
   */
  hear(
    texts: readonly string[],
    isEnough: (said: readonly string[]) => boolean,
    agoMs?: number,
  ): Promise<readonly string[]>
  /** From now on the bot may write nothing here. */
  close(): void
}

export interface TimedDriver {
  /** Somebody alone with the bot. */
  alone(): Promise<TimedTalk>
  /** So many people in a group with it. */
  group(people: number): Promise<TimedTalk>
  /** What is in the log from `info` on: level, event, and details as JSON. */
  lines(): readonly string[]
  /** Resolves when the log has such a line. */
  whenLogged(pattern: RegExp): Promise<unknown>
}

/** The same bot for every platform. */
const { bot, codeOf } = openBot()
export const timedBot = bot

/** No question, so that saying it again and again is no loop. */
const CODE = codeOf(KOLIN)
const QUESTION = 'cyklostezka v Kolíně'
const one = (said: readonly string[]) => said.length > 0
/** How many questions are answered, and how many are said to be dropped. */
const countsOf = (said: readonly string[]) => ({
  answered: said.filter(text => text.includes(KOLIN)).length,
  dropped: said
    .map(text => Number(/Mezitím jsem vynechal (\d+)/.exec(text)?.[1] ?? 0))
    .reduce((sum, count) => sum + count, 0),
})

/** What not every platform has: groups with a log of them, and limits to one person; cases of the others are skipped by name. */
export interface TimedAbilities {
  readonly groups: boolean
  readonly limits: boolean
}

/** The cases; `open` starts a bot whose clock runs ten times as fast and is so far ahead of that of its server. */
export function timeCases(
  open: (aheadMs: number) => Promise<TimedDriver>,
  { groups, limits }: TimedAbilities = { groups: true, limits: true },
): void {
  describe.skipIf(!limits)('more than may be asked at once', () => {
    test.each<[who: string, people: number, notice: string, least: number]>([
      ['one person', 1, PHRASES.tooMany(3), 15],
      ['a group', 60, PHRASES.tooManyHere(5), 13],
    ])(
      '%s: some is answered, some later, and the rest is counted: nothing is lost',
      async (_, people, notice, least) => {
        const driver = await open(0)
        const talk = await (people === 1 ? driver.alone() : driver.group(people))
        const asked = Array(people === 1 ? 40 : people).fill(CODE)
        const isAll = (said: readonly string[]) => {
          const { answered, dropped } = countsOf(said)
          return answered + dropped >= asked.length
        }
        const said = await talk.hear(asked, isAll)
        const { answered, dropped } = countsOf(said)
        expect(answered + dropped).toBe(asked.length)
        expect(answered).toBeGreaterThanOrEqual(least)
        expect(said).toContain(notice)
        const counted = driver.lines().map(line => Number(/"limit","count":(\d+)/.exec(line)?.[1] ?? 0))
        expect(counted.reduce((sum, count) => sum + count, 0)).toBe(dropped)
      },
    )
  })

  test.skipIf(limits)('as much as somebody asks at once is answered', async () => {
    const talk = await (await open(0)).alone()
    const said = await talk.hear(Array(40).fill(CODE), texts => countsOf(texts).answered === 40)
    expect(countsOf(said)).toEqual({ answered: 40, dropped: 0 })
  })

  test.skipIf(!groups)('what was asked too long ago is told, and counted in the log', async () => {
    const driver = await open(0)
    const group = await driver.group(2)
    expect(await group.hear([QUESTION], one, 3_600_000)).toEqual([PHRASES.tooLate(1)])
    await driver.whenLogged(/^info \w+ questions dropped {"reason":"stale","count":1}/)
    expect(await group.hear([QUESTION], one)).toEqual([expect.stringContaining(KOLIN)])
  })

  test.skipIf(!groups).each([15, -15])(
    'a clock that is %i minutes off silences nothing, and is told',
    async minutes => {
      const driver = await open(minutes * 60_000)
      const group = await driver.group(2)
      expect(await group.hear([QUESTION], one)).toEqual([expect.stringContaining(KOLIN)])
      expect(driver.lines().filter(line => /clock is off/.test(line))).toHaveLength(1)
    },
  )

  test('a loop with a program that answers everything ends after three turns, where there are limits', async () => {
    const talk = await (await open(0)).alone()
    const said: string[] = []
    for (const text of ['děkuji za zprávu', 'rozumím', 'prosím upřesněte', 'jsem tu pro vás'])
      said.push(...(await talk.hear([text], one)))
    expect(said.filter(text => text === PHRASES.loop)).toHaveLength(limits ? 1 : 0)
    if (limits) expect(said).toEqual([...said.slice(0, 3), PHRASES.loop])
    await talk.hear(['těším se'], () => true)
    const asked = 'kudy povede cyklostezka v Kolíně?'
    expect((await talk.hear([asked], one)).filter(text => text.includes(KOLIN))).toHaveLength(1)
  })

  test.skipIf(!groups)(
    'who gets no answer, since the bot may write nothing there, is in the log by a pseudonym',
    async () => {
      const driver = await open(0)
      const group = await driver.group(2)
      group.close()
      await group.hear([QUESTION], () => true)
      await driver.whenLogged(/^info \w+ unanswered .*"person":"[\w-]{8}"/)
    },
  )
}
