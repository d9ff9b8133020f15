/** Schema of the settings: what each of them may be, and what is wrong with it otherwise. */

const LOG_LEVELS = ['debug', 'info', 'warn', 'error', 'silent'] as const
export type LogLevel = (typeof LOG_LEVELS)[number]
export const DEFAULT_LOG_LEVEL: LogLevel = 'info'

/** Nobody but this machine asks, unless the operator says so. */
export const LOOPBACK = '127.0.0.1'

type Zod = typeof import('zod').z

/** Loaded where there is something to check. Values are texts; none is empty. */
export async function openSchema() {
  const { z } = await import('zod')
  return z.object({ ...ofProgram(z), ...ofTelegram(z), ...ofMatrix(z) })
}

function address(z: Zod, protocols: RegExp, message: string) {
  return z.string().refine(value => protocols.test(URL.parse(value)?.protocol ?? ''), message)
}

function ofProgram(z: Zod) {
  return {
    CONTENT_DIRS: z
      .string()
      .transform(value => value.split(':').filter(part => part !== ''))
      .refine(list => list.length > 0, 'is empty: give one or more folders with ":" between them')
      .optional(),
    DATA_DIR: z.string().optional(),
    HTTP_PORT: z
      .string()
      .regex(/^\d{1,5}$/, 'is not a port: give a number such as 8080')
      .transform(Number)
      .refine(port => port <= 65_535, 'is not a port: the highest is 65535')
      .optional(),
    HTTP_HOST: z
      .string()
      .regex(/^[\w.:%-]+$/, 'is not an address of this machine: give 127.0.0.1, or 0.0.0.0 for all of them')
      .default(LOOPBACK),
    HTTP_EDITOR: z.enum(['on', 'off'], 'is neither on nor off').optional(),
    EDITOR_QUESTIONS: z.string().optional(),
    LOG_LEVEL: z.enum(LOG_LEVELS, `is not a level: use ${LOG_LEVELS.join(', ')}`).default(DEFAULT_LOG_LEVEL),
    MEANING: z.enum(['on', 'off'], 'is neither on nor off').optional(),
    MEANING_URL: address(z, /^https?:$/, 'is not an address: it begins with http:// or https://').optional(),
    MEANING_MODEL: z.string().optional(),
    STATE_URL: address(
      z,
      /^rediss?:$/,
      'is not an address of Redis: it begins with redis:// or rediss://',
    ).optional(),
  }
}

function ofTelegram(z: Zod) {
  return {
    SEARCH_URL: z
      .string()
      .refine(
        value => value.split(',').every(url => isCluster(url.trim())),
        'is not a list of addresses of OpenSearch: give http://host:9200, several with "," between them',
      )
      .optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .transform(withoutQuotes)
      .refine(
        value => /^\d+:[\w-]+$/.test(value),
        'is not a token: copy it whole from @BotFather, digits, a colon and letters',
      )
      .optional(),
    TELEGRAM_API_ROOT: address(z, /^https?:$/, 'is not an address: it begins with https://')
      .transform(value => value.replace(/(?<!\/)\/+$/, ''))
      .optional(),
    TELEGRAM_WEBHOOK_URL: address(
      z,
      /^https:$/,
      'is not an address that Telegram accepts: it begins with https://',
    ).optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{1,256}$/, 'is not a secret that Telegram accepts: 1 to 256 letters, digits, _ and -')
      .optional(),
  }
}

function ofMatrix(z: Zod) {
  return {
    MATRIX_HOMESERVER_URL: address(z, /^https?:$/, 'is not an address: it begins with https://').optional(),
    MATRIX_ACCESS_TOKEN: z
      .string()
      .regex(/^\S+$/, 'is not a token: copy it whole, without spaces')
      .optional(),
    MATRIX_USER: z
      .string()
      .regex(/^(?:@[^\s:]+:\S+|[^\s@:]+)$/, 'is not a user: give @name:server, or the name alone')
      .optional(),
    MATRIX_PASSWORD: z.string().optional(),
    MATRIX_RECOVERY_KEY: z.string().optional(),
    MATRIX_ENCRYPTION: z.enum(['on', 'off'], 'is neither on nor off').optional(),
    MATRIX_ALLOWED_INVITERS: z
      .string()
      .transform(value => value.split(/[\s,]+/).filter(part => part !== ''))
      .refine(
        list => list.length > 0 && list.every(part => /^(?:@[^\s:]+|\*):[\w.[\]:-]+$/.test(part)),
        'is not a list of users: give @name:server or *:server with "," between them',
      )
      .optional(),
  }
}

/** What is copied with spaces around it, or with the quotation marks of a shell. */
function withoutQuotes(value: string): string {
  return value
    .trim()
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim()
}

/** An address of a node; its path, if any, names an index in letters that OpenSearch takes. */
function isCluster(value: string): boolean {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && /^\/(?:[a-z\d][a-z\d_-]*)?$/.test(url.pathname)
}
