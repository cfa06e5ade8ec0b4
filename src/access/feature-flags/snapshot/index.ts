import type { Context } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import { selectVersion } from '../versions.ts'
import { compressFlag, type Entries, exchangeEntries, type FlagContent, segmentsOf } from './flag-content.ts'
import { join, plain } from './gzip.ts'
import { type ChangesRow, type SnapshotRow, selectChanges, selectSnapshot } from './statements.ts'

/** All flags with their targets, as the official clients evaluate them: JSON by slug. */
export interface Snapshot {
  readonly version: string
  /** The number of the version. */
  readonly number: number
  /** The flags by their ids. */
  readonly flags: ReadonlyMap<string, FlagContent>
  /** The JSON as a gzip file. */
  readonly file: Buffer
}

/** Before the first flag. */
const empty = snapshotOf({ version: 'empty', number: 0 }, new Map())

/** The last one of each environment. What a version names never changes. */
const kept = new Map<string, Snapshot>()
let keptBytes = 0
const keptBytesLimit = 32 * 1_048_576
/** Readings under way, by version: when it is new, all servers of an application ask at once. */
const readings = new Map<string, Promise<Snapshot>>()
/** Above so many changes, a snapshot is made again: each of them is looked up. */
const mostChanges = 5_000

/**
 * The current version of the snapshot. Every request reads it, one row by its key. An acknowledged change is therefore
 * in the next response of every server, and an unchanged snapshot is neither read nor built again.
 */
export async function currentVersion(ctx: Context): Promise<string> {
  const row = await ctx.db.maybe<{ version: string }>(selectVersion(ctx))
  return row?.version ?? empty.version
}

/** The snapshot of a version that is current, or a later one. */
export async function readSnapshot(ctx: Context, version: string): Promise<Snapshot> {
  if (version === empty.version) return empty
  const known = kept.get(ctx.environmentId)
  if (known?.version === version) return known
  const reading = readings.get(version) ?? startReading(ctx, version, known)
  return reading
}

/** For a client that accepts no compression. */
export function plainBody({ file }: Snapshot): Promise<Buffer> {
  return plain(file)
}

function startReading(ctx: Context, version: string, known: Snapshot | undefined): Promise<Snapshot> {
  const reading = bringUpToDate(ctx, known)
    .then((snapshot) => keep(ctx.environmentId, snapshot))
    .finally(() => readings.delete(version))
  readings.set(version, reading)
  return reading
}

async function bringUpToDate(ctx: Context, known: Snapshot | undefined): Promise<Snapshot> {
  const patched = known === undefined ? undefined : await patchSnapshot(ctx, known)
  return patched ?? makeSnapshot(ctx)
}

/** Makes the whole of it, from every flag and every organization in a roll-out. */
export async function makeSnapshot(ctx: Context): Promise<Snapshot> {
  const row = await read<SnapshotRow>(ctx, selectSnapshot(ctx))
  if (row === undefined) return empty
  const flags = new Map<string, FlagContent>()
  for (const flag of row.flags) flags.set(flag.id, await compressFlag(flag))
  return snapshotOf(row, flags)
}

/**
 * Makes the current snapshot of an earlier one: flags that changed are read again, and of the others the organizations that came or
 * went. Returns `undefined` where the changes since then do not follow one another: they were too many, were cleaned up, or a
 * former release or a restored backup took part.
 */
export async function patchSnapshot(ctx: Context, known: Snapshot): Promise<Snapshot | undefined> {
  const row = await read<ChangesRow>(ctx, selectChanges(ctx, known.number, mostChanges))
  if (row === undefined || !leadsTo(row, known)) return undefined
  const changedFlags = new Set(row.changes.flatMap(({ flag_id }) => flag_id ?? []))
  const organizationIds = new Set(row.changes.flatMap(({ organization_id }) => organization_id ?? []))
  const flags = new Map<string, FlagContent>()
  for (const [id, flag] of known.flags)
    if (!changedFlags.has(id)) flags.set(id, await exchangeEntries(flag, entriesOf(row, id, organizationIds)))
  for (const flag of row.flags) flags.set(flag.id, await compressFlag(flag))
  return snapshotOf(row, flags)
}

function entriesOf({ entries }: ChangesRow, flagId: string, organizationIds: ReadonlySet<string>): Entries {
  const said = entries.filter(({ flag_id }) => flag_id === flagId)
  return new Map([
    ...[...organizationIds].map((id) => [id, undefined] as const),
    ...said.map(({ id, enabled }) => [id, { id, enabled }] as const),
  ])
}

/** Whether the changes are all there were: each begins with the version that the one before has made. */
function leadsTo({ version, number, changes }: ChangesRow, known: Snapshot): boolean {
  let last: Pick<Snapshot, 'version' | 'number'> = known
  for (const change of changes) {
    if (change.number !== last.number + 1 || change.former_version !== last.version) return false
    last = change
  }
  return last.version === version && last.number === number
}

/** On an ordinary connection: it may list every organization of the environment for each flag that is being rolled out. */
function read<Row extends SnapshotRow>(ctx: Context, statement: Statement): Promise<Row | undefined> {
  return ctx.system.database.ordinary.maybe<Row>(statement)
}

function snapshotOf(
  { version, number }: Pick<Snapshot, 'version' | 'number'>,
  flags: ReadonlyMap<string, FlagContent>,
): Snapshot {
  return { version, number, flags, file: join(segmentsOf(flags.values())) }
}

/** The file, and the parts that it is made of. */
const bytesOf = (snapshot: Snapshot | undefined) => 2 * (snapshot?.file.length ?? 0)

function keep(environmentId: string, snapshot: Snapshot): Snapshot {
  if (keptBytes + bytesOf(snapshot) > keptBytesLimit) {
    kept.clear()
    keptBytes = 0
  }
  keptBytes += bytesOf(snapshot) - bytesOf(kept.get(environmentId))
  kept.set(environmentId, snapshot)
  return snapshot
}
