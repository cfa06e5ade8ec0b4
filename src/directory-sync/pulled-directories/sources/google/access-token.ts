import { SignJWT } from 'jose'
import type { Context } from '../../../../platform/context.ts'
import type { Ask } from '../ask.ts'
import { SourceFailure } from '../failure.ts'
import type { GoogleSettings } from '../settings.ts'
import { textOf } from '../values.ts'
import { readServiceAccount } from './service-account.ts'

/** What the customer's administrator delegates; a run reads and changes nothing. */
export const googleScopes = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.member.readonly',
]

/** Renewed this much before its end, as requests take their time. */
const marginMs = 60_000

/** Gives the access token of a run, a new one when it ends or was refused (RFC 7523 §2.1). */
export function createAccessToken(ctx: Context, settings: GoogleSettings, ask: Ask) {
  let current: { value: string; endsAt: number } | undefined
  return {
    async get(): Promise<string> {
      if (current === undefined || current.endsAt <= ctx.now().getTime())
        current = await requestToken(ctx, settings, ask)
      return current.value
    },
    forget(): void {
      current = undefined
    },
  }
}

async function requestToken(ctx: Context, settings: GoogleSettings, ask: Ask) {
  const url = `${settings.base_url ?? 'https://oauth2.googleapis.com'}/token`
  const assertion = await signAssertion(ctx, settings, url)
  const { status, body } = await ask({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  })
  if (status >= 400) {
    const words = [textOf(body?.error), textOf(body?.error_description)].filter(Boolean).join(': ')
    throw new SourceFailure('credentials_refused', words)
  }
  const value = textOf(body?.access_token)
  if (status !== 200 || value === undefined)
    throw new SourceFailure('unexpected_answer', `It gave no access token (status ${status}).`)
  const seconds = typeof body?.expires_in === 'number' ? body.expires_in : 0
  return { value, endsAt: ctx.now().getTime() + seconds * 1_000 - marginMs }
}

function signAssertion(ctx: Context, { service_account_key, admin_email }: GoogleSettings, audience: string) {
  const account = readServiceAccount(service_account_key)
  if (account === undefined)
    throw new SourceFailure('credentials_refused', 'The key of the service account cannot be read.')
  const issuedAt = Math.floor(ctx.now().getTime() / 1_000)
  return new SignJWT({ scope: googleScopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...(account.keyId === undefined ? {} : { kid: account.keyId }) })
    .setIssuer(account.clientEmail)
    .setSubject(admin_email)
    .setAudience(audience)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3_600)
    .sign(account.key)
}
