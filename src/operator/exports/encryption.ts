import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { PassThrough, type Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Encrypter } from 'age-encryption'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import type { LineWriter } from './line-writer.ts'

/** Encrypts for public keys of age. @throws ConfigError for one that is none */
export async function encryptFor(recipients: readonly string[]): Promise<Encrypter> {
  const age = await import('age-encryption')
  const encrypter = new age.Encrypter()
  for (const recipient of recipients) {
    if (!recipient.startsWith('age1')) throw noRecipient(recipient)
    try {
      encrypter.addRecipient(recipient)
    } catch {
      throw noRecipient(recipient)
    }
  }
  return encrypter
}

function noRecipient(text: string): ConfigError {
  return new ConfigError(
    `${JSON.stringify(text.slice(0, 80))} is not a public key of age, which begins with age1. Make a pair of keys with age-keygen -o key.txt, and give its public key.`,
  )
}

/** Encrypts lines on their way to a file. What is counted are lines; bytes and digest are those of the file. */
export function encryptedLines(name: string, encrypter: Encrypter, output: Writable): LineWriter {
  const plain = new PassThrough()
  const digest = createHash('sha256')
  let rows = 0
  let bytes = 0
  const written = encrypter.encrypt(toWeb(plain)).then((encrypted) =>
    pipeline(
      fromWeb(encrypted),
      async function* (chunks: AsyncIterable<Uint8Array>) {
        for await (const chunk of chunks) {
          bytes += chunk.length
          digest.update(chunk)
          yield chunk
        }
      },
      output,
    ),
  )
  let failure: Error | undefined
  written.catch((error: unknown) => {
    failure = error instanceof Error ? error : new Error(errorMessage(error))
    plain.destroy(failure)
  })
  plain.on('error', () => undefined)
  return {
    async write(lines) {
      if (failure !== undefined) throw failure
      rows += lines.length
      if (!plain.write(lines.map((line) => `${line}\n`).join(''))) await once(plain, 'drain')
    },
    async end() {
      plain.end()
      await written
      return { file: name, rows, bytes, sha256: digest.digest('hex') }
    },
  }
}

/** Opens what was encrypted for the public keys of some identities, as it is read. */
export type Decrypt = (content: Readable) => Promise<AsyncIterable<Buffer>>

/**
 * @param keys the text of a file of identities: lines with `AGE-SECRET-KEY-…`, and comments
 * @throws ConfigError for other text
 */
export async function decryptWith(keys: string): Promise<Decrypt> {
  const age = await import('age-encryption')
  const decrypter = new age.Decrypter()
  const lines = keys.split('\n').map((line) => line.trim())
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
  try {
    if (identities.length === 0) throw new Error('It is empty.')
    for (const identity of identities) decrypter.addIdentity(identity)
  } catch {
    throw new ConfigError('The file of --identity has no key of age: a line AGE-SECRET-KEY-…, as age-keygen writes it.')
  }
  return async (content) => fromWeb(await decrypter.decrypt(toWeb(content)))
}

/** Like `Readable.toWeb`, whose type is another one than that of the library. */
function toWeb(content: Readable): ReadableStream<Uint8Array> {
  const chunks: AsyncIterator<Uint8Array> = content[Symbol.asyncIterator]()
  return new ReadableStream({
    async pull(controller) {
      const next = await chunks.next()
      if (next.done === true) controller.close()
      else controller.enqueue(next.value)
    },
    async cancel() {
      content.destroy()
    },
  })
}

async function* fromWeb(content: ReadableStream<Uint8Array>): AsyncGenerator<Buffer> {
  const reader = content.getReader()
  while (true) {
    const { done, value } = await reader.read()
    if (done || value === undefined) return
    yield Buffer.from(value.buffer, value.byteOffset, value.byteLength)
  }
}
