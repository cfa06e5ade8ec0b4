// The limit of password sign-ins: verifications by the product's own hasher, as many at once as it allows, and nothing else.
import { hashingConcurrency } from '#platform/bounded-queue.ts'
import { createPasswordHasher } from '#platform/crypto/password-hasher.ts'
import type { LoadResult, LoadSize } from './kit/load-types.ts'
import { onQuestion } from './kit/questions.ts'
import { summarize } from './kit/statistics.ts'
import { userPassword } from './kit/world.ts'
import './probe.ts'

const overloaded = () => new Error('More callers than places in the queue.')
const passwords = createPasswordHasher({ concurrency: hashingConcurrency, queueLimit: 200, onOverload: overloaded })
const known = passwords.hash(userPassword)

onQuestion('run', async ({ clients, seconds, requests }: LoadSize): Promise<LoadResult> => {
  const passwordHash = await known
  const times: number[] = []
  const started = performance.now()
  const deadline = started + seconds * 1_000
  const caller = async () => {
    while (performance.now() < deadline && times.length < requests) {
      const begun = performance.now()
      if (!(await passwords.verify(userPassword, passwordHash)))
        throw new Error('The password does not match its hash.')
      times.push(performance.now() - begun)
    }
  }
  await Promise.all(Array.from({ length: clients }, caller))
  return summarize(times, performance.now() - started)
})
// Asked of every peer. It serves nothing.
onQuestion('start', () => ({ port: 0 }))
process.on('SIGTERM', () => process.exit())
