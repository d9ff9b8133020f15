/** Conversations on Matrix: the cases of every platform. */

import { type Homeserver, startHomeserver } from '@doslova/fake-homeserver'
import { afterAll, beforeAll } from 'vitest'
import { Matrix } from '../../adapters/matrix/matrix.ts'
import { Bot } from '../../src/chat/bot.ts'
import { Engine } from '../../src/engine/engine.ts'
import { feedbackCounts } from '../feedback-counts.ts'
import { lexicon } from '../lexicon.ts'
import { type PlatformDriver, platformCases } from '../platform.cases.ts'
import { sharedDataFolder, sharedFolder } from '../town/bot.ts'
import { TOWN } from '../town/town.ts'
import { matrixDriver } from './driver.ts'
import { matrixOptions } from './town.ts'

const town = sharedFolder(TOWN)
const dataDir = sharedDataFolder()

let homeserver: Homeserver
let matrix: Matrix
let driver: PlatformDriver
const { counts, onFeedback } = feedbackCounts()

beforeAll(async () => {
  const engine = new Engine({ folders: [town], lexicon, today: new Date() })
  homeserver = await startHomeserver()
  const { userId, accessToken } = homeserver.addUser('doslova')
  matrix = new Matrix(
    matrixOptions({
      homeserverUrl: homeserver.url,
      credentials: { token: accessToken },
      bot: new Bot(engine, lexicon.gazetteer),
      dataDir,
      onFeedback,
    }),
  )
  await matrix.start()
  driver = matrixDriver(homeserver, userId, counts)
})

afterAll(async () => {
  await matrix.stop()
  await homeserver.stop()
})

platformCases(town, () => driver)
