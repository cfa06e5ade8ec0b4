import { hashingConcurrency } from '#platform/bounded-queue.ts'
import type { System } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { createThreadPool, type ThreadPool } from '#platform/threads/thread-pool.ts'
import { SamlFailure } from '#protocol/saml/failure.ts'
import type { IdentityProvider, VerifiedAssertion, VerifiedLogout } from '#protocol/saml/index.ts'
import type { LogoutTask, MetadataTask, Outcome, ResponseTask } from './task.ts'

interface Pools {
  messages: ThreadPool<ResponseTask | LogoutTask, Outcome<VerifiedAssertion | VerifiedLogout>>
  /** Apart, so that documents of administrators never keep sign-ins waiting. */
  metadata: ThreadPool<MetadataTask, Outcome<IdentityProvider>>
}

const pools = new WeakMap<System, Pools>()

/**
 * `validateResponse` on a thread, so that a hostile response costs that thread at most two seconds, and no other request
 * anything. The threads, and what they load, exist from the first response on.
 *
 * @throws SamlFailure; overloaded when too many wait.
 */
export async function validateOnThread(system: System, task: ResponseTask): Promise<VerifiedAssertion> {
  return inSpan(system, 'saml response', async () =>
    settled((await poolsOf(system).messages(task)) as Outcome<VerifiedAssertion>),
  )
}

/** `validateLogout` on a thread, in the same bounds. @throws SamlFailure; overloaded when too many wait. */
export async function validateLogoutOnThread(system: System, task: LogoutTask): Promise<VerifiedLogout> {
  return inSpan(system, 'saml logout', async () =>
    settled((await poolsOf(system).messages(task)) as Outcome<VerifiedLogout>),
  )
}

/** `readMetadata` on a thread, in the same bounds. @throws SamlFailure; overloaded when too many wait. */
export async function readMetadataOnThread(system: System, metadata: string): Promise<IdentityProvider> {
  return inSpan(system, 'saml metadata', async () => settled(await poolsOf(system).metadata({ metadata })))
}

function inSpan<T>({ traces }: System, name: string, work: () => Promise<T>): Promise<T> {
  return traces.inSpan(name, {}, work)
}

function settled<Value>(outcome: Outcome<Value>): Value {
  if ('failure' in outcome) throw new SamlFailure(outcome.failure.reason, outcome.failure.details)
  return outcome.value
}

function poolsOf(system: System): Pools {
  const made = pools.get(system) ?? { messages: createPool(hashingConcurrency, 200), metadata: createPool(1, 50) }
  pools.set(system, made)
  system.queues.set('saml_messages', made.messages.figures)
  system.queues.set('saml_metadata', made.metadata.figures)
  return made
}

function createPool<Task, Value>(threads: number, queueLimit: number): ThreadPool<Task, Outcome<Value>> {
  return createThreadPool({
    program: programUrl,
    threads,
    queueLimit,
    onOverload: platformErrors.overloaded,
    timeoutMs: 2_000,
    onTimeout: () => new SamlFailure('took_too_long'),
    maxMemoryMb: 128,
  })
}

/**
 * A separate program of the build, which is also used when the sources run: Node 20 reads no TypeScript in a thread.
 */
const programUrl = new URL(
  import.meta.url.endsWith('.ts') ? '../../../dist/saml-thread.js' : './saml-thread.js',
  import.meta.url,
)
