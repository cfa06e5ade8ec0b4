import { isDigestAlgorithm, isPbkdf2Digest } from '#people/users/index.ts'
import type { SourcePassword } from '../records.ts'
import { readDigest } from './digests.ts'
import { fbscrypt, firebaseHash } from './firebase.ts'
import { djangoPbkdf2, hexPbkdf2, phcPbkdf2 } from './pbkdf2.ts'
import { werkzeugScrypt } from './werkzeug.ts'

/** Readers by the names that Clerk, the vendor's package and people write. Each gives what can be stored, or says why not. */
const readers: Readonly<Record<string, (text: string) => SourcePassword>> = {
  bcrypt: (text) => ({ hash: { kind: 'bcrypt', text } }),
  bcrypt_sha256_django: (text) => ({ hash: { kind: 'bcrypt-sha256', text } }),
  bcrypt_sha256: (text) => ({ hash: { kind: 'bcrypt-sha256', text } }),
  argon2: (text) => ({ hash: { kind: 'argon2', text } }),
  argon2i: (text) => ({ hash: { kind: 'argon2', text } }),
  argon2id: (text) => ({ hash: { kind: 'argon2', text } }),
  scrypt: (text) => ({ hash: { kind: 'scrypt', text } }),
  scrypt_werkzeug: werkzeugScrypt,
  'firebase-scrypt': (text) => ({ hash: { kind: 'firebase-scrypt', text } }),
  scrypt_firebase: clerkFirebase,
  fbscrypt,
  phpass: (text) => ({ hash: { kind: 'phpass', text } }),
  md5_phpass: (text) => ({ hash: { kind: 'phpass', text } }),
  sha512_symfony: (text) => ({ hash: { kind: 'symfony', text } }),
  ldap: (text) => ({ hash: { kind: 'ldap', text } }),
  ldap_ssha: (text) => ({ hash: { kind: 'ldap', text: text.startsWith('{') ? text : `{SSHA}${text}` } }),
  ssha: (text) => ({ hash: { kind: 'ldap', text: text.startsWith('{') ? text : `{SSHA}${text}` } }),
  ssha256: (text) => ({ hash: { kind: 'ssha256', text, saltPosition: 'suffix' } }),
  pbkdf2: (text) => phcPbkdf2(text),
  pbkdf2_sha256_django: (text) => djangoPbkdf2(text, 'utf8'),
  django: (text) =>
    text.startsWith('bcrypt_sha256$') ? { hash: { kind: 'bcrypt-sha256', text } } : djangoPbkdf2(text, 'utf8'),
  pbkdf2_sha256: (text) => djangoPbkdf2(text, 'base64'),
  pbkdf2_sha512: (text) => djangoPbkdf2(text, 'base64'),
  pbkdf2_sha1: hexPbkdf2,
  pbkdf2_sha512_hex: hexPbkdf2,
  awscognito: () => ({ unusable: 'Cognito gives no hashes' }),
}

/**
 * A hash by the name of its kind. Names differ in case and in `-` and `_`. Without a name, the form of the text decides.
 *
 * @param name such as `bcrypt`, `pbkdf2_sha256_django` or `md5`
 */
export function readNamedHash(name: string | null, text: string): SourcePassword {
  const kind = (name ?? nameByForm(text) ?? '').toLowerCase()
  const reader = readers[kind] ?? readers[kind.replaceAll('-', '_')]
  if (reader !== undefined) return reader(text)
  const [algorithm = '', salted] = kind.split('_')
  if (isDigestAlgorithm(algorithm)) return readDigest(algorithm, text, salted === 'salted')
  return {
    unusable:
      name === null
        ? 'the kind of its hash is not known. Name it'
        : `hashes of the kind "${name}" can't be verified here`,
  }
}

/** The kind of a hash that says itself what it is. */
export function nameByForm(text: string): string | undefined {
  if (/^\$2[abxy]\$/.test(text)) return 'bcrypt'
  if (text.startsWith('$argon2')) return 'argon2'
  if (text.startsWith('$scrypt$')) return 'scrypt'
  if (/^scrypt:\d/.test(text)) return 'scrypt_werkzeug'
  if (text.startsWith('$fbscrypt$')) return 'fbscrypt'
  if (text.startsWith('$firebase-scrypt$')) return 'firebase-scrypt'
  if (/^\$[PH]\$/.test(text)) return 'phpass'
  if (text.startsWith('sha512_symfony$')) return 'sha512_symfony'
  if (/^\{\w+\}/.test(text)) return 'ldap'
  if (text.startsWith('bcrypt_sha256$')) return 'bcrypt_sha256'
  if (/^\$pbkdf2/.test(text)) return 'pbkdf2'
  const [, digest = ''] = /^pbkdf2_(\w+?)\$/.exec(text) ?? []
  return isPbkdf2Digest(digest) ? 'django' : undefined
}

/** Clerk's `hash$salt$signer key$separator$rounds$memory`. */
function clerkFirebase(text: string): SourcePassword {
  const [hash = '', salt = '', signerKey = '', separator = '', rounds = '', memory = ''] = text.split('$')
  return firebaseHash({ hash, salt }, { signerKey, separator, rounds, memory })
}
