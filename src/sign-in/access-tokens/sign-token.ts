import { constants, type SignKeyObjectInput, sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from './signing-keys.ts'

const signAsync = promisify(sign)

/** Tells tokens of one key apart (RFC 8725 §3.11). */
export type TokenType =
  | 'JWT'
  | 'at+jwt'
  | 'widget+jwt'
  | 'elevated+jwt'
  | 'logout+jwt'
  | 'secevent+jwt'
  | 'oauth-id-jag+jwt'

/** RSASSA-PSS of RFC 7518 §3.5: the salt is as long as the hash. */
export const pssOptions = {
  padding: constants.RSA_PKCS1_PSS_PADDING,
  saltLength: constants.RSA_PSS_SALTLEN_DIGEST,
}

/** Signs claims with the algorithm of the key, in the thread pool. */
export async function signToken(key: SigningKey, type: TokenType, claims: object): Promise<string> {
  const { kid, alg = 'RS256', privateKey } = key
  const header = Buffer.from(JSON.stringify({ alg, typ: type, kid })).toString('base64url')
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const signer: SignKeyObjectInput = alg === 'PS256' ? { key: privateKey, ...pssOptions } : { key: privateKey }
  const signature = await signAsync('sha256', Buffer.from(`${header}.${payload}`), signer)
  return `${header}.${payload}.${signature.toString('base64url')}`
}
