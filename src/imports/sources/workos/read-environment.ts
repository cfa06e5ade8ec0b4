import { type Item, Refused } from '../../copies/caller.ts'
import type { Folder } from '../../copies/folder.ts'
import type { Progress } from '../../engine/progress.ts'
import { textOf } from '../../values.ts'
import type { Kind } from './kinds.ts'
import { keyOfRow } from './row-key.ts'
import { callsPerSecond, type Vendor } from './vendor.ts'

/** How many lists of different objects are read at once. */
const listsAtOnce = 8
/** Clocks differ. */
const marginMs = 3_600_000

export interface Reading {
  vendor: Vendor
  folder: Folder
  kinds: readonly Kind[]
  progress: Progress
  print(line: string): void
}

/**
 * Reads an environment into the folder. The first time everything, and going on where a run was killed; later what changed since, which
 * events tell: objects that were deleted leave a row `{object, id, deleted: true}`.
 *
 * @throws ConfigError for an API that refuses or does not answer
 */
export async function readEnvironment(reading: Reading): Promise<void> {
  const { folder, kinds, vendor, print } = reading
  const { state } = folder
  if (state.done.length === 0 && state.reading === null) {
    // Before the first list: what changes while lists are read is read again.
    state.event = await newestEvent(vendor, kinds)
    await folder.save()
  }
  const wasRead = new Set(state.done)
  for (const kind of kinds) if (!wasRead.has(kind.name)) await readWhole(reading, kind)
  if (wasRead.size === 0) return
  const touched = await readEvents(vendor, folder, kinds)
  // Before the lists, as the first time.
  const newest = touched === undefined ? await newestEvent(vendor, kinds) : (touched.last ?? state.event)
  if (touched === undefined) print('The events since the last reading are not kept any more. Everything is read again.')
  for (const kind of kinds) {
    const ids = touched?.ids.get(kind.name)
    if (touched === undefined || kind.events === undefined) {
      if (wasRead.has(kind.name)) await orNothing(reading, kind, () => readAgain(reading, kind))
    } else if (ids !== undefined) await readTouched(reading, kind, ids, touched.deletedOrganizations)
    else if (kind.of?.kind === 'organizations' && touched.deletedOrganizations.size > 0)
      await readTouched(reading, kind, new Set(), touched.deletedOrganizations)
  }
  state.event = newest
  await folder.save()
}

async function newestEvent(vendor: Vendor, kinds: readonly Kind[]): Promise<string | null> {
  const page = await vendor.get(`/events?${eventNames(kinds)}&order=desc&limit=1`)
  const [newest] = Array.isArray(page?.data) ? page.data : []
  return textOf(newest?.id)
}

function eventNames(kinds: readonly Kind[]): string {
  const names = new Set(kinds.flatMap(({ events }) => events?.names ?? []))
  return `events=${[...names].join(',')}`
}

async function readWhole(reading: Reading, kind: Kind): Promise<void> {
  const { folder } = reading
  const { state } = folder
  const begun = state.reading?.kind === kind.name ? state.reading.cursor : ''
  if (begun === '') await folder.append(kind.name, [], '')
  await orNothing(reading, kind, async () => {
    for await (const { rows, cursor } of pagesOf(reading, kind, begun)) await folder.append(kind.name, rows, cursor)
  })
  state.done.push(kind.name)
  state.reading = null
  await folder.save()
}

/** An API that refuses an optional list costs that list. */
async function orNothing({ print }: Reading, kind: Kind, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (kind.isOptional !== true || !(error instanceof Refused) || error.status >= 500) throw error
    print(`The API does not give ${kind.name}: ${error.message}`)
  }
}

/** @param begun the cursor of the last page that was read. */
async function* pagesOf(
  { vendor, folder, progress, print }: Reading,
  kind: Kind,
  begun: string,
): AsyncGenerator<{ rows: Item[]; cursor: string }> {
  let count = 0
  if (kind.of === undefined) {
    for await (const page of listOf(vendor, kind, '', begun === '' ? undefined : begun)) {
      const cursor = textOf(page.at(-1)?.id) ?? begun
      yield { rows: page, cursor }
      count += page.length
      progress.show(`Reading ${kind.name}`, 0, 1, count)
    }
    return progress.end()
  }
  const skipped = Number(begun)
  let total = 0
  for await (const _row of folder.rows(kind.of.kind)) total += 1
  if (kind.of.kind === 'users' && skipped < total) print(estimate(kind, total - skipped))
  let at = 0
  let parents: string[] = []
  const read = async () => {
    const lists = await Promise.all(parents.map((parent) => allOf(vendor, kind, parent)))
    parents = []
    count += lists.flat().length
    progress.show(`Reading ${kind.name}`, at, total, count)
    return { rows: lists.flat(), cursor: String(at) }
  }
  for await (const row of folder.rows(kind.of.kind)) {
    at += 1
    if (at <= skipped || row.deleted === true || kind.of.accepts?.(row) === false) continue
    parents.push(kind.of.idOf?.(row) ?? String(row.id))
    if (parents.length === listsAtOnce) yield await read()
  }
  if (parents.length > 0) yield await read()
  progress.end()
}

function estimate({ name }: Kind, calls: number): string {
  const minutes = Math.ceil(calls / (60 * callsPerSecond))
  return `Reading ${name} takes a call for each of ${calls.toLocaleString('en')} users: some ${minutes} min.`
}

async function* listOf(vendor: Vendor, kind: Kind, parent: string, after?: string): AsyncGenerator<Item[]> {
  const path = kind.path(parent.split('/').map(encodeURIComponent).join('/'))
  const pages = kind.isWhole === true ? onePage(vendor, path) : vendor.pages(path, after, kind.isSlow)
  for await (const page of pages) {
    const rows = page.filter((row) => kind.accepts?.(row) ?? true)
    const whole = await Promise.all(rows.map((row) => kind.complete?.(vendor, row) ?? row))
    yield whole.map((row) => ({
      ...row,
      object: kind.object,
      ...(kind.of === undefined ? {} : { [kind.of.member]: parent }),
    }))
  }
}

async function* onePage(vendor: Vendor, path: string): AsyncGenerator<readonly Item[]> {
  const page = await vendor.get(path)
  if (page !== undefined) yield Array.isArray(page.data) ? page.data : [page]
}

async function allOf(vendor: Vendor, kind: Kind, parent: string): Promise<Item[]> {
  const rows: Item[] = []
  for await (const page of listOf(vendor, kind, parent)) rows.push(...page)
  return rows
}

interface Touched {
  /** By kind: of objects, or of those whose lists are read again. */
  ids: Map<string, Set<string>>
  deletedOrganizations: Set<string>
  last: string | undefined
}

/** What events tell since the last reading; `undefined` if they are not kept any more. */
async function readEvents(vendor: Vendor, folder: Folder, kinds: readonly Kind[]): Promise<Touched | undefined> {
  const { event, began } = folder.state
  const touched: Touched = { ids: new Map(), deletedOrganizations: new Set(), last: undefined }
  const since = new Date(Date.parse(began) - marginMs).toISOString()
  let from = event === null ? `range_start=${encodeURIComponent(since)}` : `after=${event}`
  for (;;) {
    const page = await vendor
      .get(`/events?${eventNames(kinds)}&order=asc&limit=100&${from}`)
      .catch((error: unknown) => {
        if (error instanceof Refused && [400, 410, 422].includes(error.status)) return undefined
        throw error
      })
    if (page === undefined) return undefined
    const events: Item[] = Array.isArray(page.data) ? page.data : []
    for (const each of events) touch(touched, kinds, String(each.event), Object(each.data))
    const last = textOf(events.at(-1)?.id)
    if (last === null) return touched
    touched.last = last
    from = `after=${last}`
  }
}

function touch({ ids, deletedOrganizations }: Touched, kinds: readonly Kind[], name: string, data: Item): void {
  if (name === 'organization.deleted') deletedOrganizations.add(String(data.id))
  for (const { name: kind, events } of kinds) {
    if (events?.names.includes(name) !== true) continue
    const id = events.idOf(data)
    if (id !== null) ids.set(kind, (ids.get(kind) ?? new Set()).add(id))
  }
}

/** Reads some objects or lists again, and puts what they are in the place of what they were. */
async function readTouched(
  { vendor, folder, progress }: Reading,
  kind: Kind,
  ids: ReadonlySet<string>,
  deletedOrganizations: ReadonlySet<string>,
): Promise<void> {
  const objects = new Map<string, Item>()
  const lists = new Map<string, Item[]>()
  let count = 0
  for (const id of ids) {
    if (kind.events?.rereads === 'list') lists.set(id, await allOf(vendor, kind, id))
    else {
      const found = await vendor.get(kind.one?.(encodeURIComponent(id)) ?? '')
      objects.set(id, found === undefined ? tombstone(kind, { id }) : { object: kind.object, ...found })
    }
    count += 1
    progress.show(`Reading changed ${kind.name}`, count, ids.size, count)
  }
  progress.end()
  if (kind.of?.kind === 'organizations') for (const id of deletedOrganizations) lists.set(id, [])
  const member = kind.of?.member ?? ''
  await folder.rewrite(
    kind.name,
    (async function* () {
      for await (const row of folder.rows(kind.name)) {
        const key = keyOfRow(row)
        const object = objects.get(key)
        const list = lists.get(String(row[member]))
        if (object !== undefined) {
          objects.delete(key)
          yield object
        } else if (list === undefined) yield row
        else if (!list.some((each) => keyOfRow(each) === key)) yield tombstone(kind, row)
      }
      yield* objects.values()
      for (const list of lists.values()) yield* list
    })(),
  )
}

/** Reads a kind whole once more. What is not there any more leaves a row that says so. */
async function readAgain(reading: Reading, kind: Kind): Promise<void> {
  const { folder } = reading
  const seen = new Set<string>()
  await folder.rewrite(
    `${kind.name}-again`,
    (async function* () {
      for await (const { rows } of pagesOf(reading, kind, '')) {
        for (const row of rows) seen.add(keyOfRow(row))
        yield* rows
      }
    })(),
  )
  const before: Item[] = []
  for await (const row of folder.rows(kind.name)) if (!seen.has(keyOfRow(row))) before.push(tombstone(kind, row))
  await folder.rewrite(
    kind.name,
    (async function* () {
      yield* folder.rows(`${kind.name}-again`)
      yield* before
    })(),
  )
  await folder.remove(`${kind.name}-again`)
}

/** A deleted object, with what names it. */
function tombstone(kind: Kind, row: Item): Item {
  return row.deleted === true ? row : { ...row, object: kind.object, deleted: true }
}
