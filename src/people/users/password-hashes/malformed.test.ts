import { expect, test } from 'vitest'
import { DomainError } from '#platform/http/errors.ts'
import { importPasswordHash, type PasswordHashType, passwordHashTypes, type SaltPosition } from './index.ts'

const salt = 'c29kaXVtIGNobG9yaWRl'
const hash32 = 'A'.repeat(43)
const bcrypt = 'CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW'
const signerKey = 'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA'

const malformed: [PasswordHashType, string, string, SaltPosition?][] = [
  ['bcrypt', 'nothing', ''],
  ['bcrypt', 'another format', `$scrypt$v=1$n=16384,r=8,p=1$${salt}$${hash32}`],
  ['bcrypt', 'a version that has a known fault', `$2x$05$${bcrypt}`],
  ['bcrypt', 'one character too few', `$2a$05$${bcrypt.slice(1)}`],
  ['bcrypt', 'a line break behind it', `$2a$05$${bcrypt}\n`],
  ['bcrypt', 'a cost below 4', `$2a$03$${bcrypt}`],
  ['bcrypt', 'a cost that would take hours', `$2a$31$${bcrypt}`],
  ['bcrypt', 'a salt position, which it has none of', `$2a$05$${bcrypt}`, 'prefix'],
  ['argon2', 'an old version', `$argon2id$v=16$m=65536,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'no version', `$argon2id$m=65536,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'too little memory', `$argon2id$v=19$m=4095,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'too much memory', `$argon2id$v=19$m=262145,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'too many passes', `$argon2id$v=19$m=65536,t=6,p=4$${salt}$${hash32}`],
  ['argon2', 'too few passes for argon2i', `$argon2i$v=19$m=65536,t=2,p=4$${salt}$${hash32}`],
  ['argon2', 'too many lanes', `$argon2id$v=19$m=65536,t=3,p=9$${salt}$${hash32}`],
  ['argon2', 'a parameter twice', `$argon2id$v=19$m=65536,m=65536,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'a parameter that is not known', `$argon2id$v=19$m=65536,t=3,p=4,keyid=AA$${salt}$${hash32}`],
  ['argon2', 'no hash', `$argon2id$v=19$m=65536,t=3,p=4$${salt}`],
  ['argon2', 'no salt', `$argon2id$v=19$m=65536,t=3,p=4$$${hash32}`],
  ['argon2', 'what is no number', `$argon2id$v=19$m=6e4,t=3,p=4$${salt}$${hash32}`],
  ['argon2', 'another name', `$argon2$v=19$m=65536,t=3,p=4$${salt}$${hash32}`],
  ['scrypt', 'a cost that is no power of two', `$scrypt$v=1$n=16383,r=8,p=1$${salt}$${hash32}`],
  ['scrypt', 'more memory than may be taken', `$scrypt$v=1$n=1048576,r=8,p=1$${salt}$${hash32}`],
  ['scrypt', 'more time than may be taken', `$scrypt$v=1$n=131072,r=8,p=4$${salt}$${hash32}`],
  ['scrypt', 'a negative logarithm', `$scrypt$ln=-1,r=8,p=1$${salt}$${hash32}`],
  ['scrypt', 'a key length that is another', `$scrypt$v=1$n=16384,r=8,p=1,kl=64$${salt}$${hash32}`],
  ['scrypt', 'another version', `$scrypt$v=2$n=16384,r=8,p=1$${salt}$${hash32}`],
  ['scrypt', 'what is no base64', `$scrypt$v=1$n=16384,r=8,p=1$${salt}$${hash32.slice(1)}*`],
  ['scrypt', 'base64 that ends in bits of no byte', `$scrypt$v=1$n=16384,r=8,p=1$${salt}$${hash32.slice(1)}B`],
  ['scrypt', 'two alphabets of base64 at once', `$scrypt$v=1$n=16384,r=8,p=1$${salt}$+-${hash32.slice(2)}`],
  ['pbkdf2', 'too few iterations of sha256', `$pbkdf2$i=599999,d=sha256$${salt}$${hash32}`],
  ['pbkdf2', 'too few iterations of sha512', `$pbkdf2$i=209999,d=sha512$${salt}$${hash32}`],
  ['pbkdf2', 'too many iterations', `$pbkdf2$i=1000001,d=sha512$${salt}$${hash32}`],
  ['pbkdf2', 'a digest that is not supported', `$pbkdf2$i=600000,d=sha1$${salt}$${hash32}`],
  ['firebase-scrypt', 'no signer key', `$firebase-scrypt$r=8,m=14,ss=Bw$${salt}$${hash32}`],
  [
    'firebase-scrypt',
    'a hash of another length than the signer key',
    `$firebase-scrypt$r=8,m=14,ss=Bw,sk=${signerKey}$${salt}$${hash32}`,
  ],
  [
    'firebase-scrypt',
    'more memory than Firebase allows',
    `$firebase-scrypt$r=8,m=15,ss=Bw,sk=${signerKey}$${salt}$${signerKey}`,
  ],
  [
    'firebase-scrypt',
    'more rounds than Firebase allows',
    `$firebase-scrypt$r=9,m=14,ss=Bw,sk=${signerKey}$${salt}$${signerKey}`,
  ],
  ['firebase-scrypt', 'a third value', `$firebase-scrypt$r=8,m=14,ss=Bw,sk=${signerKey}$${salt}$${signerKey}$${salt}`],
  ['ssha', 'no scheme', 'm8I1SFleJnQvS5BI2KH7EaMO+mcPHTLF'],
  ['ssha', 'a digest without a salt', `{SSHA}${Buffer.alloc(20).toString('base64')}`],
  ['ssha', 'the scheme of another digest', '{SSHA256}AQSyaRHh/h1EQISx3PID7aJmFYkPIXEh2j/y+6GxV5IWpIORYgXNsw=='],
  ['ssha256', 'the scheme of another digest', '{SSHA}AQSyaRHh/h1EQISx3PID7aJmFYkPIXEh2j/y+6GxV5IWpIORYgXNsw=='],
  ['ssha256', 'a digest that is too short', '{SSHA256}m8I1SFleJnQvS5BI2KH7EaMO+mcPHTLF'],
]

for (const [type, what, text, saltPosition] of malformed) {
  test(`${type} refuses ${what}, and does not quote it`, () => {
    const error = refusalOf(() => importPasswordHash(type, text, saltPosition))
    expect(error.definition).toMatchObject({ status: 400, code: 'invalid_password_hash' })
    for (const secret of [salt, hash32, signerKey, bcrypt]) expect(error.message).not.toContain(secret)
  })
}

test('[I-5] the longest hash of any kind is refused in a few milliseconds', () => {
  for (const type of passwordHashTypes) {
    for (const part of ['$', '$a=', ',', '=', 'A', '$scrypt$n=1', '{SSHA}']) {
      const text = part.repeat(2_048).slice(0, 2_048)
      const times = [1, 2, 3].map(() => {
        const started = performance.now()
        refusalOf(() => importPasswordHash(type, text, undefined))
        return performance.now() - started
      })
      expect(Math.min(...times)).toBeLessThan(50)
    }
  }
})

function refusalOf(work: () => unknown): DomainError {
  try {
    work()
  } catch (error) {
    if (error instanceof DomainError) return error
    throw error
  }
  throw new Error('It was accepted.')
}
