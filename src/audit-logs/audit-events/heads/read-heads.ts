import { createReadStream } from 'node:fs'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ConfigError } from '#platform/config-error.ts'
import { errorMessage } from '#platform/error-code.ts'
import { type Head, readLine } from './head.ts'

/**
 * The heads of a file, or of all files of a folder in the order of their names, one after the other.
 *
 * @throws ConfigError naming the file and line of what is not a head, or what cannot be read
 */
export async function* readHeads(path: string): AsyncGenerator<Head, void> {
  for (const file of await listFiles(path)) {
    let number = 0
    for await (const line of createInterface({ input: createReadStream(file) })) {
      number += 1
      const head = parse(line, `${file}:${number}`)
      if (head !== undefined) yield head
    }
  }
}

async function listFiles(path: string): Promise<string[]> {
  try {
    const isFolder = (await stat(path)).isDirectory()
    return isFolder ? (await readdir(path)).sort().map((name) => join(path, name)) : [path]
  } catch (error) {
    throw new ConfigError(`Heads of audit logs cannot be read: ${errorMessage(error)}.`)
  }
}

function parse(line: string, place: string): Head | undefined {
  try {
    return readLine(line)
  } catch (error) {
    throw new ConfigError(`${place} is not the head of an audit log: ${errorMessage(error)}`)
  }
}
