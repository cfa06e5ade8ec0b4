import { ConfigError } from '#platform/config-error.ts'
import type { Surroundings } from '../define-source.ts'
import { type Item, Refused } from './caller.ts'
import type { Folder } from './folder.ts'

/** A list of an API, which is copied to a file of its name. */
export type CopiedList = {
  name: string
  /** A plan of the source may be without it, so an API that refuses it costs this list alone. */
  isOptional?: boolean
} & (
  | {
      /** @param begun the cursor of the last page that was kept, or '' */
      pages(begun: string): AsyncGenerator<Page>
    }
  | {
      /**
       * Writes the whole list to a file, in place of pages.
       *
       * @param begun what was noted before a run was killed, or ''
       */
      write(path: string, begun: string, note: (cursor: string) => Promise<void>): Promise<void>
    }
)

export interface Page {
  rows: readonly Item[]
  /** Where to go on behind these rows. */
  cursor: string
}

/** How many lists of different objects are read at once. */
const listsAtOnce = 8
/** A copy that was begun before is too old to be completed. */
const oldestBeginningMs = 24 * 3_600_000

/**
 * Copies lists into a folder, going on where a run was killed. What was copied whole by an earlier run is read again, since these APIs
 * don't say what changed.
 *
 * @throws ConfigError for an API that refuses or does not answer
 */
export async function readLists(
  folder: Folder,
  lists: readonly CopiedList[],
  { now, progress, print }: Surroundings,
): Promise<void> {
  const { state } = folder
  const isWhole = lists.every(({ name }) => state.done.includes(name))
  if (isWhole || now.getTime() - Date.parse(state.began) > oldestBeginningMs) {
    state.began = now.toISOString()
    state.done = []
    state.reading = null
    await folder.save()
  }
  for (const list of lists) {
    if (state.done.includes(list.name)) continue
    const begun = state.reading?.kind === list.name ? state.reading.cursor : ''
    if (begun === '') await folder.append(list.name, [], '')
    try {
      if ('pages' in list) {
        let count = 0
        for await (const { rows, cursor } of list.pages(begun)) {
          await folder.append(list.name, rows, cursor)
          count += rows.length
          progress.show(`Reading ${list.name}`, 0, 1, count)
        }
      } else await list.write(folder.path(list.name), begun, (cursor) => folder.append(list.name, [], cursor))
    } catch (error) {
      if (list.isOptional !== true || !(error instanceof Refused) || error.status >= 500) throw withHint(error)
      print(`The API does not give ${list.name}: ${error.message}`)
    }
    progress.end()
    state.done.push(list.name)
    state.reading = null
    await folder.save()
  }
}

/** What is kept is kept, so a person need not begin again. */
function withHint(error: unknown): unknown {
  if (!(error instanceof ConfigError) || error.message.includes('Run the import again')) return error
  return new ConfigError(`${error.message} Run the import again to go on.`)
}

/**
 * The lists of each object of another list that was copied before, some at a time.
 *
 * @param accepts for objects that have such a list
 */
export async function* pagesOfEach(
  folder: Folder,
  parent: string,
  begun: string,
  listOf: (row: Item) => AsyncGenerator<readonly Item[]>,
  accepts: (row: Item) => boolean = () => true,
): AsyncGenerator<Page> {
  const skipped = Number(begun)
  let at = 0
  let waiting: Item[] = []
  const read = async (): Promise<Page> => {
    const lists = await Promise.all(waiting.map((row) => allOf(listOf(row))))
    waiting = []
    return { rows: lists.flat(), cursor: String(at) }
  }
  for await (const row of folder.rows(parent)) {
    at += 1
    if (at <= skipped || !accepts(row)) continue
    waiting.push(row)
    if (waiting.length === listsAtOnce) yield await read()
  }
  if (waiting.length > 0) yield await read()
}

async function allOf(pages: AsyncGenerator<readonly Item[]>): Promise<Item[]> {
  const rows: Item[] = []
  for await (const page of pages) rows.push(...page)
  return rows
}
