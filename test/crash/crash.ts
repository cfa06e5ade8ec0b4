import { setTimeout as delay } from 'node:timers/promises'
import { WorkOS } from '@workos-inc/node'
import { defined } from '#platform/defined.ts'
import { type Receiver, startReceiver } from '../receiver.ts'
import { createRandom, type Random } from '../samples.ts'
import { findFaults } from './find-faults.ts'
import { createServerProcess, type ServerProcess } from './server-process.ts'
import { type Acknowledged, type Writer, writeUntil } from './writer.ts'

export interface CrashOptions {
  /** A database that has no environment yet. */
  databaseUrl: string
  /** How often the server is killed. */
  kills: number
  /** How long it lives after it is ready, from 0.5 to 1.5 times this. */
  lifeMs: number
  writers: number
  seed: number
  log?: (line: string) => void
}

export interface CrashReport {
  kills: number
  /** Writes that were answered with success. */
  acknowledged: number
  /** Writes whose answer never came: they may or may not have happened. */
  unanswered: number
  events: number
  /** Requests that the receivers got, and how many of them were repetitions. */
  delivered: number
  repeated: number
  /** What must not be: a lost event, a lost delivery, a delivery of what was not committed, a write done twice. */
  faults: string[]
}

/** What the two endpoints subscribe to. */
const subscriptions = [
  ['organization.created', 'organization.updated', 'organization.deleted'],
  ['organization.created'],
] as const

/**
 * Writes through the official SDK while the server is killed with SIGKILL and started again, lets it deliver what it owes,
 * and compares: what was acknowledged, what the log holds, what the receivers got.
 */
export async function runCrashTest(options: CrashOptions): Promise<CrashReport> {
  const { kills, lifeMs, writers, seed, log = () => undefined } = options
  const random = createRandom(seed)
  const receivers = await Promise.all(subscriptions.map(() => startReceiver()))
  const server = await createServerProcess(options.databaseUrl)
  try {
    await server.start()
    const workos = sdkOf(server)
    for (const [i, events] of subscriptions.entries()) {
      await workos.webhooks.createWebhookEndpoint({ endpointUrl: receivers[i]?.url ?? '', events: [...events] })
    }
    const end = new AbortController()
    const writing = Array.from({ length: writers }, (_, i) => writeUntil(end.signal, workos, i, createRandom(seed + i)))
    for (let i = 1; i <= kills; i++) {
      await delay(lifeMs * between(random, 0.5, 1.5))
      await server.kill()
      await server.start()
      log(
        `kill ${i} of ${kills}: ${receivers.map(({ delivered }) => delivered.length).join(' and ')} deliveries so far`,
      )
    }
    await delay(lifeMs / 2)
    end.abort()
    const done = await Promise.all(writing)
    return await judge(kills, done, workos, receivers)
  } finally {
    await server.kill()
    await Promise.all(receivers.map((receiver) => receiver.close()))
  }
}

async function judge(kills: number, writers: Writer[], workos: WorkOS, receivers: Receiver[]): Promise<CrashReport> {
  const acknowledged: Acknowledged[] = writers.flatMap((writer) => writer.acknowledged)
  const events = await readLog(workos)
  const expected = receivers.map((receiver, i) => ({
    receiver,
    events: events.filter(({ event }) => (subscriptions[i] as readonly string[]).includes(event)),
  }))
  // Leases of the last process that died end after ten seconds.
  const deadline = Date.now() + 60_000
  const isDelivered = () =>
    expected.every(({ receiver, events: owed }) => {
      const ids = new Set(receiver.delivered.map(({ event }) => event.id))
      return owed.every(({ id }) => ids.has(id))
    })
  while (!isDelivered() && Date.now() < deadline) await delay(50)
  const delivered = receivers.flatMap((receiver) => receiver.delivered)
  const different = receivers.flatMap((receiver) => [...new Set(receiver.delivered.map(({ event }) => event.id))])
  return {
    kills,
    acknowledged: acknowledged.length,
    unanswered: writers.reduce((sum, writer) => sum + writer.unanswered, 0),
    events: events.length,
    delivered: delivered.length,
    repeated: delivered.length - different.length,
    faults: findFaults(acknowledged, events, expected),
  }
}

export interface LoggedEvent {
  id: string
  event: string
  data: { id: string; name: string }
}

/** The whole log as the feed gives it, in the wire's words. */
async function readLog(workos: WorkOS): Promise<LoggedEvent[]> {
  const events: LoggedEvent[] = []
  for (let after: string | undefined; ; ) {
    const query = new URLSearchParams({ limit: '100', order: 'asc', ...defined({ after }) })
    const { data } = await workos.get<{ data: LoggedEvent[]; list_metadata: { after: string | null } }>(
      `/events?${query}`,
    )
    events.push(...data.data)
    if (data.list_metadata.after === null) return events
    after = data.list_metadata.after
  }
}

function sdkOf({ port, apiKey }: ServerProcess): WorkOS {
  return new WorkOS(apiKey, { apiHostname: '127.0.0.1', port, https: false, maxRetries: 0 })
}

function between(random: Random, low: number, high: number): number {
  return low + ((high - low) * random.integer(1_000)) / 1_000
}
