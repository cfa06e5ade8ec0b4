import { hash, verify } from '@node-rs/argon2'
import { type BoundedQueueOptions, createBoundedQueue } from '../bounded-queue.ts'

/** Every verification and every new hash goes through here, so the machine is never asked for more than it can do. */
export interface PasswordHasher {
  /** Argon2id with the parameters of OWASP: 19 MiB, two passes, one lane. */
  hash(password: string): Promise<string>
  /** Whether the password has this hash. Without a hash it does the same work against a decoy and says no. */
  verify(password: string, passwordHash: string | null): Promise<boolean>
  /** How many verifications were made since the start: tests hold unknown and known accounts to the same number. */
  readonly verifications: number
}

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function createPasswordHasher(options: BoundedQueueOptions): PasswordHasher {
  const inTurn = createBoundedQueue(options)
  let decoy: Promise<string> | undefined
  let verifications = 0
  return {
    hash: (password) => inTurn(() => hash(password, parameters)),
    async verify(password, passwordHash) {
      decoy ??= hash('a password that nobody has', parameters)
      const known = passwordHash ?? (await decoy)
      const matches = await inTurn(() => {
        verifications += 1
        return verify(known, password)
      })
      return matches && passwordHash !== null
    },
    get verifications() {
      return verifications
    },
  }
}
