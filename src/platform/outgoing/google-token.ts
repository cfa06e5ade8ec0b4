import { createPrivateKey, type KeyObject } from 'node:crypto'
import { SignJWT } from 'jose'
import { defined } from '../defined.ts'
import { parseInnerObject } from '../http/json-body.ts'
import { type AccessToken, TokenRefusal } from './access-token.ts'
import type { OutgoingClient } from './client.ts'

/** Where service accounts prove themselves. */
export const googleLogin = 'https://oauth2.googleapis.com'

export interface ServiceAccount {
  clientEmail: string
  keyId: string | undefined
  key: KeyObject
}

/**
 * The key of a service account, from the file that Google's console gives. The addresses in it are not used: an attacker who sends a
 * file would choose whom we ask.
 *
 * @returns `undefined` for anything else.
 */
export function readServiceAccount(text: string): ServiceAccount | undefined {
  const file = parseInnerObject(text)
  const clientEmail = textOf(file?.client_email)
  const key = rsaKey(textOf(file?.private_key))
  if (file?.type !== 'service_account' || clientEmail === undefined || key === undefined) return undefined
  return { clientEmail, keyId: textOf(file.private_key_id), key }
}

export interface GoogleTokenOptions {
  scopes: readonly string[]
  /** The user on whose behalf the account reads, if the domain has delegated that to it. */
  subject?: string
  now: () => Date
  /** Replaces Google's endpoint, in development. */
  baseUrl?: string | undefined
}

/**
 * An access token of a service account (RFC 7523 §2.1, at Google).
 *
 * @throws TokenRefusal, OutgoingError
 */
export async function requestGoogleToken(
  outgoing: OutgoingClient,
  account: ServiceAccount,
  options: GoogleTokenOptions,
): Promise<AccessToken> {
  const askedAt = options.now()
  const answer = await outgoing.request({ ...(await googleTokenRequest(account, options)), isRepeatable: true })
  return readGoogleToken({ status: answer.status, body: parseInnerObject(answer.body.toString('utf8')) }, askedAt)
}

/** The request of {@link requestGoogleToken}, for a caller with a way of its own to send it. */
export async function googleTokenRequest(
  account: ServiceAccount,
  { scopes, subject, now, baseUrl = googleLogin }: GoogleTokenOptions,
) {
  const url = `${baseUrl}/token`
  const issuedAt = Math.floor(now().getTime() / 1_000)
  const jwt = new SignJWT({ scope: scopes.join(' ') })
    .setProtectedHeader({ alg: 'RS256', typ: 'JWT', ...defined({ kid: account.keyId }) })
    .setIssuer(account.clientEmail)
    .setAudience(url)
    .setIssuedAt(issuedAt)
    .setExpirationTime(issuedAt + 3_600)
  if (subject !== undefined) jwt.setSubject(subject)
  const assertion = await jwt.sign(account.key)
  return {
    method: 'POST' as const,
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
    body: new URLSearchParams({ grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer', assertion }).toString(),
  }
}

/** What Google answered to that. @throws TokenRefusal */
export function readGoogleToken(
  { status, body }: { status: number; body: Record<string, unknown> | undefined },
  askedAt: Date,
): AccessToken {
  const value = textOf(body?.access_token)
  if (status === 200 && value !== undefined) {
    const seconds = typeof body?.expires_in === 'number' ? body.expires_in : 0
    return { value, endsAt: new Date(askedAt.getTime() + seconds * 1_000) }
  }
  const words = [textOf(body?.error), textOf(body?.error_description)].filter(Boolean).join(': ')
  throw new TokenRefusal(
    words === '' ? `It gave no access token (status ${status}).` : words.slice(0, 500),
    status >= 400 && status < 500,
  )
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value : undefined
}

function rsaKey(pem: string | undefined): KeyObject | undefined {
  if (pem === undefined) return undefined
  try {
    const key = createPrivateKey(pem)
    return key.asymmetricKeyType === 'rsa' && (key.asymmetricKeyDetails?.modulusLength ?? 0) >= 2_048 ? key : undefined
  } catch {
    return undefined
  }
}
