import { setTimeout as delay } from 'node:timers/promises'
import { createBell } from '#platform/bell.ts'
import type { System } from '#platform/context.ts'
import { claimStreams } from './claim.ts'
import type { ClaimedStream } from './claimed-stream.ts'
import { renewalMs, renewLeases, returnLeases } from './leases.ts'
import { sendTurn } from './send-turn.ts'

export interface LogStreamSender {
  /** Begins nothing new, gives requests under way a few seconds, and returns the leases of the rest. */
  stop(): Promise<void>
}

export interface LogStreamOptions {
  pollMs?: number
  /** How many streams this process sends for at once. Bounds its memory: each holds a batch. */
  width?: number
  /** How long `stop` waits. */
  graceMs?: number
  random?: () => number
}

/**
 * Sends audit logs to their destinations, at least once and in order within a stream. Any number of processes may run it: a
 * stream is leased to one of them. Each stream is sent on its own, so none waits for the destination of another.
 */
export function startLogStreams(system: System, options: LogStreamOptions = {}): LogStreamSender {
  const { pollMs = 1_000, width = 100, graceMs = 5_000, random = Math.random } = options
  const bell = createBell()
  const turns = new Map<ClaimedStream, Promise<void>>()
  let isStopping = false

  async function claim(): Promise<void> {
    const room = width - turns.size
    if (room <= 0 || !system.clock.mayTakeWork()) return
    for (const stream of await claimStreams(system, room)) {
      const turn = sendTurn(system, stream, { random, isStopping: () => isStopping }).finally(() => {
        turns.delete(stream)
        // There may be more of it, or others that had no room.
        bell.ring()
      })
      turns.set(stream, turn)
    }
  }

  async function run(): Promise<void> {
    while (!isStopping) {
      try {
        await claim()
        await bell.rung(pollMs)
      } catch (err) {
        system.log.error({ err }, 'log streams could not be read; trying again')
        await delay(1_000)
      }
    }
  }

  const renewing = setInterval(() => {
    renewLeases(system, turns.keys()).catch((err) =>
      system.log.error({ err }, 'leases of log streams were not renewed'),
    )
  }, renewalMs).unref()
  const running = run()
  return {
    async stop() {
      isStopping = true
      bell.ring()
      await running
      await Promise.race([Promise.all(turns.values()), delay(graceMs, undefined, { ref: false })])
      clearInterval(renewing)
      await returnLeases(system, [...turns.keys()])
    },
  }
}
