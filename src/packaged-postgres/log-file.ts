import { type FileHandle, open, rename, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isRoot } from './system-user.ts'

export interface LogFile {
  path: string
  /** For a child's output; the child's copy outlives `close`. */
  fd: number
  /** The last lines written since this file was opened, for an error message. */
  tail(): Promise<string>
  close(): Promise<void>
}

const rotateAtBytes = 10 * 1024 * 1024

/** Opens the log to append to. One that has grown large is set aside first; a single older one is kept. */
export async function openLog(path: string): Promise<LogFile> {
  const { size } = await stat(path).catch(() => ({ size: 0 }))
  if (size > rotateAtBytes) await rename(path, `${path}.1`)
  const file = await open(path, 'a+', 0o600)
  const { size: from } = await file.stat()
  if (isRoot()) {
    // Root may start a data folder that an ordinary user continues to use.
    const { uid, gid } = await stat(dirname(path))
    await file.chown(uid, gid)
  }
  return { path, fd: file.fd, tail: () => tailFrom(file, from), close: () => file.close() }
}

async function tailFrom(file: FileHandle, from: number): Promise<string> {
  const { size } = await file.stat()
  const start = Math.max(from, size - 4096)
  const { buffer, bytesRead } = await file.read(Buffer.alloc(size - start), 0, size - start, start)
  const lines = buffer.toString('utf8', 0, bytesRead).trimEnd().split('\n')
  return lines.slice(-12).join('\n')
}
