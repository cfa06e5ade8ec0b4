import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { type Follower, type FollowerOptions, startFollower } from '#platform/followers/follower.ts'
import { isLeaseOver } from '#platform/followers/leases.ts'
import type { RootOptions } from '#platform/traces/traces.ts'
import { attemptDelivery } from './attempt.ts'
import { claimDeliveries } from './claim.ts'
import type { ClaimedDelivery } from './claimed-delivery.ts'
import { createLanes } from './lanes.ts'
import { createResultWriter } from './results.ts'

export interface WebhookSender extends Follower {
  /** There may be something to send: checks immediately instead of at the next poll. */
  wake(): void
}

export interface SenderOptions extends FollowerOptions {
  /** The maximum number of deliveries in this process, over all endpoints. Bounds its memory. */
  maxHeld?: number
  /** From 0 to below 1: spreads retries. */
  random?: () => number
}

/** Sends due deliveries, at least once. Endpoints do not wait for each other. */
export function startWebhookSender(system: System, options: SenderOptions = {}): WebhookSender {
  const { maxHeld = 1_024, random = Math.random } = options
  const bell = createBell()
  const writer = createResultWriter(system, random)
  const underWay = new Set<Promise<void>>()
  const lanes = createLanes(bell.ring)
  let after = { environmentId: '', endpointId: '' }
  let isFinished = false

  async function send(delivery: ClaimedDelivery, end: () => void): Promise<void> {
    // Renewal was not possible for a while: it may be another process's by now.
    if (isLeaseOver(delivery, system.now())) return end()
    const outcome = await system.traces.inRoot('webhook', rootOf(delivery), () => attemptDelivery(system, delivery))
    // Its lease was returned: another process makes the attempt again.
    if (isFinished) return
    const written = writer.add({ delivery, outcome }).finally(end)
    // The next claim for this endpoint has to know of a failure; a success need not wait for its result to be written.
    if (!outcome.succeeded) await written
  }

  async function claim(limit: number): Promise<ClaimedDelivery[]> {
    const claimed = await claimDeliveries(system, { limit, held: lanes.held(), after })
    const last = claimed.at(-1)
    if (last !== undefined) after = { environmentId: last.environment_id, endpointId: last.endpoint_id }
    return claimed
  }

  function begin(delivery: ClaimedDelivery, end: () => void): void {
    lanes.add(delivery.endpoint_id, () => {
      const sending = send(delivery, end).finally(() => underWay.delete(sending))
      underWay.add(sending)
      return sending
    })
  }

  async function finish(deadline: Promise<unknown>): Promise<void> {
    lanes.clear()
    await Promise.race([Promise.all(underWay), deadline])
    await writer.drained()
    isFinished = true
  }

  const table = sql`webhook_deliveries`
  const work = { name: 'webhooks', table, mostHeld: maxHeld, claim, begin, finish }
  return { ...startFollower(system, bell, work, options), wake: bell.ring }
}

/** A trace of its own, which may come days after that of the request. */
function rootOf({ environment_id, event, event_id, attempts, request_id }: ClaimedDelivery): RootOptions {
  return {
    kind: 'producer',
    causedBy: request_id ?? undefined,
    attributes: {
      'gatehouse.environment_id': environment_id,
      'gatehouse.event': event,
      'gatehouse.event_id': event_id,
      'gatehouse.delivery.attempt': attempts + 1,
    },
  }
}
