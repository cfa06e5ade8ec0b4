import { createHash, timingSafeEqual } from 'node:crypto'
import { readBase64 } from './base64.ts'
import { type HashFormat, MalformedHash } from './hash-format.ts'

/**
 * A digest of password and salt, followed by the salt (RFC 2307 §5.3, as `{SSHA}`). Takes a few microseconds, so it
 * stays on the event loop. The stored form always has the scheme, and the salt's position if it is a prefix.
 *
 * @param scheme the prefix of the hash. Optional in imports where noted.
 */
export function saltedDigest(options: {
  scheme: `{${string}}`
  isSchemeOptional: boolean
  algorithm: 'sha1' | 'sha256' | 'sha384' | 'sha512'
  digestLength: number
}): HashFormat {
  const { scheme, isSchemeOptional, algorithm, digestLength } = options
  const prefixScheme = scheme.replace('}', '-PREFIX}')
  const readParts = (base64: string) => {
    const bytes = readBase64(base64, 'the digest with its salt', { min: digestLength + 1, max: digestLength + 256 })
    return {
      digest: bytes.subarray(0, digestLength),
      salt: bytes.subarray(digestLength),
      base64: bytes.toString('base64'),
    }
  }
  return {
    read(text, saltPosition) {
      const hasScheme = text.startsWith(scheme)
      if (!hasScheme && !isSchemeOptional) throw new MalformedHash(`it must start with ${scheme}`)
      const { base64 } = readParts(hasScheme ? text.slice(scheme.length) : text)
      return (saltPosition === 'prefix' ? prefixScheme : scheme) + base64
    },
    owns: (stored) => stored.startsWith(scheme) || stored.startsWith(prefixScheme),
    async verify(stored, password) {
      const isPrefix = stored.startsWith(prefixScheme)
      const { digest, salt } = readParts(stored.slice((isPrefix ? prefixScheme : scheme).length))
      const text = Buffer.from(password)
      const input = Buffer.concat(isPrefix ? [salt, text] : [text, salt])
      return timingSafeEqual(createHash(algorithm).update(input).digest(), digest)
    },
  }
}
