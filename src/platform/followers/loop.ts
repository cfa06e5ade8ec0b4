import { setTimeout as delay } from 'node:timers/promises'
import type { Bell } from '../bell.ts'
import type { System } from '../context.ts'

export interface Loop {
  /** Finishes the step in hand and begins no further one. */
  stop(): Promise<void>
}

export interface LoopOptions {
  /** Names the loop in the log. */
  name: string
  bell: Bell
  /** How often it looks for work without a ring. */
  pollMs: number
}

const pauseAfterErrorMs = 1_000

/**
 * Repeats a step: immediately while there is more to do, otherwise at the next ring or poll. It pauses while the clock of
 * the process is too far from the database's. A step that fails is logged and repeated after a second.
 *
 * @param step returns whether there is more to do.
 */
export function startLoop(system: System, { name, bell, pollMs }: LoopOptions, step: () => Promise<boolean>): Loop {
  const end = new AbortController()
  const run = async () => {
    while (!end.signal.aborted) {
      try {
        const hasMore = system.clock.mayTakeWork() && (await step())
        if (!hasMore) await bell.rung(pollMs)
      } catch (err) {
        system.log.error({ err, follower: name }, 'work that is due could not be read; trying again')
        await delay(pauseAfterErrorMs, undefined, { signal: end.signal }).catch(() => undefined)
      }
    }
  }
  const running = run()
  return {
    async stop() {
      end.abort()
      bell.ring()
      await running
    },
  }
}
