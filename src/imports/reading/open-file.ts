import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { createGunzip } from 'node:zlib'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'

/** The size of what is read at once; memory is a small multiple of it. */
const chunkBytes = 65_536

/** The content of a file, unpacked if it is compressed by gzip. @throws ConfigError for a file that can't be read */
export async function* openFile(path: string, onBytes: (count: number) => void): AsyncGenerator<Buffer> {
  const isPacked = await isGzip(path)
  const file = createReadStream(path, { highWaterMark: chunkBytes })
  const content = isPacked ? file.pipe(createGunzip()) : file
  file.on('error', (error) => content.destroy(error))
  let counted = 0
  try {
    for await (const chunk of content) {
      onBytes(file.bytesRead - counted)
      counted = file.bytesRead
      yield Buffer.from(chunk)
    }
  } catch (error) {
    throw new ConfigError(`${path} cannot be read: ${errorMessage(error)}`)
  } finally {
    file.destroy()
  }
}

/** The first bytes of the content, without a byte order mark. */
export async function beginningOf(path: string, length = chunkBytes): Promise<string> {
  let text = ''
  for await (const chunk of openFile(path, () => undefined)) {
    text += chunk.toString('utf8')
    if (text.length >= length) break
  }
  return text.replace(/^\uFEFF/, '').slice(0, length)
}

/** @throws ConfigError for a file that isn't there */
export async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch {
    throw new ConfigError(`There is no file ${path}.`)
  }
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path).catch(() => {
    throw new ConfigError(`There is no file ${path}, or it cannot be read.`)
  })
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(2), 0, 2, 0)
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b
  } finally {
    await file.close()
  }
}
