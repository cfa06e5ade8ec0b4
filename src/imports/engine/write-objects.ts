import { deleteMembership } from '#access/organization-memberships/index.ts'
import { deleteUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError } from '#platform/http/errors.ts'
import { findImported, type ImportedKey, importedKey, lockImports, noteImported } from '../imported-objects/index.ts'
import type { ObjectWriter, ObjectWriters } from '../object-writer.ts'
import type { DeletionRecord, ObjectRecord } from '../records.ts'
import type { BatchOfSingles } from './write-singles.ts'

/** What is noted of an object that the source has deleted. */
const deletedDigest = ({ system }: Context) => system.stableHash('imported row: deleted')

/** A keyed hash of an object, to find those that changed. */
export function digestOfObject({ system }: Context, { value }: ObjectRecord): Buffer {
  return system.stableHash(`imported row:${JSON.stringify(value)}`)
}

export async function writeObject(
  ctx: Context,
  { source, outcome }: BatchOfSingles,
  writers: ObjectWriters,
  record: ObjectRecord,
): Promise<void> {
  const { type, id, value } = record
  const writer = writerOf(writers, type)
  const key: ImportedKey = { kind: type, sourceId: id }
  const digest = digestOfObject(ctx, record)
  const done = await ctx.transaction(async (tx) => {
    await lockImports(tx, source)
    const before = (await findImported(tx, source, [key])).get(importedKey(key))
    if (before?.digest.equals(digest) === true) return 'unchanged'
    let done: 'created' | 'found' | 'updated' | undefined = 'updated'
    if (before === undefined) done = await writer.create(tx, id, value)
    else await writer.update(tx, id, value)
    if (done !== undefined)
      await noteImported(tx, source, [{ ...key, objectId: id, digest, passwordDigest: null, isBlocked: false }])
    return done
  })
  if (done !== undefined) outcome.tallies.add(`${writer.plural} ${done === 'found' ? 'there already' : done}`)
}

/** Deletes what the source had and has deleted since. What never came in, or is gone here too, is left. */
export async function writeDeletion(
  ctx: Context,
  { source, outcome }: BatchOfSingles,
  writers: ObjectWriters,
  { of, id, value }: DeletionRecord,
): Promise<void> {
  const key: ImportedKey = { kind: of, sourceId: id }
  const before = (await findImported(ctx, source, [key])).get(importedKey(key))
  // A row that was merged into another user says nothing about that user.
  if (before === undefined || before.objectId !== id || before.digest.equals(deletedDigest(ctx))) return
  const wasHere = await remove(ctx, writers, of, id, value).then(
    () => true,
    (error: unknown) => {
      if (error instanceof DomainError && error.definition.status === 404) return false
      throw error
    },
  )
  await ctx.transaction((tx) => noteImported(tx, source, [{ ...key, ...before, digest: deletedDigest(tx) }]))
  if (wasHere) outcome.tallies.add(`${pluralOf(writers, of)} deleted`)
}

/** What counts call objects of a type. */
export function pluralOf(writers: ObjectWriters, type: string): string {
  return type === 'user' || type === 'membership' ? `${type}s` : writerOf(writers, type).plural
}

function remove(
  ctx: Context,
  writers: ObjectWriters,
  type: string,
  id: string,
  value: ObjectRecord['value'],
): Promise<void> {
  if (type === 'user') return deleteUser(ctx, id)
  if (type === 'membership') return deleteMembership(ctx, id)
  return writerOf(writers, type).remove(ctx, id, value)
}

function writerOf(writers: ObjectWriters, type: string): ObjectWriter {
  const writer = writers[type]
  if (writer === undefined) throw new Error(`No writer stores "${type}".`)
  return writer
}
