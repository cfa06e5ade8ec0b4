import type { CarriedInvitation } from '#access/invitations/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { anyOf } from '#platform/db/any-of.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { signInExpired } from './errors.ts'
import type { ProvenUser } from './proven-user.ts'

/** How long a person may take from the application to the last step. */
export const visitSeconds = 3_600

/** The application's request, and the user's input so far. */
export interface RequestParameters {
  screenHint?: 'sign-in' | 'sign-up'
  organizationId?: string
  uiLocales?: string
  /** The user signed in in the browser who must sign in again, because the application requires a fresh sign-in. */
  reauthenticates?: string
  /** The address: hinted by the application, then as entered. */
  email?: string
  /** As it was typed in for a device. */
  userCode?: string
  /** The application's parameters for the requested provider. */
  provider?: { scopes?: string[]; parameters?: Record<string, string> }
  /** The invitation; `target` is the name of what it leads into. */
  invitation?: CarriedInvitation & { email: string; target: string }
  /** The email that joined the waitlist. */
  waitlisted?: string
  /** The last code that was texted to the person. */
  textMessage?: { challengeId: string; factorId: string }
}

/** The page that the sign-in waits on, after a first proof or a request for a code. */
export type WaitingStep =
  | 'magic_auth'
  | 'radar_email_challenge'
  | 'radar_sms_challenge'
  | 'email_verification'
  | 'mfa_enrollment'
  | 'mfa_challenge'
  | 'recovery_codes'
  | 'organization_selection'
  | 'passkey_enrollment'
  | 'action_verdict'
  | 'device_confirmation'
  | 'application_authorization'
  | 'agent_claim'

/** A refused form, stored with the visit. */
interface RefusedForm {
  /** The page that shows it. */
  path: string
  status: number
  /** What was entered, by field: never a password or code. An erasure looks for the email. */
  fields?: Record<string, { value?: string | undefined }>
}

/** Who stands on visits may keep more in `attempt` and `failure`, which are JSON. */
export interface AuthorizationRequestRow {
  client_id: string
  environment_id: string
  /** The redirect URI at which the visit ends; null when it ends at a device or began with an email. */
  redirect_uri: string | null
  state: string | null
  code_challenge: string | null
  /** The device that the visit ends at. */
  device_hash: Buffer | null
  /** What a visit is for that a later slice has begun, which also ends it. */
  connect: object | null
  parameters: RequestParameters
  attempt: ProvenUser | null
  /** The next challenge for a passkey. */
  passkey_challenge: string | null
  step: WaitingStep | null
  /** Why the last form was refused. */
  failure: RefusedForm | null
  completed_at: string | null
}

/** A visit of any browser, finished or not. */
export interface StoredVisit extends AuthorizationRequestRow {
  /** The hash of the secret that its browser has. */
  browser_hash: Buffer
  expires_at: string
}

/** A visit as its browser knows it. */
export interface Visit {
  /** Names it in our addresses. */
  token: string
  /** The secret that ties it to the browser. */
  binding: string
}

/** Remembers a visit to the authorization endpoint. */
export async function createAuthorizationRequest(
  ctx: Context,
  visit: Visit,
  row: AuthorizationRequestRow,
): Promise<void> {
  const { hashCredential } = ctx.system
  await ctx.db.run(sql`
    insert into authorization_requests (environment_id, hash, browser_hash, client_id, redirect_uri, state, code_challenge,
      device_hash, connect, parameters, expires_at, created_at)
    values (${ctx.environmentId}, ${hashCredential(visit.token)}, ${hashCredential(visit.binding)}, ${row.client_id},
      ${row.redirect_uri}, ${row.state}, ${row.code_challenge}, ${row.device_hash},
      ${row.connect && { ...row.connect }}, ${{ ...row.parameters }}, ${new Date(ctx.now().getTime() + visitSeconds * 1_000)}, ${ctx.now()})`)
}

/** @typeParam Row what those who began the visit keep in it. */
export function findVisit<Row extends StoredVisit>(system: System, token: string): Promise<Row | undefined> {
  return system.database.maybe<Row>(sql`
    select environment_id, client_id, redirect_uri, state, code_challenge, device_hash, connect, parameters, attempt,
      passkey_challenge, step, failure, browser_hash, completed_at, expires_at
    from authorization_requests where hash = ${anyOf(system.hashesOf(token))}`)
}

/** Only while it is open, and for the browser that it belongs to at this moment. */
export function isOwn({ system, environmentId }: Context, { token, binding }: Visit): Statement {
  return sql`environment_id = ${environmentId} and hash = ${anyOf(system.hashesOf(token))}
    and browser_hash = ${anyOf(system.hashesOf(binding))} and completed_at is null`
}

/** @throws signInExpired when the visit is over, or another request of its browser has advanced it */
export async function changeOwn(ctx: Context, visit: Visit, changes: Statement): Promise<void> {
  const changed = await ctx.db.run(sql`update authorization_requests set ${changes} where ${isOwn(ctx, visit)}`)
  if (changed === 0) throw signInExpired()
}

/** Stores the user's input. @throws signInExpired */
export function rememberParameters(
  ctx: Context,
  visit: Visit,
  entered: Pick<RequestParameters, 'email' | 'textMessage' | 'waitlisted'>,
): Promise<void> {
  return changeOwn(ctx, visit, sql`parameters = parameters || ${{ ...entered }}`)
}

/** Stores what is settled of what the visit is for. @throws signInExpired */
export function rememberConnect(tx: TransactionContext, visit: Visit, connect: object): Promise<void> {
  return changeOwn(tx, visit, sql`connect = ${{ ...connect }}`)
}

/**
 * Changes the purpose of an open visit on behalf of the application, not of its browser.
 *
 * @returns whether it was unchanged since the caller read it; of parallel changes, only one succeeds
 */
export async function changeConnect(
  tx: TransactionContext,
  token: string,
  { from, to }: { from: object; to: object },
): Promise<boolean> {
  const changed = await tx.db.run(sql`
    update authorization_requests set connect = ${{ ...to }}
    where environment_id = ${tx.environmentId} and hash = ${anyOf(tx.system.hashesOf(token))} and completed_at is null
      and connect = ${{ ...from }}`)
  return changed === 1
}

/** Stores how far the sign-in has come. @throws signInExpired */
export function rememberProgress(
  tx: TransactionContext,
  visit: Visit,
  step: WaitingStep,
  attempt: ProvenUser,
): Promise<void> {
  return changeOwn(tx, visit, sql`step = ${step}, attempt = ${{ ...attempt }}`)
}

/** Stores why a form was refused, or clears it. @throws signInExpired */
export function rememberFailure(ctx: Context, visit: Visit, failure: RefusedForm | null): Promise<void> {
  return changeOwn(ctx, visit, sql`failure = ${failure && { ...failure }}`)
}

/** Ends a visit: of parallel submissions one gets a code. @throws signInExpired */
export function completeAuthorizationRequest(
  tx: TransactionContext,
  visit: Visit,
  { organizationId }: { organizationId: string | null },
): Promise<void> {
  const settled = organizationId === null ? {} : { organizationId }
  return changeOwn(
    tx,
    visit,
    sql`completed_at = ${tx.now()}, attempt = null, step = null, failure = null, sealed_recovery_codes = null,
      parameters = parameters || ${settled}`,
  )
}
