import { Client, type ClientConfig, types } from 'pg'
import { connectTimeoutMs, statementTimeoutSeconds } from './silence.ts'

/** Where the database is, and how a connection to it announces itself. */
export interface ConnectionOptions {
  /** `postgres://…` or a URL with `?host=` naming a socket folder. */
  url: string
  applicationName: string
  /** The time limit of statements outside of the shared connections. Default: {@link statementTimeoutSeconds}. */
  statementSeconds?: number
}

// Timestamps stay text: creating a Date for each costs a third of the time of reading a page. They are sent unchanged.
types.setTypeParser(types.builtins.TIMESTAMPTZ, toIsoTime)
// The 64-bit columns are counters (positions, attempts) far below 2^53.
types.setTypeParser(types.builtins.INT8, Number)

/**
 * PostgreSQL's `2026-11-25 00:15:00.12+00` as `2026-11-25T00:15:00.120Z`. Sessions run in UTC, columns keep
 * milliseconds.
 */
export function toIsoTime(text: string): string {
  const fraction = text.indexOf('.')
  const millis = fraction === -1 ? '000' : text.slice(fraction + 1, text.length - 3).padEnd(3, '0')
  return `${text.slice(0, 10)}T${text.slice(11, 19)}.${millis}Z`
}

/**
 * The host of a database URL; a folder for a unix socket.
 *
 * @throws Error for an invalid PostgreSQL URL or an unreadable certificate. Its message does not contain the URL.
 */
export function databaseHost(url: string): string {
  if (!/^(postgres|postgresql|socket):/.test(url)) throw new Error('it does not start with postgres://')
  return new Client({ connectionString: url }).host
}

export function connectionConfig(options: ConnectionOptions, extra: ClientConfig = {}): ClientConfig {
  return {
    connectionString: options.url,
    application_name: options.applicationName,
    options: sessionSettings,
    connectionTimeoutMillis: connectTimeoutMs,
    statement_timeout: (options.statementSeconds ?? statementTimeoutSeconds) * 1_000,
    idle_in_transaction_session_timeout: abandonedAfterMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...extra,
  }
}

/**
 * A connection for the statements of requests, which are named and sent without waiting. Their plans are kept: one that
 * was made while its table was empty would go on scanning it when it is large, until the next `analyze`.
 */
export function pipelinedConfig(options: ConnectionOptions, extra: ClientConfig = {}): ClientConfig {
  return connectionConfig(options, { pipeline: true, options: `${sessionSettings} -c enable_seqscan=off`, ...extra })
}

/** After this time, the database releases the locks of a transaction whose process it can no longer reach. */
const abandonedAfterMs = 8_000

// Just-in-time compilation takes longer than running any of the plans, and disabled sequential scans would trigger it
// by their cost. Keepalives let the database notice lost clients: otherwise, the sessions of a lost host would stay for
// two hours.
const sessionSettings =
  '-c timezone=UTC -c datestyle=ISO -c jit=off -c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3'
