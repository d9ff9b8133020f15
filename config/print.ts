/** Printing of settings: what is in force and where each comes from, by platform, without secrets. */

import { NAMES, type Name, readGiven } from './env.ts'

/** Values that nobody is shown. */
const SECRETS: readonly Name[] = [
  'STATE_URL',
  'SEARCH_URL',
  'TELEGRAM_BOT_TOKEN',
  'TELEGRAM_WEBHOOK_SECRET',
  'MATRIX_ACCESS_TOKEN',
  'MATRIX_PASSWORD',
  'MATRIX_RECOVERY_KEY',
]

/** What stands where a setting is not given. */
const DEFAULT: Readonly<Partial<Record<Name, string>>> = {
  CONTENT_DIRS: 'the shipped texts',
  DATA_DIR: 'data beside package.json',
  HTTP_PORT: 'no port is open',
  HTTP_HOST: '127.0.0.1',
  HTTP_EDITOR: 'off',
  EDITOR_QUESTIONS: 'otazky.txt in DATA_DIR',
  LOG_LEVEL: 'info',
  MEANING: 'on',
  MEANING_URL: 'the built-in model',
  STATE_URL: 'this process alone',
  SEARCH_URL: 'texts in this process',
  TELEGRAM_BOT_TOKEN: 'no bot on Telegram',
  TELEGRAM_API_ROOT: "Telegram's own server",
  TELEGRAM_WEBHOOK_URL: 'updates are asked for',
  MATRIX_HOMESERVER_URL: 'no bot on Matrix',
  MATRIX_ENCRYPTION: 'on',
  MATRIX_ALLOWED_INVITERS: 'everybody',
}

const GROUPS: readonly { readonly title: string; readonly has: RegExp }[] = [
  { title: 'Texts, this machine', has: /^(?!MEANING|TELEGRAM_|MATRIX_)/ },
  { title: 'Meaning', has: /^MEANING/ },
  { title: 'Telegram', has: /^TELEGRAM_/ },
  { title: 'Matrix', has: /^MATRIX_/ },
]

/** Lines as a settings file has them, with their origin; comments for what is not given. Throws a `SettingsError` where the file cannot be read. */
export function printedSettings(environment: NodeJS.ProcessEnv, file = '.env'): string {
  const given = readGiven(environment, file)
  const origin = (name: Name) => ((environment[name] ?? '').trim() === '' ? file : 'environment')
  const line = (name: Name) => {
    const value = given[name]
    if (value === undefined) return `# ${name}: ${DEFAULT[name] ?? 'not set'}`
    return `${name}=${SECRETS.includes(name) ? '(set)' : withoutLogin(value)}  # ${origin(name)}`
  }
  return GROUPS.map(({ title, has }) =>
    [`# ${title}`, ...NAMES.filter(name => has.test(name)).map(line), ''].join('\n'),
  ).join('\n')
}

/** An address may have a user and a password before its host. */
function withoutLogin(value: string): string {
  return value.replaceAll(/(?<=:\/\/)[^/@\s]*@/g, '(login)@')
}
