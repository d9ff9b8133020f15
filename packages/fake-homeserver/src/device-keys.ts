/** Keys of devices and of users, and messages from device to device: what end-to-end encryption needs of a server. */

import { type Json, type MatrixEvent, record } from './event.ts'

const KEY_KIND = 'signed_curve25519'

interface Device {
  readonly user: string
  readonly id: string
  changedAt: number
  keys: Json | null
  oneTime: Json
  fallback: Json
  fallbackUsed: boolean
}

interface Identity {
  readonly user: string
  changedAt: number
  readonly keys: Readonly<Record<IdentityKey, Json>>
}

type IdentityKey = (typeof IDENTITY_KEYS)[number]

const IDENTITY_KEYS = ['master_key', 'self_signing_key', 'user_signing_key'] as const

/** A message that waits for the next sync of one device. */
interface ToDevice {
  readonly position: number
  readonly user: string
  readonly device: string
  readonly event: Pick<MatrixEvent, 'type' | 'sender' | 'content'>
}

export class DeviceKeys {
  readonly #next: () => number
  readonly #devices = new Map<string, Device>()
  readonly #identities = new Map<string, Identity>()
  #messages: ToDevice[] = []

  /** `next` gives the next position of the server's stream. */
  constructor(next: () => number) {
    this.#next = next
  }

  upload(user: string, id: string, body: Json): Json {
    const device = this.#device(user, id)
    if (body.device_keys !== undefined) {
      device.keys = record(body.device_keys)
      device.changedAt = this.#next()
    }
    Object.assign(device.oneTime, record(body.one_time_keys))
    const fallback = record(body.fallback_keys)
    if (Object.keys(fallback).length > 0) {
      device.fallback = fallback
      device.fallbackUsed = false
    }
    return { one_time_key_counts: this.oneTimeKeyCounts(user, id) }
  }

  /** The keys of these users; the user-signing key is told to its owner only. */
  query(asking: string, body: Json): Json {
    const answer = {
      device_keys: {} as Json,
      master_keys: {} as Json,
      self_signing_keys: {} as Json,
      user_signing_keys: {} as Json,
      failures: {},
    }
    for (const user of Object.keys(record(body.device_keys))) {
      const devices = this.devicesOf(user).filter(device => device.keys !== null)
      answer.device_keys[user] = Object.fromEntries(devices.map(({ id, keys }) => [id, keys]))
      const identity = this.#identities.get(user)
      if (identity === undefined) continue
      answer.master_keys[user] = identity.keys.master_key
      answer.self_signing_keys[user] = identity.keys.self_signing_key
      if (user === asking) answer.user_signing_keys[user] = identity.keys.user_signing_key
    }
    return answer
  }

  /** One one-time key of each device, given out once; after the last one the fallback key, as often as asked. */
  claim(body: Json): Json {
    const claimed: Record<string, Json> = {}
    for (const [user, devices] of Object.entries(record(body.one_time_keys))) {
      const keys = Object.keys(record(devices)).map(id => [id, this.#takeKey(this.#device(user, id))])
      claimed[user] = Object.fromEntries(keys)
    }
    return { one_time_keys: claimed, failures: {} }
  }

  uploadIdentity(user: string, body: Json): void {
    const keys = {
      master_key: record(body.master_key),
      self_signing_key: record(body.self_signing_key),
      user_signing_key: record(body.user_signing_key),
    }
    this.#identities.set(user, { user, changedAt: this.#next(), keys })
  }

  /** Adds signatures to device keys, by the device's id, and to keys of identities, by the key itself. */
  uploadSignatures(body: Json): void {
    for (const [user, objects] of Object.entries(body)) {
      for (const [name, signed] of Object.entries(record(objects))) {
        const device = this.#devices.get(deviceKey(user, name))
        const identity = this.#identities.get(user)
        const key = IDENTITY_KEYS.map(kind => identity?.keys[kind]).find(
          found => found !== undefined && Object.values(record(found.keys)).includes(name),
        )
        const target = device?.keys ?? key
        if (target === undefined || target === null) continue
        addSignatures(target, record(record(signed).signatures))
        const changed = device ?? identity
        if (changed !== undefined) changed.changedAt = this.#next()
      }
    }
  }

  /** `*` is every device of the user. */
  sendToDevice(sender: string, type: string, body: Json): void {
    for (const [user, devices] of Object.entries(record(body.messages))) {
      for (const [id, content] of Object.entries(record(devices))) {
        const targets = id === '*' ? this.devicesOf(user).map(device => device.id) : [id]
        for (const device of targets) {
          const event = { type, sender, content: record(content) }
          this.#messages.push({ position: this.#next(), user, device, event })
        }
      }
    }
  }

  /** Messages after `from`. Those up to it are known to have arrived and are forgotten. */
  messagesFor(user: string, device: string, from: number): ToDevice['event'][] {
    const isTheirs = (message: ToDevice) => message.user === user && message.device === device
    this.#messages = this.#messages.filter(message => !isTheirs(message) || message.position > from)
    return this.#messages.filter(isTheirs).map(({ event }) => event)
  }

  /** Users whose devices or identity changed after `from`. */
  changedSince(from: number): string[] {
    const all = [...this.#devices.values(), ...this.#identities.values()]
    return [...new Set(all.filter(({ changedAt }) => changedAt > from).map(({ user }) => user))]
  }

  oneTimeKeyCounts(user: string, id: string): Json {
    const device = this.#devices.get(deviceKey(user, id))
    return { [KEY_KIND]: Object.keys(device?.oneTime ?? {}).length }
  }

  unusedFallbackKinds(user: string, id: string): string[] {
    const device = this.#devices.get(deviceKey(user, id))
    return device && !device.fallbackUsed && Object.keys(device.fallback).length > 0 ? [KEY_KIND] : []
  }

  devicesOf(user: string): Device[] {
    return [...this.#devices.values()].filter(device => device.user === user)
  }

  #device(user: string, id: string): Device {
    const key = deviceKey(user, id)
    const known = this.#devices.get(key)
    if (known !== undefined) return known
    const made = { user, id, changedAt: 0, keys: null, oneTime: {}, fallback: {}, fallbackUsed: false }
    this.#devices.set(key, made)
    return made
  }

  #takeKey(device: Device): Json {
    const [name] = Object.keys(device.oneTime)
    if (name === undefined) {
      device.fallbackUsed = true
      return device.fallback
    }
    const key = { [name]: device.oneTime[name] }
    delete device.oneTime[name]
    return key
  }
}

function deviceKey(user: string, id: string): string {
  return `${user}\0${id}`
}

function addSignatures(target: Json, added: Json): void {
  const all = record(target.signatures)
  for (const [signer, signatures] of Object.entries(added)) {
    all[signer] = { ...record(all[signer]), ...record(signatures) }
  }
  target.signatures = all
}
