import { createHash, createHmac, pbkdf2Sync, scryptSync } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { startServer } from '#test/server.ts'
import { MalformedHash, verifyPassword } from '../index.ts'
import { adoptHash, BareDigest, type ForeignHash } from './adopt-hash.ts'
import { hmacMd4, md4 } from './md4.ts'

let ctx: Context
beforeAll(async () => {
  ctx = (await startServer()).environment
})

const password = 'Correct-Horse-7'
const salt = Buffer.from('0123456789abcdef')
const base64 = (text: string) => Buffer.from(text, 'base64')
const digest = (algorithm: 'md5' | 'sha1' | 'sha256' | 'sha512', text: string | Buffer) =>
  createHash(algorithm).update(text).digest()

/** Hashes by name; those of one password and salt were made with other programs, others here in the way that their format says. */
const vectors: Record<string, ForeignHash> = {
  'Keycloak, SHA-256, 27,500 rounds': {
    kind: 'pbkdf2',
    digest: 'sha256',
    iterations: 27_500,
    salt,
    hash: base64('jxWma2BT7Z+OUPsKgwTDQyh+eDad7T+VW6wDI2nxhR4='),
  },
  'Keycloak, SHA-256 with 64 bytes': {
    kind: 'pbkdf2',
    digest: 'sha256',
    iterations: 27_500,
    salt,
    hash: pbkdf2Sync(password, salt, 27_500, 64, 'sha256'),
  },
  'Keycloak, SHA-512': {
    kind: 'pbkdf2',
    digest: 'sha512',
    iterations: 210_000,
    salt,
    hash: base64('sb6DasQFNheledTlaDrdTlF0CvYSpk33hlVO++SA+JVyuEBcNt+/kJLMCHZ0T67qhXOsgtHlPfvuI5V6n438vA=='),
  },
  'Keycloak, SHA-1': {
    kind: 'pbkdf2',
    digest: 'sha1',
    iterations: 1_000,
    salt,
    hash: pbkdf2Sync(password, salt, 1_000, 20, 'sha1'),
  },
  'Keycloak, argon2id': {
    kind: 'argon2',
    text: '$argon2id$v=19$m=7168,t=5,p=1$MDEyMzQ1Njc4OWFiY2RlZg$VWzEhpo1i0HcvRV7+13n8HcZnOYq9tCKd8zNmNp7ku8',
  },
  bcrypt: { kind: 'bcrypt', text: '$2b$10$YtYZgwfHkn2x8tfU2kREbuFGezumnZ8vJwmRi3t8oizn5G.Y48NWy' },
  Django: {
    kind: 'pbkdf2',
    digest: 'sha256',
    iterations: 600_000,
    salt: Buffer.from('seasalt'),
    hash: base64('zg/RzH8IJzm6tjQnDD0xEUfAwFT1V5vMOPl964Ji004='),
  },
  Firebase: {
    kind: 'firebase-scrypt',
    text: '$firebase-scrypt$r=8,m=14,ss=Bw==,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,salt=42xEC+ixf3L2lw==,hash=S2OUVDXyCKh0E7kerlO6hoYLwxy6IF6sGrkWMdfZLS+Ba8yNf5EWOTxmui58TfiC+YRYOdRouD6JMoyR8Ow69Q==',
  },
  Werkzeug: {
    kind: 'scrypt',
    text: `$scrypt$v=1$n=1024,r=8,p=1,kl=64$${salt.toString('base64')}$${scryptSync(password, salt, 64, { N: 1024, r: 8, p: 1 }).toString('base64')}`,
  },
  '{SSHA512}': {
    kind: 'ldap',
    text: `{SSHA512}${Buffer.concat([digest('sha512', Buffer.concat([Buffer.from(password), salt])), salt]).toString('base64')}`,
  },
  '{SMD5}': {
    kind: 'ldap',
    text: `{SMD5}${Buffer.concat([digest('md5', Buffer.concat([Buffer.from(password), salt])), salt]).toString('base64')}`,
  },
  'Auth0, SHA-256 with the salt before': {
    kind: 'digest',
    algorithm: 'sha256',
    hash: digest('sha256', Buffer.concat([salt, Buffer.from(password)])),
    salt,
    position: 'prefix',
    encoding: 'utf8',
  },
  'Auth0, MD5 of UTF-16': {
    kind: 'digest',
    algorithm: 'md5',
    hash: digest('md5', Buffer.from(password, 'utf16le')),
    salt: Buffer.alloc(0),
    position: 'suffix',
    encoding: 'utf16le',
  },
  'Auth0, HMAC': {
    kind: 'digest',
    algorithm: 'sha1',
    hash: createHmac('sha1', 'key').update(password).digest(),
    salt: Buffer.alloc(0),
    position: 'suffix',
    encoding: 'utf8',
    key: Buffer.from('key'),
  },
  // openssl dgst -md4 -provider legacy, of the password in UTF-16: what Windows calls the NT hash.
  'Auth0, MD4 of UTF-16': {
    kind: 'digest',
    algorithm: 'md4',
    hash: Buffer.from('317112aeca0479459ab078709677a4dd', 'hex'),
    salt: Buffer.alloc(0),
    position: 'suffix',
    encoding: 'utf16le',
  },
  // openssl dgst -md4 -hmac key -provider legacy -provider default
  'Auth0, HMAC with MD4': {
    kind: 'digest',
    algorithm: 'md4',
    hash: Buffer.from('1fbc56f9d086df490ec49410b3401dec', 'hex'),
    salt: Buffer.alloc(0),
    position: 'suffix',
    encoding: 'utf8',
    key: Buffer.from('key'),
  },
  // python3, with hashlib alone: d = sha512(m), then 4,999 times d = sha512(d + m), where m is the password before the salt in braces.
  'Symfony, as Clerk writes it': {
    kind: 'symfony',
    text: 'sha512_symfony$5000$0123456789abcdef$bnhwEPAWV6g3TQkamMbkBUEdTrzskInLIXj8tikpJrUxT07Em/+6JadH52DBl4aYwIvGKvTJP59EyHfo0+Byww==',
  },
  // The case of Symfony's own test: without a salt, and twice.
  'Symfony, two iterations without a salt': {
    kind: 'symfony',
    text: `sha512_symfony$2$$${digest('sha512', Buffer.concat([digest('sha512', password), Buffer.from(password)])).toString('base64')}`,
  },
}

test.each(Object.entries(vectors))(
  '%s: the password is right, another is not, and the hash is renewed',
  async (_, hash) => {
    const { stored } = await adoptHash(ctx, hash, { allowsBareDigests: true })

    expect(await verifyPassword(ctx, stored, password)).toEqual({ matches: true, needsRehash: true })
    expect(await verifyPassword(ctx, stored, 'Correct-Horse-8')).toEqual({ matches: false, needsRehash: false })
    // A single digest could be tried millions of times a second by a reader of the database.
    if (hash.kind === 'digest') expect(stored).not.toContain(hash.hash.toString('base64').replace(/=+$/, ''))
  },
  60_000,
)

test.each([
  ['', '31d6cfe0d16ae931b73c59d7e0c089c0'],
  ['a', 'bde52cb31de33e46245e05fbdbd6fb24'],
  ['abc', 'a448017aaf21d8525fc10ae87aa6729d'],
  ['message digest', 'd9130a8164549fe818874806e1c7014b'],
  ['abcdefghijklmnopqrstuvwxyz', 'd79e1c308aa5bbcdeea8ed63df412da9'],
  ['ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789', '043f8582f241db351ce627e153e7f0e4'],
  [
    '12345678901234567890123456789012345678901234567890123456789012345678901234567890',
    'e33b4ddc9c38f2199c3e7b164fcc0536',
  ],
])('MD4 of "%s" is as RFC 1320 §A.5 says', (text, answer) => {
  expect(md4(Buffer.from(text)).toString('hex')).toBe(answer)
})

test('a key that is longer than a block is hashed first, as OpenSSL does', () => {
  const answer = hmacMd4(Buffer.from('k'.repeat(70)), Buffer.from(password))
  expect(answer.toString('hex')).toBe('4aba422ee6264115fa1507db5c6f5823')
})

test('phpass of WordPress: the published vector of the library', async () => {
  const { stored } = await adoptHash(
    ctx,
    { kind: 'phpass', text: '$P$9IQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0' },
    { allowsBareDigests: false },
  )
  expect(await verifyPassword(ctx, stored, 'test12345')).toMatchObject({ matches: true })
  expect(await verifyPassword(ctx, stored, 'test12346')).toMatchObject({ matches: false })
})

test('[U-4] what costs too much or cannot be verified is refused when it comes in, and single digests unless they are allowed', async () => {
  const refused: ForeignHash[] = [
    { kind: 'pbkdf2', digest: 'sha512', iterations: 3_000_001, salt, hash: Buffer.alloc(64) },
    { kind: 'pbkdf2', digest: 'sha1', iterations: 1_000_000, salt, hash: Buffer.alloc(128) },
    { kind: 'pbkdf2', digest: 'sha256', iterations: Number.NaN, salt, hash: Buffer.alloc(32) },
    { kind: 'pbkdf2', digest: 'sha256', iterations: 1_000, salt, hash: Buffer.alloc(4) },
    {
      kind: 'argon2',
      text: '$argon2id$v=16$m=7168,t=5,p=1$MDEyMzQ1Njc4OWFiY2RlZg$VWzEhpo1i0HcvRV7+13n8HcZnOYq9tCKd8zNmNp7ku8',
    },
    {
      kind: 'argon2',
      text: '$argon2id$v=19$m=262144,t=900,p=1$MDEyMzQ1Njc4OWFiY2RlZg$VWzEhpo1i0HcvRV7+13n8HcZnOYq9tCKd8zNmNp7ku8',
    },
    { kind: 'phpass', text: '$P$zIQRaTwmfeRo7ud9Fh4E2PdI0S3r.L0' },
    { kind: 'ldap', text: '{CLEARTEXT}secret' },
    { kind: 'symfony', text: `sha512_symfony$100001$salt$${Buffer.alloc(64).toString('base64')}` },
    { kind: 'symfony', text: `sha512_symfony$5000$sa{lt$${Buffer.alloc(64).toString('base64')}` },
    { kind: 'symfony', text: `sha512_symfony$5000$salt$${Buffer.alloc(32).toString('base64')}` },
    { kind: 'digest', algorithm: 'md5', hash: Buffer.alloc(20), salt, position: 'prefix', encoding: 'utf8' },
  ]
  for (const hash of refused)
    await expect(adoptHash(ctx, hash, { allowsBareDigests: true })).rejects.toBeInstanceOf(MalformedHash)
  await expect(
    adoptHash(ctx, { kind: 'ldap', text: '{SHA}0DPiKuNIrrVmD8IUCuw1hQxNqZc=' }, { allowsBareDigests: false }),
  ).rejects.toThrow(BareDigest)
})
