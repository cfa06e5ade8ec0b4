import { hashingConcurrency } from '../../../platform/bounded-queue.ts'
import type { System } from '../../../platform/context.ts'
import { platformErrors } from '../../../platform/http/errors.ts'
import { createThreadPool, type ThreadPool } from '../../../platform/threads/thread-pool.ts'
import { SamlFailure } from '../../../protocol/saml/failure.ts'
import type { VerifiedAssertion } from '../../../protocol/saml/index.ts'
import type { SamlOutcome, SamlTask } from './task.ts'

const pools = new WeakMap<System, ThreadPool<SamlTask, SamlOutcome>>()

/**
 * `validateResponse` on a thread, so that a hostile response costs that thread at most two seconds, and no other request
 * anything. The threads, and what they load, exist from the first response on.
 *
 * @throws SamlFailure; overloaded when too many wait.
 */
export async function validateOnThread(system: System, task: SamlTask): Promise<VerifiedAssertion> {
  const pool = pools.get(system) ?? createPool()
  pools.set(system, pool)
  const outcome = await pool(task)
  if ('failure' in outcome) throw new SamlFailure(outcome.failure.reason, outcome.failure.details)
  return outcome.assertion
}

function createPool(): ThreadPool<SamlTask, SamlOutcome> {
  return createThreadPool({
    program: programUrl,
    threads: hashingConcurrency,
    queueLimit: 200,
    onOverload: platformErrors.overloaded,
    timeoutMs: 2_000,
    onTimeout: () => new SamlFailure('took_too_long'),
    maxMemoryMb: 128,
  })
}

/** A program of its own in the build, which serves the sources too: Node 20 reads no TypeScript in a thread. */
const programUrl = new URL(
  import.meta.url.endsWith('.ts') ? '../../../../dist/saml-thread.js' : './saml-thread.js',
  import.meta.url,
)
