/** A bot over folders that are watched, as the program has it. */

import { LiveContent } from '../../../adapters/live/live-content.ts'
import { WorkerBot } from '../../../adapters/worker/worker-bot.ts'

export async function livingBot(folders: readonly string[]) {
  const content = { folders, saveTo: null, meaning: { kind: 'off' } as const }
  const opening = Promise.withResolvers<WorkerBot>()
  const failures: string[] = []
  let [swaps, looks] = [0, 0]
  let times = { changing: 0, built: 0, used: 0 }
  const live = new LiveContent({
    content,
    onChanging: async () => {
      times = { ...times, changing: performance.now() }
      const bot = await opening.promise
      bot.prepare()
    },
    onSame: async () => {
      await (await opening.promise).relax()
      looks++
    },
    onBuilt: async ({ snapshot }) => {
      times = { ...times, built: performance.now() }
      await (await opening.promise).renew(snapshot)
      times = { ...times, used: performance.now() }
      swaps++
    },
    onFailure: (what, reason) => failures.push(`${what} ${reason}`),
  })
  opening.resolve(
    WorkerBot.open({ content, snapshot: live.first, onFailure: error => failures.push(error.message) }),
  )
  const bot = await opening.promise
  const close = async () => {
    await Promise.all([live.close(), bot.close()])
  }
  return { bot, live, failures, close, swaps: () => swaps, looks: () => looks, times: () => times }
}
