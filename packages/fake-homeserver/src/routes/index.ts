/** Routes: all that the server can be asked. */

import { account } from './account.ts'
import { keys } from './keys.ts'
import { media } from './media.ts'
import { rooms } from './rooms.ts'
import type { Route } from './route.ts'
import { sending } from './sending.ts'
import { sync } from './sync.ts'

export const routes: readonly Route[] = [...account, ...sync, ...rooms, ...sending, ...keys, ...media]
