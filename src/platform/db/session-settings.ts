import { statementTimeoutSeconds } from './silence.ts'
import { type Statement, writtenOut } from './sql.ts'

/** Settings of PostgreSQL that a kind of connection needs. */
export type SessionSettings = Readonly<Record<string, string>>

/**
 * Of every connection. Times are read as text, in UTC. Just-in-time compilation takes longer than running any of the plans, and
 * disabled sequential scans would trigger it by their cost.
 */
const everywhere = { timezone: 'UTC', datestyle: 'ISO', jit: 'off' } satisfies SessionSettings

/**
 * Of named statements, whose plans are kept: one that was made while its table was empty would go on scanning it when it is
 * large, until the next `analyze`.
 */
const named = { ...everywhere, enable_seqscan: 'off' } satisfies SessionSettings

/**
 * A statement slower than this gives the shared connection back and runs once more on an ordinary one, in a place of its
 * kind. Lists, jobs and crons send it there at once for the next minute.
 */
export const sharedTimeoutMs = 250

/** After this time, the database releases the locks of a transaction whose process it can no longer reach. */
const abandonedAfterMs = 8_000

/** For single statements that share a connection. */
export const sharedSettings: SessionSettings = { ...named, statement_timeout: `${sharedTimeoutMs}` }

export function transactionSettings(statementSeconds = statementTimeoutSeconds): SessionSettings {
  return { ...named, ...limits(statementSeconds) }
}

/** For statements that take long. They are planned for their values. */
export function ordinarySettings(statementSeconds = statementTimeoutSeconds): SessionSettings {
  return { ...everywhere, ...limits(statementSeconds) }
}

function limits(statementSeconds: number): SessionSettings {
  return {
    statement_timeout: `${statementSeconds * 1_000}`,
    idle_in_transaction_session_timeout: `${abandonedAfterMs}`,
  }
}

/** A setting of ours that says whether the options of the start have reached the session. */
export const arrivalSetting = 'gatehouse.session'

/**
 * The options with which a session starts. Keepalives let the database notice lost clients: otherwise, the sessions of a lost
 * host would stay for two hours.
 */
export function startupOptions(settings: SessionSettings): string {
  const all = {
    ...settings,
    [arrivalSetting]: 'on',
    tcp_keepalives_idle: '10',
    tcp_keepalives_interval: '5',
    tcp_keepalives_count: '3',
  }
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ')
}

/** Sets the options until the end of the transaction, for a session that others use too. */
export function settingsStatement(settings: SessionSettings): Statement {
  const calls = Object.entries(settings).map(([name, value]) => `set_config('${name}', '${value}', true)`)
  return writtenOut([`select ${calls.join(', ')}`])
}
