import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { NAMES, readSettings, type Settings, SettingsError } from '../../config/env.ts'
import { folder } from '../documents.ts'
import { holdsLater } from '../support.ts'

const NO_FILE = '/není/.env'
const TOKEN = '123456:AAF-abc_DEF'
const BOT = { TELEGRAM_BOT_TOKEN: TOKEN }
const WEBHOOK = {
  ...BOT,
  HTTP_PORT: '8080',
  TELEGRAM_WEBHOOK_URL: 'https://doslova.example/telegram',
  TELEGRAM_WEBHOOK_SECRET: 'tajne_heslo-1',
}
const MATRIX = { MATRIX_HOMESERVER_URL: 'https://matrix.example.cz', MATRIX_ACCESS_TOKEN: 'syt_abc' }
const ON_MATRIX = {
  homeserverUrl: 'https://matrix.example.cz',
  credentials: { token: 'syt_abc' },
  recoveryKey: null,
  encryption: true,
  allowedInviters: null,
}
const NOTHING: Settings = {
  contentDirs: null,
  dataDir: null,
  logLevel: 'info',
  httpPort: null,
  httpHost: '127.0.0.1',
  httpEditor: false,
  editorQuestions: null,
  meaning: { kind: 'built-in' },
  stateUrl: null,
  searchUrl: null,
  telegram: null,
  matrix: null,
}

type Environment = Readonly<Record<string, string>>

const read = (environment: Environment, file = NO_FILE) => readSettings(environment, file)

/** The problems of an environment, one a line. */
async function problems(environment: Environment): Promise<string[]> {
  const error = await read(environment).catch((thrown: unknown) => thrown)
  return error instanceof SettingsError ? error.message.split('\n') : []
}

describe('settings', () => {
  test.each<readonly [string, Environment, Partial<Settings>]>([
    ['none', {}, {}],
    ['that are empty', { CONTENT_DIRS: '', HTTP_PORT: ' ', TELEGRAM_BOT_TOKEN: '' }, {}],
    ['of others', { PATH: '/bin', HTTP_PROXY: 'x', TELEGRAM: 'x' }, {}],
    ['meaning switched off', { MEANING: 'off' }, { meaning: { kind: 'off' } }],
    [
      'meaning from a server',
      { MEANING_URL: 'http://127.0.0.1:8080', MEANING_MODEL: 'bge-m3' },
      { meaning: { kind: 'server', url: 'http://127.0.0.1:8080', model: 'bge-m3' } },
    ],
    ['a state', { STATE_URL: 'redis://:heslo@db:6379/1' }, { stateUrl: 'redis://:heslo@db:6379/1' }],
    ['one folder', { CONTENT_DIRS: 'obsah' }, { contentDirs: ['obsah'] }],
    ['two folders', { CONTENT_DIRS: 'obsah:/srv/web:' }, { contentDirs: ['obsah', '/srv/web'] }],
    ['a folder for data', { DATA_DIR: '/var/lib/doslova' }, { dataDir: '/var/lib/doslova' }],
    ['a port', { HTTP_PORT: '65535' }, { httpPort: 65_535 }],
    ['all addresses', { HTTP_PORT: '80', HTTP_HOST: '::' }, { httpPort: 80, httpHost: '::' }],
    ['a level', { LOG_LEVEL: 'silent' }, { logLevel: 'silent' }],
    ['a token', BOT, { telegram: { token: TOKEN, apiRoot: null, webhook: null } }],
    ...[` ${TOKEN}\t`, `"${TOKEN}"`, ` '${TOKEN}' `].map(
      token =>
        [
          `a token with what was copied along: ${token}`,
          { TELEGRAM_BOT_TOKEN: token },
          { telegram: { token: TOKEN, apiRoot: null, webhook: null } },
        ] as const,
    ),
    [
      'another server, with and without a slash at its end',
      { ...BOT, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/' },
      { telegram: { token: TOKEN, apiRoot: 'http://127.0.0.1:8081', webhook: null } },
    ],
    [
      'a webhook',
      WEBHOOK,
      {
        httpPort: 8080,
        telegram: {
          token: TOKEN,
          apiRoot: null,
          webhook: { url: 'https://doslova.example/telegram', secret: 'tajne_heslo-1' },
        },
      },
    ],
    ['a token of Matrix', MATRIX, { matrix: ON_MATRIX }],
    [
      'a user of Matrix, and everything else about it',
      {
        MATRIX_HOMESERVER_URL: 'http://localhost:8008/',
        MATRIX_USER: '@doslova:example.cz',
        MATRIX_PASSWORD: 'velmi tajné',
        MATRIX_RECOVERY_KEY: 'EsTX xxxx',
        MATRIX_ENCRYPTION: 'off',
        MATRIX_ALLOWED_INVITERS: '@eva:example.cz, *:pirati.cz',
      },
      {
        matrix: {
          homeserverUrl: 'http://localhost:8008/',
          credentials: { user: '@doslova:example.cz', password: 'velmi tajné' },
          recoveryKey: 'EsTX xxxx',
          encryption: false,
          allowedInviters: ['@eva:example.cz', '*:pirati.cz'],
        },
      },
    ],
  ])('%s', async (_, environment, settings) => {
    expect(await read(environment)).toEqual({ ...NOTHING, ...settings })
  })
})

describe('a wrong setting', () => {
  test.each<readonly [Environment, string]>([
    [{ CONTENT_DIRS: '::' }, 'CONTENT_DIRS is empty: give one or more folders with ":" between them'],
    [{ HTTP_PORT: 'osm' }, 'HTTP_PORT is not a port: give a number such as 8080'],
    [{ HTTP_PORT: '-1' }, 'HTTP_PORT is not a port: give a number such as 8080'],
    [{ HTTP_PORT: '65536' }, 'HTTP_PORT is not a port: the highest is 65535'],
    [
      { HTTP_PORT: '80', HTTP_HOST: 'http://127.0.0.1/' },
      'HTTP_HOST is not an address of this machine: give 127.0.0.1, or 0.0.0.0 for all of them',
    ],
    [
      { STATE_URL: 'http://127.0.0.1:6379' },
      'STATE_URL is not an address of Redis: it begins with redis:// or rediss://',
    ],
    [{ MEANING: 'ano' }, 'MEANING is neither on nor off'],
    [{ MEANING_MODEL: 'bge-m3' }, 'MEANING_MODEL is of no use without MEANING_URL'],
    [
      { MEANING_URL: 'http://127.0.0.1:8080' },
      'MEANING_MODEL is missing: the server at MEANING_URL has to be told which model',
    ],
    [
      { MEANING_URL: 'localhost:8080', MEANING_MODEL: 'm' },
      'MEANING_URL is not an address: it begins with http:// or https://',
    ],
    [{ HTTP_HOST: '0.0.0.0' }, 'HTTP_HOST is of no use without HTTP_PORT'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is not a level: use debug, info, warn, error, silent'],
    [
      { TELEGRAM_BOT_TOKEN: 'abc' },
      'TELEGRAM_BOT_TOKEN is not a token: copy it whole from @BotFather, digits, a colon and letters',
    ],
    [
      { ...BOT, TELEGRAM_API_ROOT: 'localhost:8081' },
      'TELEGRAM_API_ROOT is not an address: it begins with https://',
    ],
    [
      { ...WEBHOOK, TELEGRAM_WEBHOOK_URL: 'http://doslova.example' },
      'TELEGRAM_WEBHOOK_URL is not an address that Telegram accepts: it begins with https://',
    ],
    [
      { ...WEBHOOK, TELEGRAM_WEBHOOK_SECRET: 'háček' },
      'TELEGRAM_WEBHOOK_SECRET is not a secret that Telegram accepts: 1 to 256 letters, digits, _ and -',
    ],
    [
      { ...WEBHOOK, TELEGRAM_WEBHOOK_SECRET: '' },
      'TELEGRAM_WEBHOOK_SECRET is missing: without it anybody could speak as Telegram at TELEGRAM_WEBHOOK_URL',
    ],
    [{ ...WEBHOOK, HTTP_PORT: '' }, 'HTTP_PORT is missing: TELEGRAM_WEBHOOK_URL has to lead to it'],
    [
      { ...WEBHOOK, TELEGRAM_WEBHOOK_URL: '' },
      'TELEGRAM_WEBHOOK_SECRET is of no use without TELEGRAM_WEBHOOK_URL',
    ],
    [{ ...WEBHOOK, TELEGRAM_BOT_TOKEN: '' }, 'TELEGRAM_WEBHOOK_URL is of no use without TELEGRAM_BOT_TOKEN'],
    [
      { TELEGRAM_API_ROOT: 'http://localhost:8081' },
      'TELEGRAM_API_ROOT is of no use without TELEGRAM_BOT_TOKEN',
    ],
    [
      { ...MATRIX, MATRIX_HOMESERVER_URL: 'matrix.example.cz' },
      'MATRIX_HOMESERVER_URL is not an address: it begins with https://',
    ],
    [
      { ...MATRIX, MATRIX_ACCESS_TOKEN: 'dva kusy' },
      'MATRIX_ACCESS_TOKEN is not a token: copy it whole, without spaces',
    ],
    [
      { ...MATRIX, MATRIX_ACCESS_TOKEN: '' },
      'MATRIX_ACCESS_TOKEN is missing: give it, or MATRIX_USER and MATRIX_PASSWORD',
    ],
    [
      { ...MATRIX, MATRIX_PASSWORD: 'x' },
      'MATRIX_PASSWORD is of no use beside MATRIX_ACCESS_TOKEN: give one of them',
    ],
    [
      { ...MATRIX, MATRIX_ACCESS_TOKEN: '', MATRIX_USER: 'doslova' },
      'MATRIX_PASSWORD is missing: MATRIX_USER alone does not log in',
    ],
    [
      { ...MATRIX, MATRIX_ACCESS_TOKEN: '', MATRIX_PASSWORD: 'x' },
      'MATRIX_USER is missing: MATRIX_PASSWORD alone does not log in',
    ],
    [
      { ...MATRIX, MATRIX_USER: '@doslova' },
      'MATRIX_USER is not a user: give @name:server, or the name alone',
    ],
    [{ ...MATRIX, MATRIX_ENCRYPTION: 'ano' }, 'MATRIX_ENCRYPTION is neither on nor off'],
    [
      { ...MATRIX, MATRIX_ALLOWED_INVITERS: '@eva:example.cz;*' },
      'MATRIX_ALLOWED_INVITERS is not a list of users: give @name:server or *:server with "," between them',
    ],
    [{ MATRIX_ENCRYPTION: 'off' }, 'MATRIX_ENCRYPTION is of no use without MATRIX_HOMESERVER_URL'],
    [{ HTTP_PROT: '8080' }, 'HTTP_PROT is not a setting. Did you mean HTTP_PORT?'],
    [{ telegram_bot_token: TOKEN }, 'telegram_bot_token is not a setting. Did you mean TELEGRAM_BOT_TOKEN?'],
  ])('%j: %s', async (environment, problem) => {
    expect(await problems(environment)).toEqual([problem])
  })

  test('is told together with all the others', async () => {
    const names = (
      await problems({
        HTTP_PROT: '8080',
        LOG_LEVEL: 'loud',
        CONTENT_DIRS: ':',
        TELEGRAM_WEBHOOK_URL: 'https://doslova.example',
      })
    ).map(line => line.split(' ')[0])
    expect(names.sort()).toEqual([
      ...['CONTENT_DIRS', 'HTTP_PORT', 'HTTP_PROT', 'LOG_LEVEL'],
      ...['TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL'],
    ])
  })

  test('never tells its value', () => {
    const value = fc.string({ unit: fc.constantFrom('#', '§', '%', '¤'), minLength: 4 })
    return holdsLater(
      fc.asyncProperty(value, value, async (token, secret) => {
        const told = await problems({
          ...{ HTTP_PORT: token, LOG_LEVEL: secret, TELEGRAM_BOT_TOKEN: token, TELEGRAM_BOT_TOKEM: token },
          ...{ TELEGRAM_WEBHOOK_SECRET: secret, TELEGRAM_WEBHOOK_URL: secret, TELEGRAM_API_ROOT: token },
        })
        expect(told).toHaveLength(7)
        expect(told.join()).not.toMatch(/[#§%¤]/)
      }),
    )
  })
})

describe('the settings file', () => {
  const env = (text: string) => `${folder({ '.env': text })}/.env`

  test('is read, and the environment goes before it', async () => {
    const file = env(`TELEGRAM_BOT_TOKEN=${TOKEN}\nLOG_LEVEL=warn # jen chyby\nDATA_DIR="/var/data"\n`)
    expect(await read({ LOG_LEVEL: 'error' }, file)).toMatchObject({
      ...{ logLevel: 'error', dataDir: '/var/data' },
      telegram: { token: TOKEN },
    })
  })

  test('has its misspelt names told too', async () => {
    await expect(read({}, env('LOG_LEVELS=warn\n'))).rejects.toThrow('Did you mean LOG_LEVEL?')
  })

  test('gives way to an empty value of the environment, which turns a setting off', async () => {
    expect(await read({ TELEGRAM_BOT_TOKEN: '' }, env(`TELEGRAM_BOT_TOKEN=${TOKEN}\n`))).toEqual(NOTHING)
  })
})

describe('.env.example', () => {
  const text = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')
  const blocks = text
    .trim()
    .split(/\n{2,}/)
    .slice(1)
  const settings = [...text.matchAll(/^#?([A-Z_]+)=/gm)].map(match => match[1])

  test('has every setting and no other, in the same order', () => {
    expect(settings).toEqual([...NAMES])
  })

  test('explains each of them', () => {
    for (const block of blocks) expect(block).toMatch(/^(?:# \S.{10,}\n#[A-Z_]+=.*\n?)+$/)
  })

  test('sets nothing until a line is changed, and what it shows is right', async () => {
    expect(await read({}, `${folder({ '.env': text })}/.env`)).toEqual(NOTHING)
    const shown = text.replace(/^#([A-Z_]+=)/gm, '$1')
    // An account is a token, or a user and a password.
    const one = shown.replace(/^MATRIX_(?:USER|PASSWORD)=.*$/gm, '')
    expect(await read({}, `${folder({ '.env': one })}/.env`)).toMatchObject({ telegram: {}, matrix: {} })
  })
})
