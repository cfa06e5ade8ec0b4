import { hash, verify } from '@node-rs/argon2'

/** Every verification and every new hash goes through here, so the machine is never asked for more than it can do. */
export interface PasswordHasher {
  /** Argon2id with the parameters of OWASP: 19 MiB, two passes, one lane. */
  hash(password: string): Promise<string>
  /** Whether the password has this hash. Without a hash it does the same work against a decoy and says no. */
  verify(password: string, passwordHash: string | null): Promise<boolean>
  /** How many verifications were made since the start: tests hold unknown and known accounts to the same number. */
  readonly verifications: number
}

export interface PasswordHasherOptions {
  /** How many run at once; the rest wait in order. */
  concurrency: number
  /** How many may wait before further ones are refused. */
  queueLimit: number
  onOverload: () => Error
}

const parameters = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export function createPasswordHasher(options: PasswordHasherOptions): PasswordHasher {
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

function createBoundedQueue({ concurrency, queueLimit, onOverload }: PasswordHasherOptions) {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= concurrency) {
      if (waiting.length >= queueLimit) throw onOverload()
      await new Promise<void>((resolve) => waiting.push(resolve))
    } else {
      running += 1
    }
    try {
      return await work()
    } finally {
      // The place passes to the next in line without becoming free in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
