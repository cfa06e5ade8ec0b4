import type { Config } from '../config/config.ts'
import { platformErrors } from './errors.ts'

/**
 * A coarse limit that protects the process. Counted per process, in memory, in fixed windows: with several processes
 * the total is a multiple. Limits on guessing are exact and live in the database instead (`guess-limits.ts`).
 */
export interface RateLimit {
  name: string
  limit: number
  windowSeconds: number
}

/** The documented limits. */
export const rateLimits = {
  address: { name: 'address', limit: 6_000, windowSeconds: 60 },
  userManagementReads: { name: 'user_management_reads', limit: 1_000, windowSeconds: 10 },
  userManagementWrites: { name: 'user_management_writes', limit: 500, windowSeconds: 10 },
  organizationDeletes: { name: 'organization_deletes', limit: 50, windowSeconds: 60 },
  deviceCodes: { name: 'device_codes', limit: 10, windowSeconds: 60 },
} satisfies Record<string, RateLimit>

export interface RateLimiter {
  /** @throws rateLimited with the seconds left of the window. */
  count(limit: RateLimit, key: string): void
}

export function createRateLimiter(config: Config, now: () => Date): RateLimiter {
  if (!config.rateLimits) return { count: () => undefined }
  const windows = new Map<string, { endsAt: number; count: number }>()
  let sweepBeyond = 10_000
  return {
    count(limit, key) {
      const time = now().getTime()
      const id = `${limit.name}:${key}`
      let window = windows.get(id)
      if (window === undefined || window.endsAt <= time) {
        if (windows.size > sweepBeyond) {
          forgetEnded(windows, time)
          // Doubled, so that many callers at once do not make every one of them pay for a sweep.
          sweepBeyond = Math.max(10_000, 2 * windows.size)
        }
        window = { endsAt: time + limit.windowSeconds * 1_000, count: 0 }
        windows.set(id, window)
      }
      window.count += 1
      if (window.count > limit.limit) throw platformErrors.rateLimited(Math.ceil((window.endsAt - time) / 1_000))
    },
  }
}

function forgetEnded(windows: Map<string, { endsAt: number }>, time: number): void {
  for (const [id, window] of windows) if (window.endsAt <= time) windows.delete(id)
}
