import type { Queues } from './bounded-queue.ts'
import type { AwsIdentity } from './cloud-identity/index.ts'
import type { Clusters } from './clusters/clusters.ts'
import type { Config } from './config/config.ts'
import type { Counters } from './counters.ts'
import type { BreachedPasswords } from './crypto/breached-passwords.ts'
import type { CredentialHashes } from './crypto/credential-hasher.ts'
import type { DataKeys } from './crypto/data-keys.ts'
import type { Keyring } from './crypto/keyring.ts'
import type { PasswordHasher } from './crypto/password-hasher.ts'
import type { RsaKeyPair } from './crypto/rsa-key-pair.ts'
import type { Database } from './db/database.ts'
import type { DatabaseClock } from './db/database-clock.ts'
import type { OnMissingParent } from './db/missing-parent.ts'
import type { Queryable } from './db/queryable.ts'
import type { Transaction } from './db/transaction.ts'
import type { WakeUps } from './db/wake-ups.ts'
import type { NewId, NewIdBlock } from './ids.ts'
import type { IpLocations } from './ip/ip-locations.ts'
import type { KeyProviders } from './key-providers/index.ts'
import type { Log } from './log.ts'
import type { ObjectStorage } from './object-storage/index.ts'
import type { OutgoingClient } from './outgoing/index.ts'
import type { Declarations } from './slices/declarations.ts'
import type { SmsTransport } from './sms/index.ts'
import type { SmtpTransport } from './smtp/index.ts'
import type { Traces } from './traces/traces.ts'

/**
 * Everything the process has, created once by `app.ts` and passed down. Time, ids and randomness come from here, so
 * that tests can set them.
 */
export interface System extends CredentialHashes {
  readonly config: Config
  /** The name of the PostgreSQL cluster that `database` is in. */
  readonly cluster: string
  /** All clusters of the process, each with a system of its own. */
  readonly clusters: Clusters<System>
  readonly database: Database
  readonly catalog: Declarations
  readonly onMissingParent: OnMissingParent
  readonly wakeUps: WakeUps
  readonly dataKeys: DataKeys
  /** Over the keys of operators, which seal those of the database. */
  readonly master: Keyring
  readonly keyring: Keyring
  readonly passwords: PasswordHasher
  /** Present when `BREACHED_PASSWORDS_FILE` is set. */
  readonly breachedPasswords: BreachedPasswords | undefined
  /** Present when `IP_LOCATIONS_FILE` is set. */
  readonly ipLocations: IpLocations | undefined
  readonly outgoing: OutgoingClient
  readonly storage: ObjectStorage
  readonly keyProviders: KeyProviders
  /** Who this server is at Amazon, where the operator has set that up: it assumes the roles of customers. */
  readonly aws: AwsIdentity | undefined
  /** Present when `SMTP_URL` is set. */
  readonly mail: SmtpTransport | undefined
  /** Present when `SMS_WEBHOOK_URL` is set. */
  readonly sms: SmsTransport | undefined
  readonly log: Log
  readonly traces: Traces
  readonly counters: Counters
  readonly queues: Queues
  /** The time of `clock`. */
  now(): Date
  readonly clock: DatabaseClock
  newId: NewId
  newIdBlock: NewIdBlock
  newRsaKeyPair(): Promise<RsaKeyPair>
}

/** Who acts. Recorded with events; not enough by itself to permit anything. */
export type Actor =
  | { type: 'api_key'; id: string; name: string }
  | OperatorActor
  | { type: 'client'; id: string }
  | { type: 'session'; id: string; userId: string }
  /** A widget in an application's page: of a user, or of an organization's administrators whom the application knows. */
  | WidgetActor
  /** A browser in which a link into the Admin Portal was opened; the name is what the application calls its user. */
  | { type: 'portal_session'; id: string; name: string | null }
  /** The provider of a customer's directory. */
  | { type: 'directory'; id: string; name: string }
  | { type: 'system' }

/** Who calls an operation from the console, in the place of a management key. */
export interface OperatorActor {
  type: 'operator'
  id: string
  /** Their email. */
  name: string
  /** In the environment that is called, at this moment. */
  role: string
  /** The session of the console. */
  sessionId: string
  /** Why, as they said. */
  reason: string | undefined
  /** Whether answers keep the members that are secrets. */
  seesSecrets: boolean
}

export interface WidgetActor {
  type: 'widget'
  /** The user's language, otherwise the organization's. */
  id: string
  userId: string | null
  organizationId: string | null
  sessionId: string | null
  /** What the token permits at most; `undefined` for whatever the roles of its user do. */
  permissions: readonly string[] | undefined
}

/** The facts about a request in addition to its parsed input. */
export interface RequestInfo {
  readonly id: string
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  /** The address of the peer, or of the client when the peer is a configured proxy. */
  readonly ip: string
  readonly userAgent: string | undefined
  /** Whether the peer is a configured proxy, whose headers about the client count. */
  readonly isOfProxy: () => boolean
  readonly header: (name: string) => string | undefined
  /**
   * A cookie that the browser sent exactly once. With two of the same name, either could have been planted by an
   * attacker.
   */
  readonly cookie: (name: string) => string | undefined
  /**
   * Authenticates the caller once more, for an answer that goes on for longer than the caller may be permitted.
   *
   * @throws DomainError as at the beginning
   */
  readonly authenticateAgain: () => Promise<void>
  /** With several clusters: called with each context that is made for the request, whose environment is therefore here. */
  readonly noteContext?: ((context: Context) => void) | undefined
  /** Writes with the request's id. */
  readonly log: Log
}

/** Whether a request may take effect is still being asked. See `Admission`. */
export interface PendingAdmission {
  /** Rejects if it may not. */
  readonly settled: Promise<void>
  /** Calls `undo` before such a request is answered. */
  ifRefused(undo: () => Promise<void>): void
}

/** Work on behalf of one environment. Every statement of a slice carries `environmentId`. */
export interface Context {
  readonly system: System
  readonly environmentId: string
  /** The client id that the environment's tokens and links carry. */
  readonly clientId: string
  readonly actor: Actor
  readonly request: RequestInfo | undefined
  /**
   * The request that caused this work, directly or through a job. Known where something follows it: in development, which shows what
   * followed, and with traces.
   */
  readonly tracedRequestId: string | undefined
  readonly db: Queryable
  /** Of a request that began at once: what has an effect by other means than `db` waits for it, or says how it is undone. */
  readonly admission?: PendingAdmission
  readonly log: Log
  now(): Date
  newId: NewId
  newIdBlock: NewIdBlock
  /**
   * Runs `work` in the current transaction or a new one, with a context whose `db` is that transaction. Commits when
   * the outermost `work` resolves.
   *
   * `work` must have no effect outside the database: the outermost one runs again when PostgreSQL aborts the
   * transaction.
   *
   * @throws the error from {@link OnMissingParent} when a new row refers to a parent that no longer exists.
   */
  transaction<T>(work: (tx: TransactionContext) => Promise<T>): Promise<T>
}

/**
 * A context inside a transaction, required by everything that must commit together with a change, such as events and
 * jobs.
 */
export interface TransactionContext extends Context {
  readonly db: Transaction
}

/** Before the environment is known: sign-out addresses, key sets, pages reached by a link. */
export interface PublicContext {
  readonly system: System
  readonly request: RequestInfo
}

/** What the handler of a public operation gets. */
export interface PublicCall extends PublicContext {
  /**
   * For operations that declare `admits`, once it is known who asks. A caller that has proven itself does not count against the
   * limit of its network address, as where an application runs says nothing of how much it may ask.
   *
   * @throws rateLimited beyond that limit for one that has not
   */
  admit(hasProvenItself: boolean): void
}

export interface ContextParts {
  environmentId: string
  clientId: string
  actor: Actor
  request?: RequestInfo
  /** The request that led to a job. */
  tracedRequestId?: string | undefined
}

function isFollowed({ config, traces }: System): boolean {
  return config.development || traces.isOn
}

export function createContext(system: System, parts: ContextParts): Context {
  const requestId = parts.request?.id
  const context: Context = {
    system,
    environmentId: parts.environmentId,
    clientId: parts.clientId,
    actor: parts.actor,
    request: parts.request,
    tracedRequestId: isFollowed(system) ? (parts.request?.id ?? parts.tracedRequestId) : undefined,
    db: requestId === undefined ? system.database : system.database.as({ kind: 'request', requestId }),
    log: parts.request?.log ?? system.log,
    now: system.now,
    newId: system.newId,
    newIdBlock: system.newIdBlock,
    transaction: (work) =>
      system.database
        .transaction((tx) => work(insideTransaction(context, tx)), requestId)
        .catch(system.onMissingParent),
  }
  parts.request?.noteContext?.(context)
  return context
}

/**
 * The same context inside a running transaction. Everything written in it has the time at which the transaction began.
 */
export function insideTransaction(context: Context, tx: Transaction): TransactionContext {
  const began = context.now()
  const inside: TransactionContext = { ...context, db: tx, now: () => began, transaction: (work) => work(inside) }
  return inside
}
