import { createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import { ConfigError } from '../config-error.ts'

/** Passwords that are known from breaches, by the SHA-1 of their UTF-8. */
export interface BreachedPasswords {
  includes(password: string): Promise<boolean>
  close(): Promise<void>
}

/** A hash in hexadecimal, in any case. The rest of the line, such as `:3861493` in the usual download, is ignored. */
const lineLike = /^([0-9A-Fa-f]{40})(?![0-9A-Fa-f])/
const hashLength = 40
/** Longer than any line: hash, count, padding and line end. */
const windowBytes = 512

/**
 * Opens a sorted file of SHA-1 hashes, one a line, as the downloaders of Have I Been Pwned write it (40 GB). A lookup
 * takes about thirty short reads; the file is not loaded.
 *
 * @throws ConfigError for a file that cannot be read or has another format
 */
export async function openBreachedPasswords(path: string): Promise<BreachedPasswords> {
  const file = await open(path).catch((error: Error) => {
    throw new ConfigError(`BREACHED_PASSWORDS_FILE cannot be read: ${error.message}.`)
  })
  try {
    await requireHashes(file)
  } catch (error) {
    await file.close()
    throw error
  }
  return {
    includes: (password) => isIn(file, createHash('sha1').update(password).digest('hex').toUpperCase()),
    close: () => file.close(),
  }
}

/**
 * Checks both ends and the middle, so that a list of passwords or a list ordered by count is not mistaken for an empty
 * one.
 */
async function requireHashes(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  const middle = Math.floor(size / 2)
  const lines = await Promise.all(
    [0, middle, Math.max(middle, size - windowBytes)].map((position) => hashFrom(file, position, size)),
  )
  const found = lines.flatMap((line) => (line === undefined ? [] : [line.hash]))
  // In a short file, the middle may be in the last line.
  if (found.length < (size > 2 * windowBytes ? lines.length : 1))
    throw new ConfigError('BREACHED_PASSWORDS_FILE must have one SHA-1 hash in hexadecimal per line, as in hash:count.')
  if (found.some((hash, i) => hash < (found[i - 1] ?? '')))
    throw new ConfigError('BREACHED_PASSWORDS_FILE must be sorted by hash: take the download that is ordered by hash.')
}

/** Binary search over bytes: `low` and `high` enclose the beginning of the line that would hold the hash. */
async function isIn(file: FileHandle, wanted: string): Promise<boolean> {
  const { size } = await file.stat()
  let low = 0
  let high = size
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    const line = await hashFrom(file, middle, size)
    if (line?.hash === wanted) return true
    if (line === undefined || line.hash > wanted) high = middle
    else low = line.start + 1
  }
  return false
}

/** The first line that begins at a position or after it. */
async function hashFrom(
  file: FileHandle,
  position: number,
  size: number,
): Promise<{ hash: string; start: number } | undefined> {
  // Starts one byte earlier: if that byte ends a line, a line begins at the position itself.
  const from = Math.max(0, position - 1)
  const { buffer, bytesRead } = await file.read(
    Buffer.alloc(Math.min(windowBytes, Math.max(1, size - from))),
    0,
    undefined,
    from,
  )
  const text = buffer.toString('latin1', 0, bytesRead)
  const lineEnd = text.indexOf('\n')
  const offset = position === 0 ? 0 : lineEnd + 1
  if (position > 0 && lineEnd === -1) return undefined
  const hash = lineLike.exec(text.slice(offset, offset + hashLength + 1))?.[1]
  return hash === undefined ? undefined : { hash: hash.toUpperCase(), start: from + offset }
}
