import { once } from 'node:events'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { mkdir, readFile, rename, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { ConfigError } from '#platform/config-error.ts'
import { recordOf } from '#platform/records.ts'
import type { Item } from './caller.ts'

/** How far the reading of an environment is. */
export interface State {
  /** The address that is read. */
  url: string
  /** When the reading began, for an environment that had no event then. ISO 8601 */
  began: string
  /** The newest event of which the rows tell; `null` if there was none. */
  event: string | null
  /** Kinds that were read whole. */
  done: string[]
  /** The kind that is being read: the size of what was stored of it, and where to go on. */
  reading: { kind: string; bytes: number; cursor: string } | null
}

/**
 * A copy of what an API has, as files of lines of JSON, one for each kind. It holds what the API gives, such as tokens of invitations, so
 * only its owner can read it.
 */
export interface Folder {
  state: State
  save(): Promise<void>
  path(kind: string): string
  /** The rows of a kind, none if it was not read. */
  rows(kind: string): AsyncGenerator<Item>
  /** Adds rows to the kind that is being read, and notes where to go on. */
  append(kind: string, rows: readonly Item[], cursor: string): Promise<void>
  /** Writes the file of a kind again, row by row; a kill leaves the old one. */
  rewrite(kind: string, rows: AsyncIterable<Item>): Promise<void>
  remove(kind: string): Promise<void>
}

/** @throws ConfigError for a folder that holds another environment */
export async function openFolder(path: string, url: string, now: Date): Promise<Folder> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  const stateFile = join(path, 'state.json')
  const state = (await readState(stateFile)) ?? {
    url,
    began: now.toISOString(),
    event: null,
    done: [],
    reading: null,
  }
  if (state.url !== url)
    throw new ConfigError(`${path} holds a copy of ${state.url}. Give another folder with --folder FOLDER.`)
  const fileOf = (kind: string) => join(path, `${kind}.ndjson`)

  async function save(): Promise<void> {
    await writeFile(`${stateFile}.new`, `${JSON.stringify(state, null, 2)}\n`, { mode: 0o600 })
    await rename(`${stateFile}.new`, stateFile)
  }

  return {
    state,
    save,
    path: fileOf,
    async *rows(kind) {
      if (!existsSync(fileOf(kind))) return
      for await (const line of createInterface({ input: createReadStream(fileOf(kind)) }))
        if (line !== '') yield recordOf(JSON.parse(line))
    },
    async append(kind, rows, cursor) {
      const file = fileOf(kind)
      const before = state.reading?.kind === kind ? state.reading.bytes : 0
      // A run that was killed may have left lines of which the state does not tell.
      if (existsSync(file)) await truncate(file, before)
      await writeFile(file, rows.map(lineOf).join(''), { flag: 'a', mode: 0o600 })
      state.reading = { kind, bytes: (await stat(file)).size, cursor }
      await save()
    },
    async rewrite(kind, rows) {
      const file = createWriteStream(`${fileOf(kind)}.new`, { mode: 0o600 })
      for await (const row of rows) if (!file.write(lineOf(row))) await once(file, 'drain')
      file.end()
      await once(file, 'close')
      await rename(`${fileOf(kind)}.new`, fileOf(kind))
    },
    remove: (kind) => rm(fileOf(kind), { force: true }),
  }
}

function lineOf(row: Item): string {
  return `${JSON.stringify(row)}\n`
}

async function readState(path: string): Promise<State | undefined> {
  if (!existsSync(path)) return undefined
  const { url, began, event, done, reading } = recordOf(JSON.parse(await readFile(path, 'utf8')))
  const { kind, bytes, cursor } = recordOf(reading)
  return {
    url: String(url),
    began: String(began),
    event: typeof event === 'string' ? event : null,
    done: Array.isArray(done) ? done.map(String) : [],
    reading:
      typeof kind === 'string' && typeof bytes === 'number' ? { kind, bytes, cursor: String(cursor ?? '') } : null,
  }
}
