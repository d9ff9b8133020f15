/** A bot that repeats what it is told, on the poller of the real one: how fast Telegram's side can be answered at all. */

import { join } from 'node:path'
import { Api } from 'grammy'
import { createFetch } from '../../adapters/telegram/api/fetch.ts'
import { Poller } from '../../adapters/telegram/receive/poller.ts'
import { ProcessedUpdates } from '../../adapters/telegram/receive/processed-updates.ts'
import { UpdateQueue } from '../../adapters/telegram/receive/queue.ts'

const { TELEGRAM_BOT_TOKEN: token = '', TELEGRAM_API_ROOT: apiRoot = '', DATA_DIR: folder = '' } = process.env
const api = new Api(token, { apiRoot, fetch: createFetch() })
const complain = (error: unknown) => void process.stderr.write(`echo: ${error}\n`)
const queue = new UpdateQueue({
  processed: new ProcessedUpdates(join(folder, 'echo.updates')),
  handle: async ({ message }) => {
    if (message?.text === undefined) return null
    await api.sendMessage(message.chat.id, message.text, {
      reply_parameters: { message_id: message.message_id },
    })
    return null
  },
  onError: complain,
})
const poller = new Poller({ api, queue, allowedUpdates: ['message'], onError: complain, onFatal: complain })
poller.start()
process.stdout.write('started\n')
process.once('SIGTERM', () => void poller.stop())
