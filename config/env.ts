/** Settings from the environment and from `.env`, checked once, all problems at once, secrets never printed. */

import { nearest } from '../src/text/nearest.ts'
import { readEnvFile } from './env-file.ts'
import { DEFAULT_LOG_LEVEL, LOOPBACK, type LogLevel, openSchema } from './schema.ts'

export interface Settings {
  /** Content folders given by the operator, or null for the shipped texts. */
  readonly contentDirs: readonly string[] | null
  /** Folder for what is kept between two starts, or null for the default of each part. */
  readonly dataDir: string | null
  readonly logLevel: LogLevel
  /** Port of health checks and webhooks, or null for none. */
  readonly httpPort: number | null
  /** Address of this machine that the port is open at. */
  readonly httpHost: string
  /** Whether the port has the editor's page too, for this machine. */
  readonly httpEditor: boolean
  /** File of the questions that editors watch, or null for one in the folder of data. */
  readonly editorQuestions: string | null
  readonly meaning: MeaningSettings
  /** Address of a Redis that the replicas of a bot share, or null for one process alone. */
  readonly stateUrl: string | null
  /** Addresses of a cluster of OpenSearch that has the texts, or null for texts in this process. */
  readonly searchUrl: string | null
  readonly telegram: TelegramSettings | null
  readonly matrix: MatrixSettings | null
}

/** What looks at the meaning of questions: the built-in model, nothing, or a server that speaks OpenAI's protocol. */
export type MeaningSettings =
  | { readonly kind: 'built-in' }
  | { readonly kind: 'off' }
  | { readonly kind: 'server'; readonly url: string; readonly model: string }

export interface TelegramSettings {
  readonly token: string
  readonly apiRoot: string | null
  readonly webhook: { readonly url: string; readonly secret: string } | null
}

export interface MatrixSettings {
  readonly homeserverUrl: string
  readonly credentials: { readonly token: string } | { readonly user: string; readonly password: string }
  /** Key that opens the identity of the account, or null. */
  readonly recoveryKey: string | null
  readonly encryption: boolean
  /** Users and `*:server` who may invite the bot; null for everybody. */
  readonly allowedInviters: readonly string[] | null
}

export type { LogLevel }

/** Names of all settings, in the order in which they are explained. */
export const NAMES = [
  'CONTENT_DIRS',
  'DATA_DIR',
  'HTTP_PORT',
  'HTTP_HOST',
  'HTTP_EDITOR',
  'EDITOR_QUESTIONS',
  'LOG_LEVEL',
  'MEANING',
  'MEANING_URL',
  'MEANING_MODEL',
  'STATE_URL',
  'SEARCH_URL',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_API_ROOT',
  'TELEGRAM_WEBHOOK_URL',
  'TELEGRAM_WEBHOOK_SECRET',
  'MATRIX_HOMESERVER_URL',
  'MATRIX_ACCESS_TOKEN',
  'MATRIX_USER',
  'MATRIX_PASSWORD',
  'MATRIX_RECOVERY_KEY',
  'MATRIX_ENCRYPTION',
  'MATRIX_ALLOWED_INVITERS',
] as const

export type Name = (typeof NAMES)[number]

/** Settings that are of no use without another one. */
const NEEDS: readonly { readonly setting: Name; readonly other: Name; readonly problem: string }[] = [
  {
    setting: 'TELEGRAM_WEBHOOK_URL',
    other: 'TELEGRAM_WEBHOOK_SECRET',
    problem:
      'TELEGRAM_WEBHOOK_SECRET is missing: without it anybody could speak as Telegram at TELEGRAM_WEBHOOK_URL',
  },
  {
    setting: 'TELEGRAM_WEBHOOK_URL',
    other: 'HTTP_PORT',
    problem: 'HTTP_PORT is missing: TELEGRAM_WEBHOOK_URL has to lead to it',
  },
  uselessWithout('HTTP_HOST', 'HTTP_PORT'),
  uselessWithout('HTTP_EDITOR', 'HTTP_PORT'),
  uselessWithout('MEANING_MODEL', 'MEANING_URL'),
  {
    setting: 'MEANING_URL',
    other: 'MEANING_MODEL',
    problem: 'MEANING_MODEL is missing: the server at MEANING_URL has to be told which model',
  },
  uselessWithout('TELEGRAM_WEBHOOK_SECRET', 'TELEGRAM_WEBHOOK_URL'),
  uselessWithout('TELEGRAM_WEBHOOK_URL', 'TELEGRAM_BOT_TOKEN'),
  uselessWithout('TELEGRAM_API_ROOT', 'TELEGRAM_BOT_TOKEN'),
  uselessWithout('MATRIX_ACCESS_TOKEN', 'MATRIX_HOMESERVER_URL'),
  uselessWithout('MATRIX_USER', 'MATRIX_HOMESERVER_URL'),
  uselessWithout('MATRIX_PASSWORD', 'MATRIX_HOMESERVER_URL'),
  uselessWithout('MATRIX_RECOVERY_KEY', 'MATRIX_HOMESERVER_URL'),
  uselessWithout('MATRIX_ENCRYPTION', 'MATRIX_HOMESERVER_URL'),
  uselessWithout('MATRIX_ALLOWED_INVITERS', 'MATRIX_HOMESERVER_URL'),
]

function uselessWithout(setting: Name, other: Name) {
  return { setting, other, problem: `${setting} is of no use without ${other}` }
}

const DEFAULTS: Settings = {
  contentDirs: null,
  dataDir: null,
  logLevel: DEFAULT_LOG_LEVEL,
  httpPort: null,
  httpHost: LOOPBACK,
  httpEditor: false,
  editorQuestions: null,
  meaning: { kind: 'built-in' },
  stateUrl: null,
  searchUrl: null,
  telegram: null,
  matrix: null,
}

export class SettingsError extends Error {}

/** Values as they were given, by name. The environment goes before the file, whose problem is a `SettingsError`. */
export function readGiven(environment: NodeJS.ProcessEnv, file = '.env'): NodeJS.ProcessEnv {
  const fromFile = readEnvFile(file)
  if ('problem' in fromFile) throw new SettingsError(fromFile.problem)
  const given: NodeJS.ProcessEnv = { ...fromFile.values, ...environment }
  // Compose files pass on what is not set as empty text.
  for (const name of NAMES) if (given[name]?.trim() === '') delete given[name]
  return given
}

/** Reads settings; the environment goes before the file. Throws `SettingsError` with one line a problem. */
export async function readSettings(environment: NodeJS.ProcessEnv, file = '.env'): Promise<Settings> {
  const given = readGiven(environment, file)
  const misspelt = misspeltNames(Object.keys(given))
  // The checker takes a tenth of the start-up, and mostly there is nothing to check.
  if (misspelt.length === 0 && NAMES.every(name => given[name] === undefined)) return DEFAULTS
  const result = (await openSchema()).safeParse(given)
  const wrong = result.success
    ? []
    : result.error.issues.map(issue => `${issue.path.join('.')} ${issue.message}`)
  const lonely = NEEDS.filter(
    ({ setting, other }) => given[setting] !== undefined && given[other] === undefined,
  )
  const problems = [...misspelt, ...wrong, ...lonely.map(({ problem }) => problem), ...loginProblems(given)]
  if (!result.success || problems.length > 0) throw new SettingsError(problems.join('\n'))
  return settingsOf(result.data)
}

/** An account of Matrix is a token, or a user and a password. */
function loginProblems(given: Readonly<Partial<Record<Name, string | undefined>>>): string[] {
  const { MATRIX_ACCESS_TOKEN: token, MATRIX_USER: user, MATRIX_PASSWORD: password } = given
  if (given.MATRIX_HOMESERVER_URL === undefined) return []
  if (token !== undefined)
    return password === undefined
      ? []
      : ['MATRIX_PASSWORD is of no use beside MATRIX_ACCESS_TOKEN: give one of them']
  if (user === undefined && password === undefined)
    return ['MATRIX_ACCESS_TOKEN is missing: give it, or MATRIX_USER and MATRIX_PASSWORD']
  if (user === undefined) return ['MATRIX_USER is missing: MATRIX_PASSWORD alone does not log in']
  return password === undefined ? ['MATRIX_PASSWORD is missing: MATRIX_USER alone does not log in'] : []
}

/** Names that were probably meant to be one of ours. */
function misspeltNames(names: readonly string[]): string[] {
  return names.flatMap(name => {
    if (NAMES.some(known => known === name)) return []
    const meant = nearest(name, NAMES)
    return meant === null ? [] : [`${name} is not a setting. Did you mean ${meant}?`]
  })
}

type Checked = Awaited<ReturnType<typeof openSchema>>['_output']

function settingsOf(checked: Checked): Settings {
  const { TELEGRAM_BOT_TOKEN: token, TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = checked
  const webhook = url === undefined || secret === undefined ? null : { url, secret }
  return {
    contentDirs: checked.CONTENT_DIRS ?? null,
    dataDir: checked.DATA_DIR ?? null,
    logLevel: checked.LOG_LEVEL,
    httpPort: checked.HTTP_PORT ?? null,
    httpHost: checked.HTTP_HOST,
    httpEditor: checked.HTTP_EDITOR === 'on',
    editorQuestions: checked.EDITOR_QUESTIONS ?? null,
    meaning: meaningOf(checked),
    stateUrl: checked.STATE_URL ?? null,
    searchUrl: checked.SEARCH_URL ?? null,
    telegram: token === undefined ? null : { token, apiRoot: checked.TELEGRAM_API_ROOT ?? null, webhook },
    matrix: matrixOf(checked),
  }
}

function meaningOf({ MEANING: on, MEANING_URL: url, MEANING_MODEL: model }: Checked): MeaningSettings {
  if (on === 'off') return { kind: 'off' }
  return url === undefined || model === undefined ? { kind: 'built-in' } : { kind: 'server', url, model }
}

function matrixOf(checked: Checked): MatrixSettings | null {
  const { MATRIX_HOMESERVER_URL: homeserverUrl, MATRIX_ACCESS_TOKEN: token } = checked
  const { MATRIX_USER: user = '', MATRIX_PASSWORD: password = '' } = checked
  if (homeserverUrl === undefined) return null
  return {
    homeserverUrl,
    credentials: token === undefined ? { user, password } : { token },
    recoveryKey: checked.MATRIX_RECOVERY_KEY ?? null,
    encryption: checked.MATRIX_ENCRYPTION !== 'off',
    allowedInviters: checked.MATRIX_ALLOWED_INVITERS ?? null,
  }
}
