import { randomUUID } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { errorMessage, hasCode } from '../error-code.ts'
import { refuseInRepeatable } from '../repeatable-runs.ts'
import type { FileLink, FileLinks } from './file-links.ts'
import { checkKey, dispositionOf, type LinkedFile, type ObjectStorage, StorageError } from './storage.ts'

const ending = '.unfinished'

/**
 * Files in a folder. Several servers need the same one, on a disk that they share: a file may be asked for at another
 * server than the one that wrote it.
 */
export function createDiskStorage(folder: string, links: FileLinks): ObjectStorage {
  const pathOf = (key: string) => join(folder, checkKey(key))
  return {
    async put(key, content) {
      refuseInRepeatable('the storage')
      const path = pathOf(key)
      const unfinished = `${path}.${randomUUID()}${ending}`
      await mkdir(dirname(path), { recursive: true, mode: 0o700 }).catch(refuse)
      const file = await open(unfinished, 'wx', 0o600).catch(refuse)
      try {
        await write(file, content)
        await rename(unfinished, path).catch(refuse)
      } catch (error) {
        await rm(unfinished, { force: true }).catch(() => undefined)
        throw error
      }
    },
    signedUrl: async (key, options) => links.urlOf(checkKey(key), options),
    readLink: (token, now) => links.read(token, now)?.key,
    async openLink(token, now) {
      const link = links.read(token, now)
      if (link === undefined) return undefined
      return openFile(pathOf(link.key), link)
    },
    async delete(key) {
      refuseInRepeatable('the storage')
      const path = pathOf(key)
      // Also what a process that was killed left of it.
      const left = (await namesIn(dirname(path))).filter((name) => isUnfinishedOf(name, basename(path)))
      for (const each of [path, ...left.map((name) => join(dirname(path), name))])
        await rm(each, { force: true }).catch(refuse)
    },
  }
}

async function write(file: FileHandle, content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<void> {
  try {
    for await (const chunk of content) await file.appendFile(chunk).catch(refuse)
    await file.sync().catch(refuse)
  } finally {
    await file.close()
  }
}

async function openFile(path: string, { fileName, contentType }: FileLink): Promise<LinkedFile | undefined> {
  const file = await open(path, 'r').catch((error) => (hasCode(error, 'ENOENT') ? undefined : refuse(error)))
  if (file === undefined) return undefined
  const { size } = await file.stat()
  return {
    // Closes the file when it ends, whichever way.
    content: file.createReadStream(),
    bytes: size,
    headers: { 'content-type': contentType, 'content-disposition': dispositionOf(fileName) },
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error) => (hasCode(error, 'ENOENT') ? [] : refuse(error)))
}

function isUnfinishedOf(name: string, fileName: string): boolean {
  return name.startsWith(`${fileName}.`) && name.endsWith(ending)
}

function refuse(error: unknown): never {
  throw new StorageError(`The folder for files cannot be used: ${errorMessage(error)}`, error)
}
