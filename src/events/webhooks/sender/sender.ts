import { setTimeout as delay } from 'node:timers/promises'
import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { attemptDelivery } from './attempt.ts'
import { claimDeliveries } from './claim.ts'
import type { ClaimedDelivery } from './claimed-delivery.ts'
import { createLanes } from './lanes.ts'
import { isLeaseOver, renewalMs, renewLeases, returnLeases } from './leases.ts'
import { createResultWriter } from './results.ts'

export interface WebhookSender {
  /** There may be something to send: checks immediately instead of at the next poll. */
  wake(): void
  /** Takes no more deliveries, gives running ones a few seconds, and returns the leases of the rest. */
  stop(): Promise<void>
}

export interface SenderOptions {
  pollMs?: number
  /** The maximum number of deliveries in this process, over all endpoints. Bounds its memory. */
  maxHeld?: number
  /** How often leases are renewed. */
  renewMs?: number
  /** How long `stop` waits for requests under way. */
  graceMs?: number
  /** From 0 to below 1: spreads retries. */
  random?: () => number
}

/**
 * Sends due deliveries, at least once. Any number of processes may run it: a delivery is leased to one of them, and
 * sent again after the lease if that one dies. Endpoints do not wait for each other.
 */
export function startWebhookSender(system: System, options: SenderOptions = {}): WebhookSender {
  const { pollMs = 1_000, maxHeld = 1_024, renewMs = renewalMs, graceMs = 5_000, random = Math.random } = options
  const bell = createBell()
  const writer = createResultWriter(system, random)
  /** Deliveries that are leased to this process and whose results are not written yet. */
  const held = new Set<ClaimedDelivery>()
  const underWay = new Set<Promise<void>>()
  const lanes = createLanes((delivery) => {
    const sending = send(delivery).finally(() => underWay.delete(sending))
    underWay.add(sending)
    return sending
  }, bell.ring)
  let after = { environmentId: '', endpointId: '' }
  /** More may be due than the last claim had room for. */
  let isFull = false
  let isStopping = false

  function release(delivery: ClaimedDelivery): void {
    held.delete(delivery)
    // Not at each one, since many are claimed at the cost of one.
    if (isFull && held.size <= maxHeld / 2) bell.ring()
  }

  async function send(delivery: ClaimedDelivery): Promise<void> {
    // Renewal was not possible for a while: it may be another process's by now.
    if (isLeaseOver(delivery, system.now())) {
      release(delivery)
      return
    }
    const outcome = await attemptDelivery(system, delivery)
    // Absent when `stop` timed out.
    if (!held.has(delivery)) return
    const written = writer.add({ delivery, outcome }).finally(() => release(delivery))
    // The next claim for this endpoint has to know of a failure; a success need not wait for its result to be written.
    if (!outcome.succeeded) await written
  }

  async function claim(): Promise<void> {
    if (!system.clock.mayTakeWork()) return
    const limit = maxHeld - held.size
    isFull = limit <= 0
    if (isFull) return
    const claimed = await claimDeliveries(system, { limit, held: lanes.held(), after })
    isFull = claimed.length === limit
    const last = claimed.at(-1)
    if (last !== undefined) after = { environmentId: last.environment_id, endpointId: last.endpoint_id }
    for (const delivery of claimed) {
      held.add(delivery)
      lanes.add(delivery)
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await claim()
        await bell.rung(pollMs)
      } catch (err) {
        system.log.error({ err }, 'webhook deliveries could not be read; trying again')
        await delay(1_000)
      }
    }
  }

  const renewing = setInterval(() => {
    renewLeases(system, held).catch((err) => system.log.error({ err }, 'leases of webhooks were not renewed'))
  }, renewMs).unref()
  const running = run()
  return {
    wake: bell.ring,
    async stop() {
      isStopping = true
      bell.ring()
      await running
      lanes.clear()
      await Promise.race([Promise.all(underWay), delay(graceMs, undefined, { ref: false })])
      await writer.drained()
      clearInterval(renewing)
      const unsent = [...held]
      held.clear()
      await returnLeases(system, unsent)
    },
  }
}
