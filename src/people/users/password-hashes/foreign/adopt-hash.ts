import type { Context } from '#platform/context.ts'
import { readBase64 } from '../base64.ts'
import { bcryptFormat } from '../bcrypt.ts'
import { firebaseScryptFormat } from '../firebase-scrypt.ts'
import { MalformedHash, type SaltPosition } from '../hash-format.ts'
import { scryptFormat } from '../scrypt.ts'
import { sshaFormat } from '../ssha.ts'
import { ssha256Format } from '../ssha256.ts'
import { readArgon2OfAnyFloor } from './argon2-of-any-floor.ts'
import { bcryptSha256Format } from './bcrypt-sha256.ts'
import { ssha384Format, ssha512Format } from './long-ssha.ts'
import { type Pbkdf2Hash, storePbkdf2 } from './pbkdf2-of-any-floor.ts'
import { phpassFormat } from './phpass.ts'
import { symfonyFormat } from './symfony.ts'
import { type Digest, type DigestAlgorithm, digestLengths, wrapDigest } from './wrapped-digest.ts'

/** A hash as another system keeps it. Text is in the form that `HashFormat.read` of the kind takes. */
export type ForeignHash =
  | {
      kind: 'bcrypt' | 'bcrypt-sha256' | 'phpass' | 'symfony' | 'argon2' | 'scrypt' | 'firebase-scrypt'
      text: string
    }
  | { kind: 'ldap'; text: string }
  | { kind: 'ssha256'; text: string; saltPosition: SaltPosition }
  | ({ kind: 'pbkdf2' } & Pbkdf2Hash)
  | ({ kind: 'digest' } & Digest)

/** A digest that is refused unless the operator allows it. */
export class BareDigest extends Error {
  override name = 'BareDigest'
}

const formats = {
  bcrypt: bcryptFormat,
  'bcrypt-sha256': bcryptSha256Format,
  phpass: phpassFormat,
  symfony: symfonyFormat,
  scrypt: scryptFormat,
  'firebase-scrypt': firebaseScryptFormat,
}

const saltedLdap = {
  '{SSHA}': sshaFormat,
  '{SSHA256}': ssha256Format,
  '{SSHA384}': ssha384Format,
  '{SSHA512}': ssha512Format,
}
/** Digests without a salt, and of MD5 with one. */
const bareLdap: Record<string, DigestAlgorithm> = {
  '{MD5}': 'md5',
  '{SMD5}': 'md5',
  '{SHA}': 'sha1',
  '{SHA256}': 'sha256',
  '{SHA384}': 'sha384',
  '{SHA512}': 'sha512',
}

/**
 * The form in which a hash of another system is stored: wider than the API's, for importers. It is verified as it is and
 * replaced by a native hash at the next sign-in.
 *
 * @param allowsBareDigests whether single digests come in, wrapped into a slow hash
 * @throws MalformedHash for a hash that can't be verified, or only at too high a cost
 * @throws BareDigest for a digest that isn't allowed
 */
export async function adoptHash(
  { system }: Pick<Context, 'system'>,
  hash: ForeignHash,
  { allowsBareDigests }: { allowsBareDigests: boolean },
): Promise<{ stored: string; isWeak: boolean }> {
  const given = hash.kind === 'ldap' ? readLdap(hash.text) : hash
  if (typeof given === 'string') return { stored: given, isWeak: true }
  if (given.kind === 'digest') {
    if (!allowsBareDigests)
      throw new BareDigest(`it is a single ${given.algorithm}: pass --allow-weak-hashes to import it inside argon2`)
    return { stored: await wrapDigest(given, (text) => system.passwords.hash(text)), isWeak: true }
  }
  const stored = storedForm(given)
  return { stored, isWeak: isWeak(stored) }
}

/** Whether a password has a hash of Firebase, to prove the parameters of a project. False for every other kind. @throws MalformedHash */
export async function matchesFirebaseHash(hash: ForeignHash, password: string): Promise<boolean> {
  return hash.kind === 'firebase-scrypt' && firebaseScryptFormat.verify(storedForm(hash), password)
}

function storedForm(hash: Exclude<ForeignHash, { kind: 'digest' | 'ldap' }>): string {
  if (hash.kind === 'pbkdf2') return storePbkdf2(hash)
  if (hash.kind === 'argon2') return readArgon2OfAnyFloor(hash.text)
  if (hash.kind === 'ssha256') return ssha256Format.read(hash.text, hash.saltPosition)
  return formats[hash.kind].read(hash.text, 'suffix')
}

/** A stored form, or the digest that must be wrapped. */
function readLdap(text: string): string | ({ kind: 'digest' } & Digest) {
  const scheme = /^\{\w+\}/.exec(text)?.[0].toUpperCase() ?? ''
  const value = text.slice(scheme.length)
  const salted = Object.entries(saltedLdap).find(([name]) => name === scheme)?.[1]
  if (salted !== undefined) return salted.read(scheme + value, 'suffix')
  if (scheme === '{CRYPT}' && bcryptFormat.owns(value)) return bcryptFormat.read(value, 'suffix')
  const algorithm = bareLdap[scheme]
  if (algorithm === undefined)
    throw new MalformedHash('its scheme is not {SSHA}, {SSHA256}, {SMD5}, {SHA} or a longer one')
  const bytes = readBase64(value, 'the digest')
  const length = digestLengths[algorithm]
  return {
    kind: 'digest',
    algorithm,
    hash: bytes.subarray(0, length),
    salt: bytes.subarray(length),
    position: 'suffix',
    encoding: 'utf8',
  }
}

/** Whether a stored form can be tried faster than what the API accepts. */
function isWeak(stored: string): boolean {
  const number = (name: string) => Number(new RegExp(`[$,]${name}=(\\d+)`).exec(stored)?.[1] ?? 0)
  const [, cost] = /^(?:bcrypt_sha256\$)?\$2[aby]\$(\d\d)\$/.exec(stored) ?? []
  if (cost !== undefined) return Number(cost) < 10
  if (stored.startsWith('$argon2')) return number('m') < 4_096
  if (stored.startsWith('$scrypt$')) return number('n') * number('r') * number('p') < 2 ** 17
  if (stored.startsWith('$firebase-scrypt$')) return 2 ** number('m') * number('r') < 2 ** 17
  if (stored.startsWith('$pbkdf2-imported$'))
    return number('i') < (stored.includes('d=sha512') ? 210_000 : stored.includes('d=sha1') ? 1_300_000 : 600_000)
  return true
}
