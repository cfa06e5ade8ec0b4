import { Client, type ClientConfig, types } from 'pg'
import { ordinarySettings, type SessionSettings, startupOptions } from './session-settings.ts'
import { connectTimeoutMs } from './silence.ts'

/** Where the database is, and how a connection to it announces itself. */
export interface ConnectionOptions {
  /** `postgres://…` or a URL with `?host=` naming a socket folder. */
  url: string
  applicationName: string
  /** The time limit of statements outside of the shared connections. Default: `statementTimeoutSeconds`. */
  statementSeconds?: number
  /** Where the URL is from, for messages. Default: `DATABASE_URL`. */
  setting?: string
  /** Whether the URL may lead through a pooler in transaction mode. Then nothing is kept in a session. */
  isPooled?: boolean
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

export function connectionConfig(
  options: ConnectionOptions,
  extra: ClientConfig = {},
  settings = ordinarySettings(options.statementSeconds),
): ClientConfig {
  return {
    connectionString: options.url,
    application_name: options.applicationName,
    // A pooler leads to sessions of others: settings go with each transaction there (`session-settings.ts`).
    ...(options.isPooled ? {} : { options: startupOptions(settings) }),
    connectionTimeoutMillis: connectTimeoutMs,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    ...extra,
  }
}

/** A connection for the statements of requests, which are named and sent without waiting. */
export function pipelinedConfig(options: ConnectionOptions, settings: SessionSettings): ClientConfig {
  return connectionConfig(options, { pipeline: true }, settings)
}
