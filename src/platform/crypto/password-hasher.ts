import { type BoundedQueueOptions, createBoundedQueue, type QueueFigures } from '../bounded-queue.ts'
import type { Traces } from '../traces/traces.ts'
import { HashingThreads } from './hashing-threads.ts'

/** Every verification and every new hash goes through here, which bounds the load on the machine. */
export interface PasswordHasher {
  /** Argon2id, by default with the parameters of OWASP: 19 MiB, two passes, one lane. */
  hash(password: string): Promise<string>
  /** Whether `hash` gives hashes of this form. Others are replaced at the next sign-in. */
  isCurrent(passwordHash: string): boolean
  /** Whether the password has this hash. Without a hash, it does the same work against a decoy and returns false. */
  verify(password: string, passwordHash: string | null): Promise<boolean>
  /** How many of both ran since the start. Tests check that known and unknown accounts cost the same. */
  readonly hashes: number
  readonly verifications: number
  queueFigures(): QueueFigures
}

export interface HashingCost {
  /** In KiB. */
  memoryCost: number
  /** Passes over the memory. */
  timeCost: number
}

const costOfOwasp: HashingCost = { memoryCost: 19_456, timeCost: 2 }

export function createPasswordHasher(
  { concurrency, queueLimit, onOverload }: BoundedQueueOptions,
  cost: HashingCost = costOfOwasp,
): PasswordHasher {
  const parameters = { ...cost, parallelism: 1 }
  const prefix = `$argon2id$v=19$m=${cost.memoryCost},t=${cost.timeCost},p=1$`
  const threads = new HashingThreads(concurrency)
  // The first in line already waits at its thread, so that the thread does not pause.
  const inTurn = createBoundedQueue({
    concurrency: 2 * concurrency,
    queueLimit: Math.max(0, queueLimit - concurrency),
    onOverload,
  })
  let decoy: Promise<string> | undefined
  let hashes = 0
  let verifications = 0
  const hash = async (password: string) => String(await threads.run({ name: 'hash', args: [password, parameters] }))
  return {
    hash: (password) =>
      inTurn(() => {
        hashes += 1
        return hash(password)
      }),
    isCurrent: (passwordHash) => passwordHash.startsWith(prefix),
    async verify(password, passwordHash) {
      decoy ??= hash('a password that no one has')
      const known = passwordHash ?? (await decoy)
      const matches = await inTurn(() => {
        verifications += 1
        return threads.run({ name: 'verify', args: [known, password] })
      })
      return matches === true && passwordHash !== null
    },
    queueFigures: inTurn.figures,
    get hashes() {
      return hashes
    },
    get verifications() {
      return verifications
    },
  }
}

/** A hasher with a span for each hash, which includes the wait for its turn. */
export function tracedHasher(hasher: PasswordHasher, traces: Traces): PasswordHasher {
  if (!traces.isOn) return hasher
  return {
    hash: (password) => traces.inSpan('argon2 hash', {}, () => hasher.hash(password)),
    isCurrent: (passwordHash) => hasher.isCurrent(passwordHash),
    verify: (password, passwordHash) => traces.inSpan('argon2 verify', {}, () => hasher.verify(password, passwordHash)),
    queueFigures: () => hasher.queueFigures(),
    get hashes() {
      return hasher.hashes
    },
    get verifications() {
      return hasher.verifications
    },
  }
}
