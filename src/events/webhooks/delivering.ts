import type { System } from '#platform/context.ts'
import { startTail } from '../event-log/index.ts'
import { createWebhookConsumer } from './consumer.ts'
import { type SenderOptions, startWebhookSender } from './sender/sender.ts'

export interface WebhookDelivering {
  /** Finishes the current step and running requests, within a few seconds. */
  stop(): Promise<void>
}

/** Follows the event log and sends its deliveries from this process. Other processes may do the same. */
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
