import { createHash } from 'node:crypto'
import { bcryptFormat } from '../bcrypt.ts'
import { type HashFormat, MalformedHash } from '../hash-format.ts'

const scheme = 'bcrypt_sha256$'

/** Django's `bcrypt_sha256$$2b$12$…`: bcrypt over the SHA-256 of the password in hexadecimal, so that all its bytes count. */
export const bcryptSha256Format: HashFormat = {
  read(text, saltPosition) {
    if (!text.startsWith(scheme)) throw new MalformedHash(`it must start with ${scheme}`)
    return scheme + bcryptFormat.read(text.slice(scheme.length), saltPosition)
  },
  owns: (stored) => stored.startsWith(scheme),
  verify: (stored, password) =>
    bcryptFormat.verify(stored.slice(scheme.length), createHash('sha256').update(password).digest('hex')),
}
