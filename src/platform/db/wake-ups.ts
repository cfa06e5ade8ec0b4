import { setTimeout as delay } from 'node:timers/promises'
import type { Client } from 'pg'
import { type Bell, createBell } from '../bell.ts'
import type { Log } from '../log.ts'
import type { Database } from './database.ts'
import { sql } from './sql.ts'

/** What there may be to do, in one word of a slice: part of the name of a PostgreSQL channel. */
export type Work = string

/** Notifies all processes on a database that there may be work. Not a guarantee: waiting processes also poll. */
export interface WakeUps {
  /** Called after the commit. However often, one notice leaves in `quietMs`. */
  announce(work: Work): void
  /** Calls back when any process announced it, and whenever notices may have been missed. Lasts until `stop`. */
  listen(work: Work, wake: () => void): void
  stop(): Promise<void>
}

/** A notification in each transaction would serialize all commits. */
const usualQuietMs = 50
const reconnectMs = 1_000

export function createWakeUps(database: Pick<Database, 'run' | 'connect'>, log: Log, quietMs = usualQuietMs): WakeUps {
  const end = new AbortController()
  const bells = new Map<Work, Bell>()
  const listeners: { work: Work; wake: () => void }[] = []
  let connected: Client | undefined
  /** One statement at a time: the driver gives up queueing them. */
  let asked: Promise<unknown> = Promise.resolve()
  let listening: Promise<void> | undefined

  function bellOf(work: Work): Bell {
    const known = bells.get(work)
    if (known !== undefined) return known
    const bell = createBell()
    bells.set(work, bell)
    void send(work, bell)
    return bell
  }

  /** A loop, so that a notification is not part of the request that triggers it. */
  async function send(work: Work, bell: Bell): Promise<void> {
    while (!end.signal.aborted) {
      await bell.rung()
      if (end.signal.aborted) return
      // The others find it within a second by polling.
      await database.run(sql`select pg_notify(${channelOf(work)}, '')`).catch(() => undefined)
      await delay(quietMs, undefined, { ref: false })
    }
  }

  function subscribe(client: Client, work: Work): Promise<unknown> {
    const subscribing = asked.then(() => client.query(`listen ${channelOf(work)}`))
    asked = subscribing.catch(() => undefined)
    return subscribing
  }

  async function keepListening(): Promise<void> {
    while (!end.signal.aborted) {
      await listenUntilLost().catch((err) => log.warn({ err }, 'cannot listen for new events; looking once a second'))
      await delay(reconnectMs, undefined, { signal: end.signal }).catch(() => undefined)
    }
  }

  async function listenUntilLost(): Promise<void> {
    const client = await database.connect()
    const lost = new Promise<void>((resolve) => client.on('end', resolve).on('error', () => resolve()))
    const hangUp = () => void client.end().catch(() => undefined)
    client.on('notification', ({ channel }) => {
      for (const { work, wake } of listeners) if (channelOf(work) === channel) wake()
    })
    end.signal.addEventListener('abort', hangUp)
    try {
      connected = client
      for (const { work } of [...listeners]) await subscribe(client, work)
      for (const { wake } of listeners) wake()
      if (!end.signal.aborted) await lost
    } finally {
      connected = undefined
      end.signal.removeEventListener('abort', hangUp)
      hangUp()
    }
  }

  return {
    announce: (work) => bellOf(work).ring(),
    listen(work, wake) {
      listeners.push({ work, wake })
      listening ??= keepListening()
      if (connected !== undefined) subscribe(connected, work).catch(() => undefined)
    },
    async stop() {
      end.abort()
      for (const bell of bells.values()) bell.ring()
      await listening
    },
  }
}

function channelOf(work: Work): string {
  return `gatehouse_${work}`
}
