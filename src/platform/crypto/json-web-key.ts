import { createHash } from 'node:crypto'
import { type Static, Type } from 'typebox'
import type { SigningMaterial } from './signing-material.ts'

/** A public key as key sets publish it, with a certificate, as the official one does. */
export const JsonWebKey = Type.Object({
  alg: Type.Literal('RS256'),
  kty: Type.Literal('RSA'),
  use: Type.Literal('sig'),
  x5c: Type.Array(Type.String()),
  n: Type.String(),
  e: Type.String(),
  kid: Type.String(),
  'x5t#S256': Type.String(),
})
export type JsonWebKey = Static<typeof JsonWebKey>

export function toJsonWebKey({ publicJwk, certificate }: SigningMaterial, kid: string): JsonWebKey {
  return {
    alg: 'RS256',
    use: 'sig',
    ...publicJwk,
    kid,
    x5c: [certificate.toString('base64')],
    'x5t#S256': createHash('sha256').update(certificate).digest('base64url'),
  }
}
