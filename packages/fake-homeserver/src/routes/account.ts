/** Accounts: logging in, the account and its data, profiles. */

import { type Json, record, text } from '../event.ts'
import { localpartOf, randomId } from '../ids.ts'
import { forbidden, notFound } from '../refusal.ts'
import type { User, World } from '../world.ts'
import { openRoute, type Route, route } from './route.ts'

const PASSWORD = 'm.login.password'
const CAPABILITIES = { 'm.room_versions': { default: '10', available: { 10: 'stable', 12: 'stable' } } }

export const account: readonly Route[] = [
  openRoute('GET', 'login', () => ({ flows: [{ type: PASSWORD }] })),
  openRoute('POST', 'login', ({ world, body }) => login(world, body)),
  route('POST', 'logout', ({ world, token }) => {
    world.sessions.delete(token)
    return {}
  }),
  route('GET', 'account/whoami', ({ user, device }) => ({
    user_id: user,
    device_id: device,
    is_guest: false,
  })),
  route('GET', 'capabilities', () => ({ capabilities: CAPABILITIES })),
  route('GET', 'pushrules', () => ({ global: {} })),
  route('GET', 'pushrules/', () => ({ global: {} })),
  route('PUT', 'presence/:user/status', () => ({})),
  route('GET', 'devices', ({ device }) => ({ devices: [{ device_id: device }] })),
  route('GET', 'devices/:id', ({ params }) => ({ device_id: params.id })),
  route('GET', 'room_keys/version', () => {
    throw notFound('No current backup version')
  }),

  route('POST', 'user/:user/filter', ({ world, body }) => {
    const id = `f${world.filters.size + 1}`
    world.filters.set(id, body)
    return { filter_id: id }
  }),
  route('GET', 'user/:user/filter/:id', ({ world, params }) => world.filters.get(params.id) ?? {}),

  route('GET', 'user/:user/account_data/:type', ({ world, user, params }) =>
    found(world.accountData(user, null, params.type)),
  ),
  route('PUT', 'user/:user/account_data/:type', ({ world, user, params, body }) => {
    world.setAccountData(user, null, params.type, body)
    return {}
  }),
  route('GET', 'user/:user/rooms/:room/account_data/:type', ({ world, user, params }) =>
    found(world.accountData(user, params.room, params.type)),
  ),
  route('PUT', 'user/:user/rooms/:room/account_data/:type', ({ world, user, params, body }) => {
    world.setAccountData(user, params.room, params.type, body)
    return {}
  }),

  openRoute('GET', 'profile/:user', ({ world, params }) => profile(world, params.user)),
  openRoute('GET', 'profile/:user/:field', ({ world, params }) => ({
    [params.field]: profile(world, params.user)[params.field],
  })),
  route('PUT', 'profile/:user/displayname', ({ world, params, body }) => {
    known(world, params.user).displayname = text(body.displayname)
    return {}
  }),
  route('PUT', 'profile/:user/avatar_url', ({ world, params, body }) => {
    known(world, params.user).avatar_url = text(body.avatar_url)
    return {}
  }),
]

function login(world: World, body: Json): Json {
  const name = text(record(body.identifier).user) ?? text(body.user) ?? ''
  const user = [...world.users.values()].find(({ id }) => id === name || localpartOf(id) === name)
  if (user === undefined || user.password !== body.password) throw forbidden('Invalid username or password')
  const device = text(body.device_id) ?? randomId(6)
  const token = randomId()
  world.sessions.set(token, { user: user.id, device, revoked: null })
  return { user_id: user.id, access_token: token, device_id: device }
}

function profile(world: World, id: string): Json {
  const { displayname, avatar_url } = known(world, id)
  return { displayname, avatar_url }
}

function known(world: World, id: string): User {
  const user = world.users.get(id)
  if (user === undefined) throw notFound('Profile was not found')
  return user
}

function found(content: Json | null): Json {
  if (content === null) throw notFound('Account data not found')
  return content
}
