import type { Config } from '../../config/config.ts'

/**
 * Coarse limits that protect the process. Counted per process, in memory, in fixed windows: with several processes
 * the total is a multiple. Limits on guessing are exact and live in the database instead (`guess-limits.ts`).
 */
export interface RateLimiter {
  /** @param name of a `RequestLimit`. @param times how many times its limit the key has. */
  count(name: string, key: string, times?: number): CountedRequest
}

export interface CountedRequest {
  /** How long to wait when the limit was reached before. Then the request was not counted. */
  readonly secondsLeft: number | undefined
  /** The name of the limit. */
  readonly limit: string
  /** Takes the request off the count of its window. Of several calls the first counts. */
  giveBack(): void
}

interface Window {
  endsAt: number
  count: number
}

export const uncounted: CountedRequest = { secondsLeft: undefined, limit: '', giveBack: () => undefined }

export function createRateLimiter(
  { rateLimits, requestRates }: Pick<Config, 'rateLimits' | 'requestRates'>,
  now: () => Date,
): RateLimiter {
  if (!rateLimits) return { count: () => uncounted }
  const windows = new Map<string, Window>()
  let sweepBeyond = 10_000
  return {
    count(name, key, times = 1) {
      const rate = requestRates[name]
      if (rate === undefined) return uncounted
      const time = now().getTime()
      const id = `${name}:${key}`
      let window = windows.get(id)
      if (window === undefined || window.endsAt <= time) {
        if (windows.size > sweepBeyond) {
          forgetEnded(windows, time)
          // Doubled, so that with many callers not every request triggers a sweep.
          sweepBeyond = Math.max(10_000, 2 * windows.size)
        }
        window = { endsAt: time + rate.windowSeconds * 1_000, count: 0 }
        windows.set(id, window)
      }
      if (window.count >= rate.limit * times)
        return { ...uncounted, limit: name, secondsLeft: Math.ceil((window.endsAt - time) / 1_000) }
      return countIn(window, name)
    },
  }
}

function countIn(window: Window, limit: string): CountedRequest {
  let isCounted = true
  window.count += 1
  return {
    secondsLeft: undefined,
    limit,
    giveBack() {
      if (isCounted) window.count -= 1
      isCounted = false
    },
  }
}

function forgetEnded(windows: Map<string, Window>, time: number): void {
  for (const [id, window] of windows) if (window.endsAt <= time) windows.delete(id)
}
