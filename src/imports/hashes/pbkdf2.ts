import { isPbkdf2Digest } from '#people/users/index.ts'
import type { SourcePassword } from '../records.ts'

/** `pbkdf2_sha256$600000$salt$base64` of Django, where the salt is text; of Clerk, where it is base64. */
export function djangoPbkdf2(text: string, saltIs: 'utf8' | 'base64'): SourcePassword {
  const [, digest = '', iterations = '', salt = '', hash = ''] =
    /^pbkdf2_(\w+)\$(\d+)\$([^$]*)\$([^$]+)$/.exec(text) ?? []
  if (!isPbkdf2Digest(digest)) return { unusable: 'its hash is not pbkdf2_<digest>$<iterations>$<salt>$<hash>' }
  return pbkdf2(digest, iterations, Buffer.from(salt, saltIs), Buffer.from(hash, 'base64'))
}

/** `pbkdf2_sha1$N$salt$hex[$length]`: a salt in hexadecimal, or any other text as it is. */
export function hexPbkdf2(text: string): SourcePassword {
  const [, digest = '', iterations = '', salt = '', hash = '', length] =
    /^pbkdf2_(\w+?)(?:_hex)?\$(\d+)\$([^$]*)\$([0-9a-fA-F]+)(?:\$(\d+))?$/.exec(text) ?? []
  if (!isPbkdf2Digest(digest)) return { unusable: 'its hash is not pbkdf2_<digest>$<iterations>$<salt>$<hexadecimal>' }
  const bytes = Buffer.from(hash, 'hex')
  if (length !== undefined && bytes.length !== Number(length))
    return { unusable: 'its hash has another length than it says' }
  const isHex = /^([0-9a-fA-F]{2})+$/.test(salt)
  return pbkdf2(digest, iterations, Buffer.from(salt, isHex ? 'hex' : 'utf8'), bytes)
}

/**
 * The forms that begin with `$pbkdf2`: of the API (`$pbkdf2$i=600000,d=sha256$…`), of Auth0 (`$pbkdf2-sha512$i=100000,l=64$…`) and of
 * passlib (`$pbkdf2-sha256$29000$…`).
 */
export function phcPbkdf2(text: string): SourcePassword {
  const [, named = 'sha1', parameters = '', salt = '', hash = ''] =
    /^\$pbkdf2(?:-(\w+))?\$([^$]+)\$([^$]*)\$([^$]+)$/.exec(text) ?? []
  const digest = /\bd=(\w+)/.exec(parameters)?.[1] ?? named
  const iterations = /\bi=(\d+)/.exec(parameters)?.[1] ?? /^\d+$/.exec(parameters)?.[0] ?? ''
  if (!isPbkdf2Digest(digest) || iterations === '') return { unusable: 'its hash is not a PBKDF2 string' }
  // passlib writes `.` for `+`.
  const bytes = (base64: string) => Buffer.from(base64.replaceAll('.', '+'), 'base64')
  return pbkdf2(digest, iterations, bytes(salt), bytes(hash))
}

function pbkdf2(digest: string, iterations: string, salt: Buffer, hash: Buffer): SourcePassword {
  if (!isPbkdf2Digest(digest)) return { unusable: `PBKDF2 with ${digest} can't be verified here` }
  return { hash: { kind: 'pbkdf2', digest, iterations: Number(iterations), salt, hash } }
}
