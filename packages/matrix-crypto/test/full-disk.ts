/** Starts a machine whose file takes no record any more and says nothing about what to do then, and waits. */

import { join } from 'node:path'
import { DeviceId, OlmMachine, UserId } from '../index.ts'
import { SqliteFile } from '../store/sqlite-file.ts'
import { refuseRecords } from './database.ts'

const [folder = ''] = process.argv.slice(2)
new SqliteFile(join(folder, 'crypto.sqlite')).close()
refuseRecords(join(folder, 'crypto.sqlite'))
OlmMachine.initialize(new UserId('@bot:fake.test'), new DeviceId('BOT'), folder).catch(() => {})
setInterval(() => {}, 1000)
