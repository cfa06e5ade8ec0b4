import { createHash } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'

/** Some 10 ms. Other requests get their turn in between. */
const roundsAtOnce = 8_192

/** Hashes a digest together with a text so many times, each time with the digest of the time before. */
export async function stretch(
  algorithm: 'md5' | 'sha512',
  digest: Buffer,
  text: string,
  rounds: number,
): Promise<Buffer> {
  let current = digest
  for (let round = 1; round <= rounds; round++) {
    current = createHash(algorithm).update(current).update(text).digest()
    if (round % roundsAtOnce === 0) await setImmediate()
  }
  return current
}
