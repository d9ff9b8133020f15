import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import { describe, expect, onTestFinished, test } from 'vitest'
import { UsageError } from '../../../adapters/shared/usage.ts'
import { WorkerBot, type WorkerBotOptions } from '../../../adapters/worker/worker-bot.ts'
import { Bot } from '../../../src/chat/bot.ts'
import { OverdueError } from '../../../src/chat/chat.ts'
import { askedAlone, NEW_CONVERSATION } from '../../../src/chat/conversation.ts'
import { ALONE } from '../../../src/chat/turn.ts'
import { Engine } from '../../../src/engine/engine.ts'
import { folder } from '../../documents.ts'
import { lexicon } from '../../lexicon.ts'
import { sharedFolder } from '../../town/bot.ts'

const STUBBORN = new URL('./stubborn-worker.ts', import.meta.url)

async function open(options: Partial<WorkerBotOptions> = {}) {
  const ended: string[] = []
  const failures: Error[] = []
  const bot = await WorkerBot.open({
    content: { folders: [], saveTo: null, meaning: { kind: 'off' } as const },
    onEnded: reason => ended.push(reason),
    onFailure: error => failures.push(error),
    ...options,
  })
  onTestFinished(() => bot.close())
  return { bot, ended, failures }
}

/** Whether a module is of the part that commands stand on. What prints a sheet comes with the first one. */
const isOfCommands = (url: string) => /\/src\/(?:chat|debate|figures)\/.*\.ts$/.test(url)

/** Threads that are started from now on in this test. */
function startedThreads(): readonly Worker[] {
  const threads: Worker[] = []
  const started = (thread: Worker) => threads.push(thread)
  process.on('worker', started)
  onTestFinished(() => void process.off('worker', started))
  return threads
}

describe('a bot in a thread', () => {
  const content = sharedFolder({
    '2022-opava/sport.md':
      '---\ntitle: Sport\n---\nBazén otevřeme i v pondělí.\n\nBazén v létě prodloužíme.\n',
  })
  const engine = new Engine({ folders: [content], lexicon, today: new Date() })
  const here = new Bot(engine, lexicon.gazetteer)

  test('says what the bot says here, by every method', async () => {
    const { bot } = await open({
      content: { folders: [content], saveTo: null, meaning: { kind: 'off' } as const },
    })
    expect(bot.passages).toBe(2)
    const [first] = engine.passages
    const code = first?.code ?? ''
    const last = askedAlone('bazén')
    expect(await bot.handle('bazén', ALONE)).toEqual(await here.handle('bazén', ALONE))
    expect(await bot.more({ ...NEW_CONVERSATION, last })).toEqual(
      await here.more({ ...NEW_CONVERSATION, last }),
    )
    expect(await bot.explain(code, last)).toEqual(await here.explain(code, last))
    expect(await bot.passage(code)).toEqual(await here.passage(code))
    expect(await bot.section(code)).toEqual(await here.section(code))
    expect(await bot.topicsOf('')).toEqual(await here.topicsOf(''))
    expect(await bot.offers('bazén')).toEqual(await here.offers('bazén'))
    expect(await bot.limit('Opava', ALONE)).toEqual(await here.limit('Opava', ALONE))
  })

  test('has loaded what commands need before the first one', async () => {
    const texts = folder({
      'sport.md': '---\ntitle: Sport\n---\nBazén za 5 milionů otevřeme do roku 2030.\n',
    })
    const { bot } = await open({
      content: { folders: [texts], saveTo: null, meaning: { kind: 'off' } as const },
      module: new URL('./watched-worker.ts', import.meta.url),
    })
    const loaded = () => readFileSync(join(texts, 'loaded'), 'utf8').split('\n').filter(isOfCommands)
    const before = loaded()
    expect(before.join('\n')).toContain('/src/chat/bot.ts')
    for (const command of ['debata', 'vyvoj', 'cisla', 'terminy', 'overit'])
      expect(await bot.handle(`/${command} bazén`, ALONE)).toMatchObject({ conversation: NEW_CONVERSATION })
    expect(loaded()).toEqual(before)
  })

  test('that cannot open its texts is refused with the reason', async () => {
    const opening = open({
      content: { folders: ['/neni/tu'], saveTo: null, meaning: { kind: 'off' } as const },
    })
    await expect(opening).rejects.toThrow(UsageError)
    await expect(opening).rejects.toThrow(/neni\/tu/)
  })
})

describe('an answer', () => {
  test('that never ends is given up, and the next ones are answered in their order', async () => {
    const { bot, ended } = await open({ module: STUBBORN, limitMs: 100 })
    const stuck = bot.handle('never end', ALONE)
    const next = [bot.passage('one'), bot.passage('two')]
    await expect(stuck).rejects.toThrow(OverdueError)
    expect(await Promise.all(next)).toEqual(['answer to one', 'answer to two'])
    expect(ended).toEqual(['overdue'])
  })

  test.each(['break', 'exit'])(
    'that ends its thread (%s) is given up, and the next one is answered',
    async text => {
      const { bot, ended } = await open({ module: STUBBORN })
      const broken = bot.handle(text, ALONE)
      const next = bot.passage('one')
      await expect(broken).rejects.toThrow(OverdueError)
      expect(await next).toBe('answer to one')
      expect(ended).toEqual(['broken'])
    },
  )

  test('that fails is a failure of its own, and costs no thread', async () => {
    const { bot, ended } = await open({ module: STUBBORN })
    await expect(bot.handle('refuse', ALONE)).rejects.toThrow('refused')
    expect(await bot.passage('one')).toBe('answer to one')
    expect(ended).toEqual([])
  })

  test('that waits for others has its whole time when its turn comes', async () => {
    const { bot, ended } = await open({ module: STUBBORN, limitMs: 100 })
    const stuck = [bot.handle('never end', ALONE), bot.handle('never end', ALONE)]
    const last = bot.passage('one')
    for (const answer of await Promise.allSettled(stuck)) expect(answer.status).toBe('rejected')
    expect(await last).toBe('answer to one')
    expect(ended).toEqual(['overdue', 'overdue'])
  })
})

describe('other texts', () => {
  const bytes = (text: string) => {
    const shared = new SharedArrayBuffer(text.length)
    Buffer.from(shared).write(text)
    return shared
  }

  test('answer as soon as a thread has opened them, and those before until then', async () => {
    const { bot, ended } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    expect([await bot.passage('one'), bot.passages]).toEqual(['answer to one from A', 4])
    const renewed = bot.renew(bytes('BB'))
    const meanwhile = bot.passage('two')
    await renewed
    expect(await meanwhile).toBe('answer to two from A')
    expect([await bot.passage('three'), bot.passages]).toEqual(['answer to three from BB', 5])
    expect(ended).toEqual([])
  })

  test('come between two answers: none is lost, and none is given twice', async () => {
    const { bot } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    const answers: Promise<unknown>[] = []
    let isRenewed = false
    const renewed = bot.renew(bytes('B')).then(() => {
      isRenewed = true
    })
    while (!isRenewed) {
      answers.push(bot.passage(`number ${answers.length}`))
      await answers.at(-1)
    }
    answers.push(bot.passage(`number ${answers.length}`))
    await renewed
    const given = await Promise.all(answers)
    const from = (text: string) => given.flatMap((answer, at) => (`${answer}`.endsWith(text) ? [at] : []))
    expect(given).toEqual(
      given.map((_, at) => expect.stringMatching(new RegExp(`^answer to number ${at} from [AB]$`))),
    )
    expect(Math.max(...from('A'))).toBeLessThan(Math.min(...from('B')))
    expect(from('B')).not.toEqual([])
  })

  test('that cannot be opened are refused, and those before answer on', async () => {
    const { bot, ended, failures } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    await expect(bot.renew(bytes('broken'))).rejects.toThrow('broken')
    expect(await bot.passage('one')).toBe('answer to one from A')
    await expect(bot.handle('exit', ALONE)).rejects.toThrow(OverdueError)
    expect(await bot.passage('two')).toBe('answer to two from A')
    expect([ended, failures]).toEqual([['broken'], []])
  })

  test('answer also after an answer was given up while they came', async () => {
    const { bot, ended } = await open({
      module: STUBBORN,
      limitMs: 100,
      snapshot: Promise.resolve(bytes('A')),
    })
    const stuck = bot.handle('never end', ALONE)
    const renewed = bot.renew(bytes('B'))
    await expect(stuck).rejects.toThrow(OverdueError)
    expect(await bot.passage('one')).toBe('answer to one from B')
    await renewed
    expect(ended).toEqual(['overdue'])
  })

  test('of which the next ones come before they are opened are never answered from', async () => {
    const { bot } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    await Promise.all([bot.renew(bytes('B')), bot.renew(bytes('C'))])
    expect(await bot.passage('one')).toBe('answer to one from C')
  })

  test('of many edits are opened by two threads in turn', async () => {
    const threads = startedThreads()
    const { bot, ended } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    const renew = async (at: number) => {
      await bot.renew(bytes(`text ${at}`))
      expect(await bot.passage('one')).toBe(`answer to one from text ${at}`)
    }
    for (let at = 0; at < 50; at++) await renew(at)
    expect(threads).toHaveLength(2)
    expect(ended).toEqual([])
  })

  test('that a thread fails to open when it has rested are refused, and those before answer on', async () => {
    const { bot, ended } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')) })
    await bot.renew(bytes('B'))
    await expect(bot.renew(bytes('broken'))).rejects.toThrow('broken')
    expect(await bot.passage('one')).toBe('answer to one from B')
    await bot.renew(bytes('C'))
    expect(await bot.passage('one')).toBe('answer to one from C')
    expect(ended).toEqual([])
  })

  test.each([
    ['is kept for the next ones', {}, 2],
    ['is ended when it has rested long enough', { restMs: 0 }, 3],
  ])('a thread that answered before %s', async (_, options, after) => {
    const threads = startedThreads()
    const { bot } = await open({ module: STUBBORN, snapshot: Promise.resolve(bytes('A')), ...options })
    for (const text of ['B', 'C']) {
      await bot.renew(bytes(text))
      await bot.relax()
      expect(await bot.passage('one')).toBe(`answer to one from ${text}`)
    }
    expect(threads).toHaveLength(after)
  })

  test('that were expected and do not come leave no thread behind', async () => {
    const threads = startedThreads()
    const { bot } = await open({ module: STUBBORN })
    bot.prepare()
    bot.prepare()
    await bot.relax()
    expect(threads).toHaveLength(2)
    expect(threads[1]?.threadId).toBe(-1)
    expect(await bot.passage('one')).toBe('answer to one')
  })
})

test('where no other thread can be started, that is told, and who waits is not left waiting', async () => {
  const root = folder({ 'a.md': '---\ntitle: A\n---\nLávku opravíme.\n' })
  const { failures, bot } = await open({
    module: new URL('./once-worker.ts', import.meta.url),
    content: { folders: [root], saveTo: null, meaning: { kind: 'off' } as const },
  })
  const answers = await Promise.allSettled([bot.handle('exit', ALONE), bot.passage('one')])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  expect(failures.map(({ message }) => message)).toEqual(['no texts any more'])
})

test('closed while another thread is being started leaves no thread behind, and is no failure', async () => {
  const threads = startedThreads()
  const { bot, failures } = await open({ module: STUBBORN })
  await expect(bot.handle('exit', ALONE)).rejects.toThrow(OverdueError)
  await bot.close()
  expect(threads.map(({ threadId }) => threadId)).toEqual([-1, -1])
  expect(failures).toEqual([])
})
