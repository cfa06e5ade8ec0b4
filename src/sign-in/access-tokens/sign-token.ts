import { sign } from 'node:crypto'
import { promisify } from 'node:util'
import type { SigningKey } from './signing-keys.ts'

const signAsync = promisify(sign)

/** Tells tokens of one key apart (RFC 8725 §3.11). */
export type TokenType = 'JWT' | 'at+jwt' | 'widget+jwt' | 'elevated+jwt' | 'logout+jwt' | 'secevent+jwt'

/** Signs claims (RS256, in the thread pool). */
export async function signToken({ kid, privateKey }: SigningKey, type: TokenType, claims: object): Promise<string> {
  const header = Buffer.from(JSON.stringify({ alg: 'RS256', typ: type, kid })).toString('base64url')
  const payload = Buffer.from(JSON.stringify(claims)).toString('base64url')
  const signature = await signAsync('sha256', Buffer.from(`${header}.${payload}`), privateKey)
  return `${header}.${payload}.${signature.toString('base64url')}`
}
