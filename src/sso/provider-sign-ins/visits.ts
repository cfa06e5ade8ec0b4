import type { Context, System, TransactionContext } from '#platform/context.ts'
import { randomToken } from '#platform/crypto/random.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import type { NameId } from '#protocol/saml/index.ts'
import { isServed, joinConnection, joinedConnection, type PlacedConnection } from '../connections/index.ts'
import type { ProvidedIdentity } from '../provided-identities/index.ts'
import { type AttemptState, attemptExchange, attemptState, joinAttempt, openExchange } from '../sso-sessions/index.ts'
import type { ProviderTokens } from './provider-tokens.ts'
import type { ProviderForm } from './saml/encode-message.ts'

/** What a person comes back for. */
export type Purpose =
  /** An application that asks for a profile. `redirectUri` is registered. */
  | {
      kind: 'application'
      redirectUri: string
      state: string | null
      codeChallenge: string | null
      /** Whether user management takes the code too: the application did not say which of the two it uses. */
      startsAtProvider?: boolean
    }
  /** A sign-in of the hosted pages, by its token. */
  | { kind: 'user_management'; token: string; isAskedFor: boolean }
  /** A test of the connection, whose result is shown at this path. */
  | { kind: 'test'; returnPath: string }

/** A browser's visit to a provider, with all that the answer has to match. Sealed, because it is secret until then. */
export interface SecretVisit {
  /** Goes to the provider as `state` or `RelayState` and comes back. */
  state: string
  purpose: Purpose
  /** The nonce of a request of OpenID Connect. */
  nonce?: string
  codeVerifier?: string
  /** When the person was asked to sign in again, for a sign-in in which a session at the provider is not enough. */
  forcedAt?: string
  /** The form that carries a SAML request by HTTP-POST. */
  form?: ProviderForm
  /** Its attempt becomes an event only with a valid answer (`announceSsoSession`). */
  isUnannounced?: true
}

export interface VisitRow {
  environment_id: string
  session_id: string
  connection_id: string
  browser_hash: Buffer
  request_id: string | null
  sealed_visit: string
  sealed_answer: string | null
  answered_at: string | null
  completed_at: string | null
  expires_at: string
}

/** A visit with what is sealed of it. */
export interface OpenedVisit extends VisitRow {
  secret: SecretVisit
  /** The request that it began with, as the trace keeps it. */
  request: string | null
}

type TracedVisitRow = VisitRow & { sealed_exchange: string | null }

const visitColumns = sql`
  v.environment_id, v.session_id, v.connection_id, v.browser_hash, v.request_id, v.sealed_visit, v.sealed_answer,
  v.answered_at, v.completed_at, v.expires_at`

/** 43 characters with 256 bits, as PKCE requires of a verifier (RFC 7636 §4.1) and O-1 of a state. */
export function newSecret(): string {
  return randomToken(43)
}

export interface NewVisit {
  visit: SecretVisit
  sessionId: string
  connectionId: string
  binding: string
  requestId: string | null
  expiresAt: Date
  /** A visit that begins with its answer. */
  isAnswered?: boolean
}

export function insertVisit(tx: TransactionContext, input: NewVisit): Statement {
  const { visit, sessionId, connectionId, binding, requestId, expiresAt, isAnswered = false } = input
  const { hashCredential, keyring } = tx.system
  return sql`
    insert into sso_visits (environment_id, hash, session_id, connection_id, browser_hash, request_id, sealed_visit,
      answered_at, expires_at, created_at)
    values (${tx.environmentId}, ${hashCredential(visit.state)}, ${sessionId}, ${connectionId}, ${hashCredential(binding)},
      ${requestId}, ${keyring.seal(JSON.stringify(visit), sealContext('visit', sessionId))},
      ${isAnswered ? tx.now() : null}, ${expiresAt}, ${tx.now()})`
}

/** An answer of a provider, until the browser comes for it. */
export interface KeptAnswer {
  identity: ProvidedIdentity
  /** The provider started the sign-in, so the person has to agree. */
  isUnsolicited: boolean
  /** The tokens of a session that the provider can end. */
  tokens?: SessionTokens
  /** When the session at the provider ends, ISO 8601. No session that begins with it lasts longer. */
  sessionEndsAt?: string
  /** Of a social provider, where the environment passes them on. */
  oauthTokens?: ProviderTokens
}

/** What ends a session at a provider. */
export type SessionTokens = OidcTokens | SamlSession

export interface OidcTokens {
  idToken: string
  accessToken: string
  refreshToken?: string
}

/** Who signed in, and in which session of the provider, as a logout request has to repeat it. */
export interface SamlSession extends NameId {
  sessionIndex: string | null
}

/** A visit with its connection, for the browser that comes back, and how its attempt stands. */
export type StandingVisit = VisitRow & AttemptState & PlacedConnection

/** The visit of a `state`, of any environment, finished or not. Reading does not spend it. */
export function findVisit(system: System, state: string): Promise<StandingVisit | undefined> {
  return system.database.maybe<StandingVisit>(sql`
    select ${visitColumns}, ${attemptState}, ${joinedConnection} from sso_visits v ${joinAttempt(sql`v`)}
    ${joinConnection(sql`v`)} where v.hash = ${anyOf(system.hashesOf(state))} and ${isServed(sql`v`)}`)
}

/** The visit of a `state` with the request that was sent, for the answer of a provider. */
export async function findTracedVisit(system: System, state: string): Promise<OpenedVisit | undefined> {
  const visit = await system.database.maybe<TracedVisitRow>(sql`
    select ${visitColumns}, ${attemptExchange} from sso_visits v ${joinAttempt(sql`v`)}
    where v.hash = ${anyOf(system.hashesOf(state))}`)
  return visit && opened(system, visit)
}

export async function findVisitOfRequest(
  ctx: Context,
  connectionId: string,
  requestId: string,
): Promise<OpenedVisit | undefined> {
  const visit = await ctx.db.maybe<TracedVisitRow>(sql`
    select ${visitColumns}, ${attemptExchange} from sso_visits v ${joinAttempt(sql`v`)}
    where v.environment_id = ${ctx.environmentId} and v.connection_id = ${connectionId} and v.request_id = ${requestId}`)
  return visit && opened(ctx.system, visit)
}

function opened(system: System, { sealed_exchange, ...visit }: TracedVisitRow): OpenedVisit {
  const exchange = openExchange(system, visit.session_id, sealed_exchange)
  return { ...visit, secret: openVisit(system, visit), request: exchange?.request ?? null }
}

/** Spends a visit. @returns whether this is the first answer to it, and in time. */
export async function spendVisit(ctx: Context, { session_id }: VisitRow): Promise<boolean> {
  const spent = await ctx.db.run(sql`
    update sso_visits set answered_at = ${ctx.now()}
    where environment_id = ${ctx.environmentId} and session_id = ${session_id} and answered_at is null
      and expires_at > ${ctx.now()}`)
  return spent === 1
}

/** Both in one: spends a visit and keeps what the provider has said. @returns as {@link spendVisit} */
export async function spendVisitFor(
  tx: TransactionContext,
  { session_id }: VisitRow,
  answer: KeptAnswer,
  expiresAt: Date,
): Promise<boolean> {
  const spent = await tx.db.run(sql`
    update sso_visits set answered_at = ${tx.now()}, sealed_answer = ${sealAnswer(tx.system, session_id, answer)},
      expires_at = ${expiresAt}
    where environment_id = ${tx.environmentId} and session_id = ${session_id} and answered_at is null
      and expires_at > ${tx.now()}`)
  return spent === 1
}

/** Keeps what the provider has said until the browser comes for it, which it may until `expiresAt`. */
export function storeAnswer(tx: TransactionContext, sessionId: string, answer: KeptAnswer, expiresAt: Date): void {
  tx.db.send(sql`
    update sso_visits set sealed_answer = ${sealAnswer(tx.system, sessionId, answer)}, expires_at = ${expiresAt}
    where environment_id = ${tx.environmentId} and session_id = ${sessionId}`)
}

/** Ends a visit whose browser gets its result. @returns whether it was open */
export async function completeVisit(tx: TransactionContext, { session_id }: VisitRow): Promise<boolean> {
  const completed = await tx.db.run(sql`
    update sso_visits set completed_at = ${tx.now()}, sealed_answer = null
    where environment_id = ${tx.environmentId} and session_id = ${session_id} and completed_at is null`)
  return completed === 1
}

export function openVisit({ keyring }: System, { sealed_visit, session_id }: VisitRow): SecretVisit {
  return openJson<SecretVisit>(keyring, sealed_visit, sealContext('visit', session_id))
}

/** @returns `undefined` before the provider has answered, and once the browser has come for it. */
export function openAnswer({ keyring }: System, { sealed_answer, session_id }: VisitRow): KeptAnswer | undefined {
  if (sealed_answer === null) return undefined
  return openJson<KeptAnswer>(keyring, sealed_answer, sealContext('answer', session_id))
}

function sealAnswer({ keyring }: System, sessionId: string, answer: KeptAnswer): string {
  return keyring.seal(JSON.stringify(answer), sealContext('answer', sessionId))
}

function sealContext(what: 'visit' | 'answer', sessionId: string): string {
  return `sso_${what}:${sessionId}`
}
