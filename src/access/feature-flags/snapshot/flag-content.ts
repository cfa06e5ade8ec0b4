import { compress, decompress, type Segment } from './gzip.ts'

/** Whom a flag is on for, or kept from. */
interface Entry {
  id: string
  enabled: boolean
}

/** A flag as the database gives it. */
export interface SnapshotFlag {
  id: string
  slug: string
  enabled: boolean
  default_value: boolean
  targets: { users: Entry[]; organizations: Entry[]; custom_targets: unknown[] }
}

/** A flag of a snapshot, compressed in parts: what surrounds its organizations, and the organizations by hundreds. */
export interface FlagContent {
  readonly slug: string
  readonly head: Segment
  readonly organizations: readonly Chunk[]
  readonly tail: Segment
}

/** Organizations that follow one another, in the order of their ids. */
interface Chunk {
  readonly first: string
  readonly segment: Segment
}

/** What is now said of an organization: its entry, or `undefined` for none. */
export type Entries = ReadonlyMap<string, Entry | undefined>

/** Some 24 kB: compressed as well as a larger one, and exchanged in a fraction of a millisecond. */
const chunkSize = 512

export async function compressFlag({ slug, enabled, default_value, targets }: SnapshotFlag): Promise<FlagContent> {
  const { users, organizations, custom_targets } = targets
  const before = JSON.stringify({ slug, enabled, default_value }).slice(0, -1)
  const head = await compress(
    `${JSON.stringify(slug)}:${before},"targets":{"users":${JSON.stringify(users)},"organizations":[`,
  )
  const tail = await compress(`],"custom_targets":${JSON.stringify(custom_targets)}}}`)
  return { slug, head, organizations: await compressEntries(organizations), tail }
}

/** The same flag with other entries for some organizations. Only the parts that they are in are made again. */
export async function exchangeEntries(flag: FlagContent, entries: Entries): Promise<FlagContent> {
  const changed = [...entries.keys()].sort()
  const organizations: Chunk[] = []
  let at = 0
  // An id before the first chunk goes into the first chunk. Without chunks, a new one takes all.
  const chunks: readonly (Chunk | undefined)[] = flag.organizations.length === 0 ? [undefined] : flag.organizations
  for (const [i, chunk] of chunks.entries()) {
    const end = chunks[i + 1]?.first
    const from = at
    while (at < changed.length && (end === undefined || (changed[at] ?? '') < end)) at++
    if (from === at && chunk !== undefined) organizations.push(chunk)
    else organizations.push(...(await exchangeIn(chunk, changed.slice(from, at), entries)))
  }
  return { ...flag, organizations }
}

async function exchangeIn(
  chunk: Chunk | undefined,
  ids: readonly string[],
  entries: Entries,
): Promise<readonly Chunk[]> {
  const was = chunk === undefined ? [] : readEntries(await decompress(chunk.segment))
  const is = new Map(was.map((entry) => [entry.id, entry]))
  for (const id of ids) {
    const entry = entries.get(id)
    if (entry === undefined) is.delete(id)
    else is.set(id, entry)
  }
  const unchanged = is.size === was.length && was.every((entry) => is.get(entry.id)?.enabled === entry.enabled)
  if (chunk !== undefined && unchanged) return [chunk]
  return compressEntries([...is.values()].sort((one, other) => (one.id < other.id ? -1 : 1)))
}

function readEntries(text: string): Entry[] {
  const entries: Entry[] = JSON.parse(`[${text}]`)
  return entries
}

async function compressEntries(entries: readonly Entry[]): Promise<Chunk[]> {
  const chunks: Chunk[] = []
  for (let i = 0; i < entries.length; i += chunkSize) {
    const part = entries.slice(i, i + chunkSize)
    // One after the other, in a thread: the process serves others meanwhile.
    chunks.push({ first: part[0]?.id ?? '', segment: await compress(JSON.stringify(part).slice(1, -1)) })
  }
  return chunks
}

const opening = await compress('{')
const comma = await compress(',')
const closing = await compress('}')

/** The JSON of flags by slug, in parts. */
export function segmentsOf(flags: Iterable<FlagContent>): Segment[] {
  const inOrder = [...flags].sort((one, other) => (one.slug < other.slug ? -1 : 1))
  const parts = inOrder.map(({ head, organizations, tail }) => [
    head,
    ...between(organizations.map(({ segment }) => [segment])),
    tail,
  ])
  return [opening, ...between(parts), closing]
}

function between(parts: readonly (readonly Segment[])[]): Segment[] {
  return parts.flatMap((part, i) => (i === 0 ? part : [comma, ...part]))
}
