import type { AuthenticatorTransport, RegistrationResponseJSON } from '@simplewebauthn/server'
import type { Context } from '#platform/context.ts'
import { errorMessage } from '#platform/error-code.ts'
import { parseInnerObject } from '#platform/http/json-body.ts'
import { algorithms, ceremonyMs, relyingParty } from './relying-party.ts'
import { listPasskeys, type NewPasskey } from './service.ts'

/** The user that a passkey is created for. */
export interface PasskeyOwner {
  id: string
  email: string
  name: string | null
}

/**
 * `PublicKeyCredentialCreationOptionsJSON`: a discoverable passkey, because users sign in with it before they are
 * identified. Requests no attestation.
 */
export async function registrationOptions(
  ctx: Context,
  owner: PasskeyOwner,
  rpName: string,
  challenge: string,
): Promise<object> {
  const { generateRegistrationOptions } = await import('@simplewebauthn/server')
  const existing = await listPasskeys(ctx, owner.id)
  return generateRegistrationOptions({
    rpName,
    rpID: relyingParty(ctx.system).id,
    userID: new Uint8Array(Buffer.from(owner.id)),
    userName: owner.email,
    userDisplayName: owner.name ?? owner.email,
    challenge: new Uint8Array(Buffer.from(challenge, 'base64url')),
    timeout: ceremonyMs,
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: existing.map(({ credential_id, transports }) => ({
      id: credential_id,
      transports: transports as AuthenticatorTransport[],
    })),
  })
}

/**
 * Checks the result of `navigator.credentials.create` (WebAuthn §7.1). `undefined` when it is invalid.
 *
 * @param relatedOrigins whose pages may create a passkey beside our own (§5.11).
 */
export async function checkNewPasskey(
  ctx: Context,
  response: string,
  challenge: string,
  relatedOrigins: readonly string[] = [],
): Promise<NewPasskey | undefined> {
  const { id, origin } = relyingParty(ctx.system)
  const given = parseInnerObject(response)
  if (given === undefined) return undefined
  try {
    const { verifyRegistrationResponse } = await import('@simplewebauthn/server')
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: given as unknown as RegistrationResponseJSON,
      expectedChallenge: challenge,
      expectedOrigin: [origin, ...relatedOrigins],
      expectedRPID: id,
      requireUserVerification: true,
      supportedAlgorithmIDs: algorithms,
    })
    if (!verified) return undefined
    const { credential, credentialBackedUp } = registrationInfo
    return {
      credentialId: credential.id,
      publicKey: credential.publicKey,
      counter: credential.counter,
      transports: (credential.transports ?? []).filter((each) => knownTransports.has(each)),
      isBackedUp: credentialBackedUp,
    }
  } catch (error) {
    ctx.log.info({ reason: errorMessage(error) }, 'A new passkey was refused')
    return undefined
  }
}

const knownTransports = new Set<string>(['ble', 'hybrid', 'internal', 'nfc', 'usb'])
