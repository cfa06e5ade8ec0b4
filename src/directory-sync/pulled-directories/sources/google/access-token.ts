import type { Context } from '#platform/context.ts'
import { type AccessToken, keepToken, TokenRefusal } from '#platform/outgoing/access-token.ts'
import { googleTokenRequest, readGoogleToken, readServiceAccount } from '#platform/outgoing/google-token.ts'
import type { Ask } from '../ask.ts'
import { SourceFailure } from '../failure.ts'
import type { GoogleSettings } from '../settings.ts'

/** What the customer's administrator delegates; a run reads and changes nothing. */
export const googleScopes = [
  'https://www.googleapis.com/auth/admin.directory.user.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.readonly',
  'https://www.googleapis.com/auth/admin.directory.group.member.readonly',
]

/** Gives the access token of a run, in the name of the administrator, a new one when it ends or was refused. */
export function createAccessToken(ctx: Context, settings: GoogleSettings, ask: Ask) {
  return keepToken(ctx.now, () => requestToken(ctx, settings, ask))
}

async function requestToken(
  { now }: Context,
  { service_account_key, admin_email, base_url }: GoogleSettings,
  ask: Ask,
): Promise<AccessToken> {
  const account = readServiceAccount(service_account_key)
  if (account === undefined)
    throw new SourceFailure('credentials_refused', { detail: 'The key of the service account cannot be read.' })
  const askedAt = now()
  const answer = await ask(
    await googleTokenRequest(account, { scopes: googleScopes, subject: admin_email, now, baseUrl: base_url }),
  )
  try {
    return readGoogleToken(answer, askedAt)
  } catch (error) {
    if (!(error instanceof TokenRefusal)) throw error
    throw new SourceFailure(error.isFinal ? 'credentials_refused' : 'unexpected_answer', { said: error.message })
  }
}
