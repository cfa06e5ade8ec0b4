import { createHmac, timingSafeEqual } from 'node:crypto'

/** RFC 6238 with what every authenticator app takes: SHA-1, six digits, steps of 30 seconds from the epoch. */
export const totpPeriodSeconds = 30
const digits = 6
/**
 * The number of steps before and after the current one that are accepted: clocks differ, and people take their time
 * (RFC 6238 §5.2).
 */
const drift = 1

export function totpStep(now: Date): number {
  return Math.floor(now.getTime() / 1_000 / totpPeriodSeconds)
}

/** The code of a time step: HOTP (RFC 4226 §5.3) with the step as its counter. */
export function totpCode(secret: Buffer, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const offset = (mac.at(-1) ?? 0) & 15
  const number = mac.readUInt32BE(offset) & 0x7fffffff
  return String(number % 10 ** digits).padStart(digits, '0')
}

/**
 * The time step of the code, at most one from the current one; `undefined` for a wrong code. Always compares all of
 * them.
 */
export function matchingStep(secret: Buffer, code: string, now: Date): number | undefined {
  const present = totpStep(now)
  const steps = Array.from({ length: 2 * drift + 1 }, (_, i) => present - drift + i)
  return steps.filter((step) => isSame(code, totpCode(secret, step))).at(-1)
}

/** In constant time. */
function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
