import { setTimeout as delay } from 'node:timers/promises'
import { createEnvironment } from '#environment/environments/index.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import type { System } from '#platform/context.ts'
import { createLog } from '#platform/log.ts'
import { catalog } from '../../src/catalog.ts'
import { closeSystem, openSystem } from '../../src/system.ts'
import { type Child, startChild } from '../kit/child.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { type Gatehouse, startGatehouse } from '../kit/gatehouse.ts'
import { settingsFor } from '../kit/settings.ts'
import type { Supplies } from '../kit/supplies.ts'
import type { Listening, ListenRequest, Received } from './receivers.ts'

/** What the measurements stand on: the real server, receivers beside it, and the database to put events into. */
export interface Stand {
  gatehouse: Gatehouse
  receivers: Child
  /** Of the bench's own process: records events without the server's help. */
  system: System
}

export async function openStand(supplies: Supplies, cleanUp: CleanUp): Promise<Stand> {
  const programs = await supplies.programs()
  const settings = settingsFor(await supplies.database())
  const { config, secrets } = loadConfig(settings)
  const gatehouse = await startGatehouse(programs, settings)
  cleanUp.later(() => gatehouse.child.stop())
  const receivers = startChild('The receivers', programs('bench/webhooks/receivers'), settings)
  cleanUp.later(() => receivers.stop())
  // The probe answers before the program itself is loaded.
  while (!(await receivers.ask('received').then(Boolean, () => false))) await receivers.ask('usage')
  const system = await openSystem({
    config,
    secrets: { ...secrets, databaseUrl: settings.DATABASE_URL },
    log: createLog('warn', catalog.secretNames),
  })
  cleanUp.later(() => closeSystem(system))
  return { gatehouse, receivers, system }
}

/** An environment of a measurement's own, with endpoints that subscribe to {@link eventName}. */
export interface Field {
  environmentId: string
  apiKey: string
  /** The places of the receivers. */
  places: number[]
}

export const eventName = 'organization.created'

export async function openField(stand: Stand, listens: readonly ListenRequest[]): Promise<Field> {
  const { context, apiKey } = await createEnvironment(stand.system, 'Bench')
  const places: number[] = []
  for (const listen of listens) {
    for (const { place, url } of await stand.receivers.ask<Listening[]>('listen', listen)) {
      places.push(place)
      await post(stand, apiKey, '/webhook_endpoints', { endpoint_url: url, events: [eventName] })
    }
  }
  return { environmentId: context.environmentId, apiKey, places }
}

export async function post(stand: Stand, apiKey: string, path: string, body: object): Promise<void> {
  const response = await fetch(`http://127.0.0.1:${stand.gatehouse.port}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const text = await response.text()
  if (!response.ok) throw new Error(`POST ${path} answered ${response.status}: ${text}`)
}

/** Milliseconds from the call until each of these receivers had `count` more requests than before it. */
export async function timeUntilReceived(
  { receivers }: Stand,
  places: readonly number[],
  count: number,
  start: () => Promise<unknown>,
): Promise<number> {
  const before = await receivers.ask<Received>('received')
  const startedAt = performance.timeOrigin + performance.now()
  await start()
  const deadline = Date.now() + 600_000
  while (Date.now() < deadline) {
    const now = await receivers.ask<Received>('received')
    const isDone = places.every((place) => (now.counts[place] ?? 0) - (before.counts[place] ?? 0) >= count)
    if (isDone) return Math.max(...places.map((place) => now.lastAt[place] ?? 0)) - startedAt
    await delay(20)
  }
  throw new Error(`The receivers did not get ${count} deliveries each in ten minutes.`)
}
