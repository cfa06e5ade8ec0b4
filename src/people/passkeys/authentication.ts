import type { AuthenticationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '#platform/context.ts'
import { errorMessage } from '#platform/error-code.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { ceremonyMs, relyingParty } from './relying-party.ts'
import type { PasskeyRow } from './schemas.ts'
import { findPasskey } from './service.ts'

/** `PublicKeyCredentialRequestOptionsJSON`: accepts any passkey of this server. */
export function authenticationOptions(ctx: Context, challenge: string): object {
  return { challenge, rpId: relyingParty(ctx.system).id, userVerification: 'required', timeout: ceremonyMs }
}

export interface VerifiedPasskey {
  passkey: PasskeyRow
  counter: number
  isBackedUp: boolean
}

export type PasskeyCheck =
  | { outcome: 'right'; verified: VerifiedPasskey }
  | { outcome: 'wrong'; passkey: PasskeyRow | undefined; reason: string }

/**
 * Checks the result of `navigator.credentials.get`: a passkey of this environment signed the challenge for this server
 * after user verification, and its counter has grown (WebAuthn §7.2).
 */
export async function checkPasskey(ctx: Context, response: string, challenge: string): Promise<PasskeyCheck> {
  const parsed = parseResponse(response)
  const passkey = parsed && (await findPasskey(ctx, parsed.id))
  if (parsed === undefined || passkey === undefined) return { outcome: 'wrong', passkey, reason: 'It is not known.' }
  const { id, origin } = relyingParty(ctx.system)
  try {
    // 30 MB of certificate formats: loaded by the first passkey.
    const { verifyAuthenticationResponse } = await import('@simplewebauthn/server')
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: parsed,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: id,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: new Uint8Array(passkey.public_key),
        counter: passkey.counter,
      },
    })
    const isOwner = parsed.response.userHandle === Buffer.from(passkey.user_id).toString('base64url')
    if (!verified || !isOwner) return { outcome: 'wrong', passkey, reason: 'The signature or the owner is another.' }
    const { newCounter, credentialBackedUp } = authenticationInfo
    return { outcome: 'right', verified: { passkey, counter: newCounter, isBackedUp: credentialBackedUp } }
  } catch (error) {
    return { outcome: 'wrong', passkey, reason: errorMessage(error) }
  }
}

function parseResponse(text: string): AuthenticationResponseJSON | undefined {
  const value = parseInnerObject(text) as Partial<AuthenticationResponseJSON> | undefined
  return typeof value?.id === 'string' && typeof value.response === 'object' && value.response !== null
    ? (value as AuthenticationResponseJSON)
    : undefined
}
