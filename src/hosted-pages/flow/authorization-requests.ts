import type { Attempt } from '../../authentication/index.ts'
import type { CarriedInvitation } from '../../invitations/index.ts'
import type { Context, System, TransactionContext } from '../../platform/context.ts'
import { randomToken } from '../../platform/crypto/random.ts'
import { sql } from '../../platform/db/sql.ts'

/** How long a person may take from the application to the last step. */
const lifetimeSeconds = 3_600

/** What an application asked for, and what the person entered on the way. */
export interface RequestParameters {
  screenHint?: 'sign-in' | 'sign-up'
  organizationId?: string
  uiLocales?: string
  /** Who is signed in in the browser and has to sign in anew, because the application wants a fresh sign-in. */
  reauthenticates?: string
  /** The address: hinted by the application, then as entered. */
  email?: string
  /** As it was typed in for a device. */
  userCode?: string
  /** What the application wants of the provider that it asked for. */
  provider?: { scopes?: string[]; parameters?: Record<string, string> }
  /** What the person is invited to, as `target` names it. */
  invitation?: CarriedInvitation & { email: string; target: string }
  /** The last code that was texted to the person. */
  textMessage?: { challengeId: string; factorId: string }
}

/** The page that the sign-in waits on, once somebody has proven who they are or asked for a code. */
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

export interface AuthorizationRequestRow {
  client_id: string
  environment_id: string
  /** The application that the visit ends at; null when it ends at a device, or began with a mail. */
  redirect_uri: string | null
  state: string | null
  code_challenge: string | null
  /** The device that the visit ends at. */
  device_hash: Buffer | null
  parameters: RequestParameters
  attempt: Attempt | null
  /** What a passkey has to sign next. */
  passkey_challenge: string | null
  step: WaitingStep | null
}

/** Remembers a visit to the authorization endpoint. @returns the token that names it in our addresses. */
export async function createAuthorizationRequest(
  ctx: Context,
  browser: string,
  row: AuthorizationRequestRow,
): Promise<string> {
  const token = randomToken(32)
  await ctx.db.run(sql`
    insert into authorization_requests (environment_id, hash, browser_hash, client_id, redirect_uri, state, code_challenge,
      device_hash, parameters, expires_at, created_at)
    values (${ctx.environmentId}, ${ctx.system.hashCredential(token)}, ${ctx.system.hashCredential(browser)}, ${row.client_id},
      ${row.redirect_uri}, ${row.state}, ${row.code_challenge}, ${row.device_hash}, ${{ ...row.parameters }},
      ${new Date(ctx.now().getTime() + lifetimeSeconds * 1_000)}, ${ctx.now()})`)
  return token
}

/** Finds a visit by its token, in the browser that began it and while it is neither finished nor too old. */
export function findAuthorizationRequest(
  system: System,
  token: string,
  browser: string,
): Promise<AuthorizationRequestRow | undefined> {
  return system.database.maybe<AuthorizationRequestRow>(sql`
    select environment_id, client_id, redirect_uri, state, code_challenge, device_hash, parameters, attempt, passkey_challenge, step from authorization_requests
    where hash = ${system.hashCredential(token)} and browser_hash = ${system.hashCredential(browser)}
      and completed_at is null and expires_at > ${system.now()}`)
}

/** Stores what was entered on the way. */
export async function rememberParameters(
  ctx: Context,
  token: string,
  entered: Pick<RequestParameters, 'email' | 'textMessage'>,
): Promise<void> {
  await ctx.db.run(sql`
    update authorization_requests set parameters = parameters || ${{ ...entered }}
    where environment_id = ${ctx.environmentId} and hash = ${ctx.system.hashCredential(token)}`)
}

/** Stores how far the sign-in has come. */
export async function rememberProgress(
  tx: TransactionContext,
  token: string,
  step: WaitingStep,
  attempt: Attempt,
): Promise<void> {
  await tx.db.run(sql`
    update authorization_requests set step = ${step}, attempt = ${{ ...attempt }}
    where environment_id = ${tx.environmentId} and hash = ${tx.system.hashCredential(token)} and completed_at is null`)
}

/** The same for whoever does a step whose outcome cannot be repeated: of parallel submissions one gets `true`. */
export async function leaveStep(
  tx: TransactionContext,
  token: string,
  from: WaitingStep,
  to: WaitingStep,
  attempt: Attempt,
): Promise<boolean> {
  const left = await tx.db.run(sql`
    update authorization_requests set step = ${to}, attempt = ${{ ...attempt }}
    where environment_id = ${tx.environmentId} and hash = ${tx.system.hashCredential(token)} and step = ${from}
      and completed_at is null`)
  return left === 1
}

/** Makes what the next passkey of the visit has to sign, in place of what was made before. */
export async function createPasskeyChallenge(ctx: Context, token: string): Promise<string> {
  // A multiple of four characters, so that they are the base64url of 33 whole bytes.
  const challenge = randomToken(44)
  await ctx.db.run(sql`
    update authorization_requests set passkey_challenge = ${challenge}
    where environment_id = ${ctx.environmentId} and hash = ${ctx.system.hashCredential(token)}`)
  return challenge
}

/** Spends a challenge, before what signed it is looked at. @returns whether this was its first use. */
export async function spendPasskeyChallenge(ctx: Context, token: string, challenge: string): Promise<boolean> {
  const spent = await ctx.db.run(sql`
    update authorization_requests set passkey_challenge = null
    where environment_id = ${ctx.environmentId} and hash = ${ctx.system.hashCredential(token)}
      and passkey_challenge = ${challenge}`)
  return spent === 1
}

/** Ends a visit. @returns whether it was still open: of parallel submissions one gets a code. */
export async function completeAuthorizationRequest(tx: TransactionContext, token: string): Promise<boolean> {
  const completed = await tx.db.run(sql`
    update authorization_requests set completed_at = ${tx.now()}, attempt = null
    where environment_id = ${tx.environmentId} and hash = ${tx.system.hashCredential(token)} and completed_at is null`)
  return completed === 1
}
