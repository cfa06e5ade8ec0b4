import { inflateRawSync } from 'node:zlib'
import { SamlFailure } from '../failure.ts'
import { decodeBase64, maxMessageBytes, readText } from '../response/decode.ts'

/** The message of HTTP-Redirect. No more of it is unpacked than a message may have (S-1). @throws SamlFailure */
export function inflateMessage(value: string): string {
  return readText(inflate(decodeBase64(value)))
}

function inflate(bytes: Buffer): Buffer {
  try {
    return inflateRawSync(bytes, { maxOutputLength: maxMessageBytes })
  } catch (error) {
    const isTooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    throw new SamlFailure(isTooLarge ? 'too_large' : 'not_deflated')
  }
}
