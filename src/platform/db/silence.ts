import type { Socket } from 'node:net'
import { Client, type ClientBase, type ClientConfig } from 'pg'

/** For how many seconds a connection may owe an answer without a byte from the database. */
export interface ResponseTimeouts {
  /** Outside of a transaction, where BEGIN is answered immediately. */
  outside: number
  /** Inside one, where a statement may wait for locks. */
  inside: number
  /** For how long a transaction may be open. Default: {@link transactionSeconds}. */
  open?: number
}

/** Longer than the statement timeout of the shared connections, so that an answer that is due is never that late. */
export const promptSeconds = 5
/** The statement timeout elsewhere, set in the database; the client waits slightly longer for its error. */
export const statementTimeoutSeconds = 60

/** @param statementSeconds the statement timeout of connections that are not shared. */
export function timeoutsFor(statementSeconds = statementTimeoutSeconds) {
  const slowSeconds = statementSeconds + 5
  return {
    /** The connection that listens, as shared ones. */
    prompt: promptTimeouts,
    transaction: { outside: promptSeconds, inside: slowSeconds },
    slow: { outside: slowSeconds, inside: slowSeconds },
    /** What copies a database reads it as it is at one moment, however long that takes. */
    copying: { outside: slowSeconds, inside: slowSeconds, open: Number.POSITIVE_INFINITY },
  } satisfies Record<string, ResponseTimeouts>
}

/** Every answer comes immediately. */
export const promptTimeouts: ResponseTimeouts = { outside: promptSeconds, inside: promptSeconds }

/** How long a connection has for being made, and a caller for getting one of a pool. */
export const connectTimeoutMs = 5_000
/** For how long a transaction may exist. */
const transactionSeconds = 120
/** A connection that was idle for this long is probed. */
const quietSeconds = 20

const ticksASecond = 2

/**
 * Ends connections over which the database has stopped answering. TCP alone does not detect this: a proxy in front of a
 * lost peer acknowledges everything and never answers.
 *
 * Silence is counted in ticks, not by the clock, so that a blocked process does not blame the database. There is no
 * work per statement: a tick compares the number of received bytes.
 */
export interface Watch {
  /** Watches a connected client until it ends. */
  add(client: ClientBase, allowed: ResponseTimeouts): void
  /** Ends everything that is watched, now. */
  endAll(): void
  stop(): void
}

interface Watched {
  readonly client: Client
  readonly timeouts: ResponseTimeouts
  /** What `stream.bytesRead` was at the last tick. */
  bytes: number
  waitingTicks: number
  quietTicks: number
  transactionTicks: number
  /** Another connection was found silent. */
  isSuspect: boolean
}

export function createWatch(): Watch {
  const watched = new Map<ClientBase, Watched>()

  function look(each: Watched): void {
    const { client, timeouts: allowed } = each
    const { bytesRead } = client.connection.stream as Socket
    const isMoving = bytesRead !== each.bytes
    each.bytes = bytesRead
    const isWaiting = !client.readyForQuery
    const isInside = client.getTransactionStatus() !== 'I'
    each.waitingTicks = isWaiting && !isMoving ? each.waitingTicks + 1 : 0
    each.quietTicks = isWaiting || isMoving || isInside ? 0 : each.quietTicks + 1
    each.transactionTicks = isInside ? each.transactionTicks + 1 : 0

    const seconds = each.isSuspect ? promptSeconds : isInside ? allowed.inside : allowed.outside
    if (each.waitingTicks >= seconds * ticksASecond) {
      if (seconds === promptSeconds) checkOtherConnections()
      end(each, `The database was silent for ${seconds} s.`)
    } else if (each.transactionTicks >= (allowed.open ?? transactionSeconds) * ticksASecond) {
      end(each, `A transaction was open for ${allowed.open ?? transactionSeconds} s.`)
    } else if (each.quietTicks >= quietSeconds * ticksASecond) {
      each.quietTicks = 0
      client.query('').catch(() => undefined)
    }
  }

  /** The cause of one silent connection probably affects the others too. */
  function checkOtherConnections(): void {
    for (const other of watched.values()) {
      other.isSuspect = true
      const isIdle = other.client.readyForQuery && other.client.getTransactionStatus() === 'I'
      if (isIdle || other.waitingTicks >= (promptSeconds - 1) * ticksASecond) end(other, 'The database was silent.')
    }
  }

  function end({ client }: Watched, why: string): void {
    watched.delete(client)
    client.connection.stream.destroy(new ConnectionSilent(why))
  }

  const ticking = setInterval(() => {
    for (const each of [...watched.values()]) if (watched.has(each.client)) look(each)
  }, 1_000 / ticksASecond).unref()

  return {
    add(base, allowed) {
      const client = base as Client
      const forget = () => watched.delete(client)
      client.once('end', forget)
      watched.set(client, {
        client,
        timeouts: allowed,
        bytes: 0,
        waitingTicks: 0,
        quietTicks: 0,
        transactionTicks: 0,
        isSuspect: false,
      })
    },
    endAll() {
      for (const each of [...watched.values()]) end(each, 'The database is closed.')
    },
    stop: () => clearInterval(ticking),
  }
}

/** Why a connection was ended by us. */
export class ConnectionSilent extends Error {
  override readonly name = 'ConnectionSilent'
}

/**
 * A client that refuses a read-only server. A proxy may lead to a standby, or to a primary that was just demoted to
 * one; PostgreSQL reports it when the connection is made and whenever it changes.
 */
export class PrimaryClient extends Client {
  constructor(config: ClientConfig = {}) {
    // Regardless of the pool's use of this limit, which also bounds the wait of its callers.
    super({ ...config, connectionTimeoutMillis: connectTimeoutMs })
    this.connection.on('parameterStatus', ({ parameterName, parameterValue }) => {
      if (parameterName === 'in_hot_standby' && parameterValue === 'on')
        this.connection.stream.destroy(new ConnectionSilent('The database is a standby, which accepts no writes.'))
    })
  }
}

/**
 * What connects. What a pooler says at the start is of a server to which it connected at some time, and says nothing of the one
 * that runs the next transaction.
 */
export function clientClass({ isPooled = false }: { isPooled?: boolean }): typeof Client {
  return isPooled ? Client : PrimaryClient
}

/** Members of the driver that its types omit. */
declare module 'pg' {
  interface Client {
    /** Whether everything that was sent is answered. */
    readonly readyForQuery: boolean
  }
  interface Connection {
    on(event: 'parameterStatus', listener: (status: { parameterName: string; parameterValue: string }) => void): this
  }
}
