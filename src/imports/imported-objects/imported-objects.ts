import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'

/** An object of another system: what it is, and its id there. */
export interface ImportedKey {
  kind: string
  sourceId: string
}

export interface ImportedObject {
  /** Here. */
  objectId: string
  /** A digest of what was imported last. */
  digest: Buffer
  /** A digest of the password hash that was stored with it. */
  passwordDigest: Buffer | null
  /** A user who may not sign in: credentials stay outside, memberships are inactive. */
  isBlocked: boolean
}

/** The name of a key in maps. */
export function importedKey({ kind, sourceId }: ImportedKey): string {
  return `${kind}:${sourceId}`
}

/** What was imported of these before, by {@link importedKey}. */
export async function findImported(
  ctx: Context,
  source: string,
  keys: readonly ImportedKey[],
): Promise<Map<string, ImportedObject>> {
  if (keys.length === 0) return new Map()
  const byKind = new Map<string, ImportedKey[]>()
  for (const key of keys) {
    const ofKind = byKind.get(key.kind)
    if (ofKind === undefined) byKind.set(key.kind, [key])
    else ofKind.push(key)
  }
  const found = await Promise.all([...byKind].map(([kind, ofKind]) => findOfKind(ctx, source, kind, ofKind)))
  return new Map(found.flat())
}

/** One kind at a time, so that each key is one look into the index: a join of all of them is planned by what the table was once. */
async function findOfKind(
  ctx: Context,
  source: string,
  kind: string,
  keys: readonly ImportedKey[],
): Promise<[string, ImportedObject][]> {
  const hashes = keys.map((key) => hashOf(ctx, source, key))
  const named = new Map(keys.map((key, i) => [hashes[i]?.toString('base64'), importedKey(key)]))
  const rows = await ctx.db.many<{
    source_key: Buffer
    object_id: string
    digest: Buffer
    password_digest: Buffer | null
    is_blocked: boolean
  }>(sql`
    select source_key, object_id, digest, password_digest, is_blocked from imported_objects
    where environment_id = ${ctx.environmentId} and source = ${source} and kind = ${kind}
      and source_key = any(${hashes})`)
  return rows.map((row) => [
    named.get(row.source_key.toString('base64')) ?? '',
    {
      objectId: row.object_id,
      digest: row.digest,
      passwordDigest: row.password_digest,
      isBlocked: row.is_blocked,
    },
  ])
}

/** Notes what was imported, in the transaction that stored it: a run that is killed has either both or nothing. */
export async function noteImported(
  tx: TransactionContext,
  source: string,
  objects: readonly (ImportedKey & ImportedObject)[],
): Promise<void> {
  if (objects.length === 0) return
  // Of several notes of one key, the last counts.
  const last = [...new Map(objects.map((object) => [importedKey(object), object])).values()]
  await tx.db.run(sql`
    insert into imported_objects (environment_id, source, kind, source_key, object_id, digest, password_digest,
      is_blocked, imported_at)
    select ${tx.environmentId}, ${source}, kind, source_key, object_id, digest, password_digest, is_blocked,
      ${tx.now()}::timestamptz
    from unnest(${last.map(({ kind }) => kind)}::text[], ${last.map((key) => hashOf(tx, source, key))}::bytea[],
      ${last.map(({ objectId }) => objectId)}::text[], ${last.map(({ digest }) => digest)}::bytea[],
      ${last.map(({ passwordDigest }) => passwordDigest)}::bytea[], ${last.map(({ isBlocked }) => isBlocked)}::boolean[])
      as given (kind, source_key, object_id, digest, password_digest, is_blocked)
    on conflict (environment_id, source, kind, source_key) do update
      set object_id = excluded.object_id, digest = excluded.digest, password_digest = excluded.password_digest,
        is_blocked = excluded.is_blocked, imported_at = excluded.imported_at`)
}

/** How many objects of a kind were imported from a source. */
export async function countImported(ctx: Context, source: string, kind: string): Promise<number> {
  const { count } = await ctx.db.one<{ count: number }>(sql`
    select count(distinct object_id)::integer as count from imported_objects
    where environment_id = ${ctx.environmentId} and source = ${source} and kind = ${kind}`)
  return count
}

/** Lets one run at a time write what comes from a source: of two that run at once, the second finds what the first one stored. */
export async function lockImports(tx: TransactionContext, source: string): Promise<void> {
  await tx.db.run(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${tx.environmentId}:${source}`}, 0))`)
}

function hashOf(ctx: Context, source: string, { kind, sourceId }: ImportedKey): Buffer {
  return ctx.system.stableHash(`imported:${source}:${kind}:${sourceId}`)
}
