import { startTail } from '#events/event-log/index.ts'
import type { System } from '#platform/context.ts'
import type { TurnFollowerOptions } from '#platform/followers/turn-follower.ts'
import { createSignalConsumer } from './consumer.ts'
import { startSignalSender } from './sender/sender.ts'

export interface SharedSignals {
  /** Finishes the current step and running requests, within a few seconds. */
  stop(): Promise<void>
}

/** Follows the event log and pushes its signals from this process. Other processes may do the same. */
export function startSharedSignals(system: System, options?: TurnFollowerOptions): SharedSignals {
  const sender = startSignalSender(system, options)
  const tail = startTail(system, createSignalConsumer(system))
  return {
    async stop() {
      await tail.stop()
      await sender.stop()
    },
  }
}
