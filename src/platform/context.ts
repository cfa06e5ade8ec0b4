import type { Config } from './config/config.ts'
import type { BreachedPasswords } from './crypto/breached-passwords.ts'
import type { CredentialHasher } from './crypto/credential-hasher.ts'
import type { Keyring } from './crypto/keyring.ts'
import type { PasswordHasher } from './crypto/password-hasher.ts'
import type { RsaKeyPair } from './crypto/rsa-key-pair.ts'
import type { Database } from './db/database.ts'
import type { DatabaseClock } from './db/database-clock.ts'
import { onMissingParent, type ParentErrors } from './db/missing-parent.ts'
import type { Queryable } from './db/queryable.ts'
import type { Transaction } from './db/transaction.ts'
import type { WakeUps } from './db/wake-ups.ts'
import type { NewId, NewIdBlock } from './ids.ts'
import type { IpLocations } from './ip-locations.ts'
import type { Log } from './log.ts'
import type { OutgoingClient } from './outgoing/index.ts'
import type { SmsTransport } from './sms/index.ts'
import type { SmtpTransport } from './smtp/index.ts'

/** What the process has, made once by `app.ts` and handed to everything. Time, ids and randomness come from here, so tests can set them. */
export interface System {
  readonly config: Config
  readonly database: Database
  /** What a transaction fails with when a row that it refers to was deleted meanwhile. */
  readonly parentErrors: ParentErrors
  readonly wakeUps: WakeUps
  readonly keyring: Keyring
  readonly hashCredential: CredentialHasher
  readonly passwords: PasswordHasher
  /** Present when `BREACHED_PASSWORDS_FILE` is set. */
  readonly breachedPasswords: BreachedPasswords | undefined
  /** Present when `IP_LOCATIONS_FILE` is set. */
  readonly ipLocations: IpLocations | undefined
  readonly outgoing: OutgoingClient
  /** Present when `SMTP_URL` is set. */
  readonly mail: SmtpTransport | undefined
  /** Present when `SMS_WEBHOOK_URL` is set. */
  readonly sms: SmsTransport | undefined
  readonly log: Log
  /** The time of `clock`. */
  now(): Date
  readonly clock: DatabaseClock
  newId: NewId
  newIdBlock: NewIdBlock
  newRsaKeyPair(): Promise<RsaKeyPair>
}

/** Who acts. Recorded with events; never decides alone what may be done. */
export type Actor =
  | { type: 'api_key'; id: string; name: string }
  | { type: 'client'; id: string }
  | { type: 'session'; id: string; userId: string }
  | { type: 'system' }

/** What an operation knows of the request besides its parsed input. */
export interface RequestInfo {
  readonly id: string
  readonly method: string
  /** Path and query as sent. */
  readonly url: string
  /** The address of the peer, or of the client when the peer is a configured proxy. */
  readonly ip: string
  readonly userAgent: string | undefined
  readonly header: (name: string) => string | undefined
  /** A cookie of which the browser sent one. Of two with the same name somebody else may have planted either. */
  readonly cookie: (name: string) => string | undefined
  /** Writes with the request's id. */
  readonly log: Log
}

/** Work on behalf of one environment. Every statement of a slice carries `environmentId`. */
export interface Context {
  readonly system: System
  readonly environmentId: string
  /** The client id that the environment's tokens and links carry. */
  readonly clientId: string
  readonly actor: Actor
  readonly request: RequestInfo | undefined
  /** The request that this work follows from, at once or through a job. Development alone knows it, and shows what followed. */
  readonly tracedRequestId: string | undefined
  readonly db: Queryable
  readonly log: Log
  now(): Date
  newId: NewId
  newIdBlock: NewIdBlock
  /**
   * Runs `work` in a transaction, the running one when there is one already, and hands it a context whose `db` is that
   * transaction. Committed when the outermost `work` is fulfilled.
   *
   * Nothing in `work` may leave the process: the outermost one runs again when PostgreSQL gave the transaction up.
   *
   * @throws the error of a parent, as {@link ParentErrors} has it, that a new row refers to and that is gone.
   */
  transaction<T>(work: (tx: TransactionContext) => Promise<T>): Promise<T>
}

/** A context inside a transaction: asked for by what must commit together with a change, such as events and jobs. */
export interface TransactionContext extends Context {
  readonly db: Transaction
}

/** Before the environment is known: sign-out addresses, key sets, pages reached by a link. */
export interface PublicContext {
  readonly system: System
  readonly request: RequestInfo
}

export interface ContextParts {
  environmentId: string
  clientId: string
  actor: Actor
  request?: RequestInfo
  /** Of a job: the request that led to it. */
  tracedRequestId?: string | undefined
}

export function createContext(system: System, parts: ContextParts): Context {
  const context: Context = {
    system,
    environmentId: parts.environmentId,
    clientId: parts.clientId,
    actor: parts.actor,
    request: parts.request,
    tracedRequestId: system.config.development ? (parts.request?.id ?? parts.tracedRequestId) : undefined,
    db: system.database,
    log: parts.request?.log ?? system.log,
    now: system.now,
    newId: system.newId,
    newIdBlock: system.newIdBlock,
    transaction: (work) =>
      system.database
        .transaction((tx) => work(insideTransaction(context, tx)))
        .catch(onMissingParent(system.parentErrors)),
  }
  return context
}

/** The same context with a running transaction as its database. All that is written in it is of the time at which it began. */
export function insideTransaction(context: Context, tx: Transaction): TransactionContext {
  const began = context.now()
  const inside: TransactionContext = { ...context, db: tx, now: () => began, transaction: (work) => work(inside) }
  return inside
}
