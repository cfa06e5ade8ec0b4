import { startTail } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import { createScimTargetConsumer } from './consumer.ts'
import { type PusherOptions, startPusher } from './sender/pusher.ts'

export interface ScimTargets {
  /** Finishes the current step and running requests, within a few seconds. */
  stop(): Promise<void>
}

/** Follows the event log and pushes what changed from this process. Other processes may do the same. */
export function startScimTargets(system: System, options: PusherOptions = {}): ScimTargets {
  const pusher = startPusher(system, options)
  const tail = startTail(system, createScimTargetConsumer(system))
  return {
    async stop() {
      await tail.stop()
      await pusher.stop()
    },
  }
}
