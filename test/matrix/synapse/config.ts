/** Configuration of a Synapse that talks to nobody but this machine. JSON is YAML, too. */

/** Registers users through the admin interface; the server is thrown away with it. */
export const REGISTRATION_SECRET = 'test-only'

/** Above all that a test does: its own limits are tested elsewhere. */
const NO_LIMIT = { per_second: 10_000, burst_count: 10_000 }

/** What a user may send, in events. */
export interface MessageLimit {
  readonly per_second: number
  readonly burst_count: number
}

export interface ConfigOptions {
  /** Name of the server. With a port, other servers of this machine reach it there. */
  readonly name: string
  /** Without one a test never waits. */
  readonly messageLimit?: MessageLimit
}

/** Of what is in `folder`: where a certificate for other servers is, when the name has a port. */
export function homeserverConfig(folder: string, { name, messageLimit = NO_LIMIT }: ConfigOptions): object {
  const federates = name.includes(':')
  const certificate = `${folder}/certificate.pem`
  return {
    server_name: name,
    listeners: [listener('client', false), ...(federates ? [listener('federation', true)] : [])],
    ...(federates
      ? {
          tls_certificate_path: certificate,
          tls_private_key_path: certificate,
          federation_verify_certificates: false,
          ip_range_blacklist: [],
        }
      : // No listener for other servers and none that may be asked.
        { federation_domain_whitelist: [] }),
    database: { name: 'sqlite3', args: { database: `${folder}/homeserver.db` } },
    log_config: `${folder}/log.json`,
    media_store_path: `${folder}/media`,
    signing_key_path: `${folder}/signing.key`,
    pid_file: `${folder}/homeserver.pid`,
    registration_shared_secret: REGISTRATION_SECRET,
    macaroon_secret_key: REGISTRATION_SECRET,
    form_secret: REGISTRATION_SECRET,
    report_stats: false,
    enable_registration: false,
    trusted_key_servers: [],
    suppress_key_server_warning: true,
    url_preview_enabled: false,
    presence: { enabled: false },
    bcrypt_rounds: 4,
    rc_message: messageLimit,
    rc_registration: NO_LIMIT,
    rc_login: { address: NO_LIMIT, account: NO_LIMIT, failed_attempts: NO_LIMIT },
    rc_joins: { local: NO_LIMIT, remote: NO_LIMIT },
    rc_joins_per_room: NO_LIMIT,
    rc_invites: { per_room: NO_LIMIT, per_user: NO_LIMIT, per_issuer: NO_LIMIT },
    rc_key_requests: NO_LIMIT,
    rc_room_creation: NO_LIMIT,
  }
}

/** On any free port; Synapse says which when it listens. */
function listener(resource: string, tls: boolean): object {
  const resources = [{ names: [resource], compress: false }]
  return { port: 0, bind_addresses: ['127.0.0.1'], type: 'http', tls, resources }
}

/** Everything to standard output: warnings, and the line that says where it listens. */
export function logConfig(): object {
  return {
    version: 1,
    formatters: { plain: { format: '%(levelname)s %(name)s %(message)s' } },
    handlers: { console: { class: 'logging.StreamHandler', formatter: 'plain', stream: 'ext://sys.stdout' } },
    loggers: { 'synapse.app._base': { level: 'INFO' } },
    root: { level: 'WARNING', handlers: ['console'] },
    disable_existing_loggers: false,
  }
}
