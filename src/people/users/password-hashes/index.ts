import type { Context } from '#platform/context.ts'
import { invalidPasswordHash } from '../errors.ts'
import { readArgon2 } from './argon2.ts'
import { bcryptFormat } from './bcrypt.ts'
import { firebaseScryptFormat } from './firebase-scrypt.ts'
import { bcryptSha256Format } from './foreign/bcrypt-sha256.ts'
import { ssha384Format, ssha512Format } from './foreign/long-ssha.ts'
import { pbkdf2OfAnyFloor } from './foreign/pbkdf2-of-any-floor.ts'
import { phpassFormat } from './foreign/phpass.ts'
import { symfonyFormat } from './foreign/symfony.ts'
import { unwrapDigest } from './foreign/wrapped-digest.ts'
import { MalformedHash, type SaltPosition } from './hash-format.ts'
import { pbkdf2Format } from './pbkdf2.ts'
import { scryptFormat } from './scrypt.ts'
import { sshaFormat } from './ssha.ts'
import { ssha256Format } from './ssha256.ts'
import { inTurn } from './turns.ts'

export { adoptHash, BareDigest, type ForeignHash, matchesFirebaseHash } from './foreign/adopt-hash.ts'
export { isPbkdf2Digest } from './foreign/pbkdf2-of-any-floor.ts'
export { type DigestAlgorithm, isDigestAlgorithm } from './foreign/wrapped-digest.ts'
export { MalformedHash, type SaltPosition } from './hash-format.ts'
export { importedHashesQueue } from './turns.ts'

/** Formats that the platform's own hasher does not read. */
const foreignFormats = {
  bcrypt: bcryptFormat,
  'firebase-scrypt': firebaseScryptFormat,
  ssha: sshaFormat,
  ssha256: ssha256Format,
  scrypt: scryptFormat,
  pbkdf2: pbkdf2Format,
}

/** What only importers bring in. */
const importedFormats = [
  bcryptSha256Format,
  phpassFormat,
  symfonyFormat,
  ssha384Format,
  ssha512Format,
  pbkdf2OfAnyFloor,
]

export const passwordHashTypes = ['bcrypt', 'firebase-scrypt', 'ssha', 'ssha256', 'scrypt', 'pbkdf2', 'argon2'] as const
export type PasswordHashType = (typeof passwordHashTypes)[number]

/**
 * Checks a hash that another system made and gives the form in which it is stored.
 *
 * @throws invalidPasswordHash
 */
export function importPasswordHash(
  type: PasswordHashType,
  text: string,
  saltPosition: SaltPosition | undefined,
): string {
  try {
    if (saltPosition !== undefined && type !== 'ssha256')
      throw new MalformedHash('password_salt_position goes with ssha256 only')
    return type === 'argon2' ? readArgon2(text) : foreignFormats[type].read(text, saltPosition ?? 'suffix')
  } catch (error) {
    throw error instanceof MalformedHash ? invalidPasswordHash(error.message) : error
  }
}

/**
 * Verifies a password against a stored hash of any format. No hash costs as much as a native one, so that an account
 * without a password, an unknown address and a wrong password take the same work (security rule U-4).
 *
 * @throws overloaded
 */
export async function verifyPassword(
  ctx: Context,
  stored: string | null,
  password: string,
): Promise<{ matches: boolean; needsRehash: boolean }> {
  const { passwords } = ctx.system
  const wrapped = stored === null ? undefined : unwrapDigest(stored, password)
  if (wrapped !== undefined) {
    const matches = await passwords.verify(wrapped.password, wrapped.stored)
    return { matches, needsRehash: matches }
  }
  const formats = [...Object.values(foreignFormats), ...importedFormats]
  const format = stored === null ? undefined : formats.find((each) => each.owns(stored))
  const matches =
    stored === null || format === undefined
      ? await passwords.verify(password, stored)
      : await inTurn(() => format.verify(stored, password))
  return { matches, needsRehash: matches && stored !== null && !passwords.isCurrent(stored) }
}
