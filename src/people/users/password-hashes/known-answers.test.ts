import { beforeAll, expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { startServer } from '#test/server.ts'
import { importPasswordHash, type PasswordHashType, type SaltPosition, verifyPassword } from './index.ts'

let ctx: Context
beforeAll(async () => {
  ctx = (await startServer()).environment
})

interface Vector {
  type: PasswordHashType
  /** Where the hash comes from: a publication, or the command that made it. */
  source: string
  password: string
  hash: string
  saltPosition?: SaltPosition
}

const password = 'correct horse battery'

const vectors: Vector[] = [
  {
    type: 'bcrypt',
    source: 'the test vectors of crypt_blowfish (openwall.com/crypt)',
    password: 'U*U',
    hash: '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW',
  },
  {
    type: 'bcrypt',
    source: "htpasswd -nbBC 10 u 'correct horse battery'",
    password,
    hash: '$2y$10$WAl.VXIZihYncGX7ChlGCOf.JUuxSLh3GG1QDqxhws0hdTblUe5Fu',
  },
  {
    type: 'bcrypt',
    source: "perl -e 'print crypt(q(correct horse battery), q($2b$06$abcdefghijklmnopqrstuu))' (libxcrypt)",
    password,
    hash: '$2b$06$abcdefghijklmnopqrstuu50eFBEC8vQwBnuFXMHE45jBnqvQ8xz.',
  },
  {
    type: 'bcrypt',
    source: 'the same with a salt that ends in v, whose spare bits libxcrypt ignores',
    password,
    hash: '$2b$06$abcdefghijklmnopqrstuv50eFBEC8vQwBnuFXMHE45jBnqvQ8xz.',
  },
  {
    type: 'argon2',
    source: "printf %s 'correct horse battery' | argon2 somesalt -id -t 3 -k 65536 -p 4 -e",
    password,
    hash: '$argon2id$v=19$m=65536,t=3,p=4$c29tZXNhbHQ$2UR8wXWk32LxsVEkR6/DoKpmjfjepS12aNUsUEsqGdE',
  },
  {
    type: 'argon2',
    source: "printf %s 'correct horse battery' | argon2 somesalt -i -t 3 -k 4096 -p 1 -e",
    password,
    hash: '$argon2i$v=19$m=4096,t=3,p=1$c29tZXNhbHQ$PmyYB4+P3RaeN7NBNCrLSkqEvVR6I0Ig0MBMMjSlojI',
  },
  {
    type: 'argon2',
    source: "printf %s 'correct horse battery' | argon2 somesalt -d -t 1 -k 4096 -p 2 -e",
    password,
    hash: '$argon2d$v=19$m=4096,t=1,p=2$c29tZXNhbHQ$xPCyg3lThJhbn/OKl56L/uIQN/3UqpdlrCYEOrw5oIE',
  },
  {
    type: 'scrypt',
    source: 'RFC 7914 §12',
    password: 'pleaseletmein',
    hash: '$scrypt$v=1$n=16384,r=8,p=1,kl=64$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw',
  },
  {
    type: 'scrypt',
    source: 'RFC 7914 §12, with the cost as a logarithm and in padded base64',
    password: 'pleaseletmein',
    hash: '$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU=$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw==',
  },
  {
    type: 'scrypt',
    source:
      "python3: hashlib.scrypt(b'correct horse battery', salt=b'sodium chloride', n=16384, r=16, p=1, dklen=64, maxmem=2**26)",
    password,
    hash: '$scrypt$v=1$n=16384,r=16,p=1,kl=64$c29kaXVtIGNobG9yaWRl$m31QrrCbbSw0cMjD1+kdTEuoO7JOrfCGklFPI17iJWzXoBEYDEzpYjglfuNB31+/wvPwjS2noGPDeXgUXUU44Q',
  },
  {
    type: 'pbkdf2',
    source: "python3: hashlib.pbkdf2_hmac('sha256', b'correct horse battery', b'sodium chloride', 600000, 32)",
    password,
    hash: '$pbkdf2$i=600000,d=sha256$c29kaXVtIGNobG9yaWRl$8MbjFadr0xXuLyzVXOgbuQdQdhRt40ritLqVJHWmfr4',
  },
  {
    type: 'pbkdf2',
    source: "python3: hashlib.pbkdf2_hmac('sha512', b'correct horse battery', b'sodium chloride', 210000, 32)",
    password,
    hash: '$pbkdf2$i=210000,d=sha512$c29kaXVtIGNobG9yaWRl$wn+Ahr4A774sU91Eox9kQr0GwGtcwpJ1bvyEs02cOYw',
  },
  {
    type: 'firebase-scrypt',
    source: 'README of github.com/firebase/scrypt',
    password: 'user1password',
    hash: '$firebase-scrypt$r=8,m=14,ss=Bw,sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA$42xEC+ixf3L2lw$lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ',
  },
  {
    type: 'firebase-scrypt',
    source: 'the same as the migration tool of the vendor writes it (github.com/workos/workos-migrations)',
    password: 'user1password',
    hash: '$firebase-scrypt$hash=lSrfV15cpx95/sZS2W9c9Kp6i/LVgQNDNC/qzrCnh1SAyZvqmZqAjTdn3aoItz+VHjoZilo78198JAdRuid5lQ==$salt=42xEC+ixf3L2lw==$sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==$ss=Bw==$r=8$m=14',
  },
  {
    type: 'firebase-scrypt',
    source: 'the same in the alphabet of URLs and another order',
    password: 'user1password',
    hash: '$firebase-scrypt$sk=jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA==,ss=Bw==,m=14,r=8$42xEC-ixf3L2lw==$lSrfV15cpx95_sZS2W9c9Kp6i_LVgQNDNC_qzrCnh1SAyZvqmZqAjTdn3aoItz-VHjoZilo78198JAdRuid5lQ==',
  },
  {
    type: 'ssha',
    source: "slappasswd -h '{SSHA}' -s 'correct horse battery'",
    password,
    hash: '{SSHA}m8I1SFleJnQvS5BI2KH7EaMO+mcPHTLF',
  },
  {
    type: 'ssha256',
    source: "slappasswd -o module-load=pw-sha2 -h '{SSHA256}' -s 'correct horse battery'",
    password,
    hash: '{SSHA256}AQSyaRHh/h1EQISx3PID7aJmFYkPIXEh2j/y+6GxV5IWpIORYgXNsw==',
  },
  {
    type: 'ssha256',
    source: 'the same without the scheme, the position said',
    password,
    hash: 'AQSyaRHh/h1EQISx3PID7aJmFYkPIXEh2j/y+6GxV5IWpIORYgXNsw==',
    saltPosition: 'suffix',
  },
  {
    type: 'ssha256',
    source: "python3: base64(hashlib.sha256(b'saltsalt' + b'correct horse battery').digest() + b'saltsalt')",
    password,
    hash: 'j00sGn/fIaPzhpUSEdOxB6jPEge3H5VxdiUHC+FlBPNzYWx0c2FsdA==',
    saltPosition: 'prefix',
  },
]

for (const vector of vectors) {
  test(`${vector.type} hash verifies its password and no other: ${vector.source}`, async () => {
    const stored = importPasswordHash(vector.type, vector.hash, vector.saltPosition)

    expect(await verifyPassword(ctx, stored, vector.password)).toEqual({ matches: true, needsRehash: true })
    expect(await verifyPassword(ctx, stored, `${vector.password}!`)).toEqual({ matches: false, needsRehash: false })
    expect(await verifyPassword(ctx, stored, '')).toEqual({ matches: false, needsRehash: false })
  })
}

test('the stored form of a hash can be imported again and is then the same', () => {
  for (const { type, hash, saltPosition } of vectors.filter((vector) => vector.saltPosition !== 'prefix')) {
    const stored = importPasswordHash(type, hash, saltPosition)
    expect(importPasswordHash(type, stored, undefined)).toBe(stored)
  }
})

test('a salt on the other side of the password does not verify', async () => {
  const { hash } = vectors.find((vector) => vector.saltPosition === 'prefix') ?? { hash: '' }
  const stored = importPasswordHash('ssha256', hash, 'suffix')
  expect((await verifyPassword(ctx, stored, password)).matches).toBe(false)
})

test('[U-4] a hash made here needs no other, and counts all 1,024 bytes of a password', async () => {
  const long = 'é'.repeat(511)
  const stored = await ctx.system.passwords.hash(`${long}1`)

  expect(await verifyPassword(ctx, stored, `${long}1`)).toEqual({ matches: true, needsRehash: false })
  expect(await verifyPassword(ctx, stored, `${long}2`)).toEqual({ matches: false, needsRehash: false })
})
