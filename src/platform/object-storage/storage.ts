import type { Readable } from 'node:stream'

/** Files that leave the process: exports, and what is written down outside of the database. */
export interface ObjectStorage {
  /**
   * Writes a file as its content comes, with a bounded part of it in memory. There is the whole file afterwards or, when
   * it fails, what was there before.
   *
   * @throws StorageError
   */
  put(key: string, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>, contentType: string): Promise<void>
  /** An address at which anyone gets the file until then, as a download with this name. */
  signedUrl(key: string, options: DownloadOptions): Promise<string>
  /** The name of the file that an address of ours is for, until it ends. A storage with addresses of its own has none of ours. */
  readLink(token: string, now: Date): string | undefined
  /** The file behind such a URL; `undefined` also if the file was deleted. */
  openLink(token: string, now: Date): Promise<LinkedFile | undefined>
  /** A file that is not there is no fault. @throws StorageError */
  delete(key: string): Promise<void>
}

export interface DownloadOptions {
  fileName: string
  contentType: string
  until: Date
}

export interface LinkedFile {
  content: Readable
  bytes: number
  headers: Record<string, string>
}

/** The storage cannot be used now. `message` is for the operator. */
export class StorageError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, cause === undefined ? {} : { cause })
    this.name = 'StorageError'
  }
}

/** Of names that we make ourselves: parts of letters, digits, `_`, `-` and inner dots. @throws TypeError */
export function checkKey(key: string): string {
  if (!/^\w[\w-]*(\.[\w-]+)*(\/\w[\w-]*(\.[\w-]+)*)*$/.test(key) || key.length > 500)
    throw new TypeError(`${key} is no name of a file`)
  return key
}

/** RFC 6266. Names are ours, in ASCII. */
export function dispositionOf(fileName: string): string {
  return `attachment; filename="${fileName.replace(/[^\w.-]/g, '_')}"`
}
