import { startTail } from '../events/index.ts'
import type { System } from '../platform/context.ts'
import { createWebhookConsumer } from './consumer.ts'
import { type SenderOptions, startWebhookSender } from './sender/sender.ts'

export interface WebhookDelivering {
  /** Finishes the step in hand and what is under way, within a few seconds. */
  stop(): Promise<void>
}

/** Follows the event log and sends what comes of it, from this process. Others may do the same. */
export function startWebhooks(system: System, options: SenderOptions = {}): WebhookDelivering {
  const sender = startWebhookSender(system, options)
  system.wakeUps.listen('deliveries', sender.wake)
  const tail = startTail(system, createWebhookConsumer(system, sender.wake))
  return {
    async stop() {
      await tail.stop()
      await sender.stop()
    },
  }
}
