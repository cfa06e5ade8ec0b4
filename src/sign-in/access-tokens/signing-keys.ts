import { createPrivateKey, type KeyObject } from 'node:crypto'
import type { Context, System } from '#platform/context.ts'
import { type JsonWebKey, toJsonWebKey } from '#platform/crypto/json-web-key.ts'
import { createSigningMaterial } from '#platform/crypto/signing-material.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { widgetTokenSeconds } from './lifetime.ts'

/**
 * Verifiers cache a key set for a while: a key is published this long before its first use and after its last token.
 */
const overlapMs = 15 * 60_000

/** More than the clocks of servers differ: one that is behind must not sign with a key that was just replaced. */
const skewMs = 10_000

export interface SigningKey {
  kid: string
  /** Default: RS256. */
  alg?: 'PS256'
  privateKey: KeyObject
}

/**
 * The keys that verify the environment's tokens: the current key, keys that will be used soon, and keys whose tokens
 * may still be valid.
 */
export async function publishedKeys(ctx: Context): Promise<JsonWebKey[]> {
  await currentKey(ctx)
  const rows = await ctx.db.many<{ public_jwk: JsonWebKey }>(sql`
    select public_jwk from signing_keys
    where environment_id = ${ctx.environmentId} and (retired_at is null or retired_at > ${ctx.now()}) order by id`)
  return rows.map((row) => row.public_jwk)
}

/**
 * The key that signs now. The first key of an environment is created on first use and signs immediately, regardless of
 * the time: another transaction, or a server whose clock is ahead, may have created it after this one's time.
 */
export async function currentKey(ctx: Context): Promise<SigningKey> {
  const find = () => ctx.db.maybe<{ id: string }>(selectCurrentKey(sql`${ctx.environmentId}`, ctx.now()))
  const row = (await find()) ?? (await createFirstKey(ctx).then(find))
  if (row === undefined) throw new Error('The environment has no signing key.')
  return openKey(ctx, row.id)
}

/** As {@link currentKey}, by the id that {@link selectCurrentKey} found, if it found one. */
export function currentKeyOf(ctx: Context, found: string | null): Promise<SigningKey> {
  return found === null ? currentKey(ctx) : openKey(ctx, found)
}

/** The id of the key that signs now, of an environment that is an expression. */
export function selectCurrentKey(environmentId: Statement, now: Date): Statement {
  return sql`
      select id from signing_keys
      where environment_id = ${environmentId} and (retired_at is null or retired_at > ${now})
      order by (active_at <= ${now} or active_at = created_at) desc, active_at desc limit 1`
}

async function openKey(ctx: Context, id: string): Promise<SigningKey> {
  return { kid: id, privateKey: opened.get(id) ?? (await openPrivateKey(ctx, id)) }
}

/** The public key of a token's `kid`, while it is published. */
export async function findPublicKey(ctx: Context, kid: string): Promise<JsonWebKey | undefined> {
  const row = await ctx.db.maybe<{ public_jwk: JsonWebKey }>(selectPublicKey(sql`${ctx.environmentId}`, kid, ctx.now()))
  return row && publishedKey(kid, row.public_jwk)
}

/** Selects what {@link findPublicKey} finds, in an environment that is an expression. */
export function selectPublicKey(environmentId: Statement, kid: string, now: Date): Statement {
  return sql`
    select public_jwk from signing_keys
    where environment_id = ${environmentId} and id = ${kid} and (retired_at is null or retired_at > ${now})`
}

/** One object for each key: it is imported once for each object. */
export function publishedKey(kid: string, jwk: JsonWebKey): JsonWebKey {
  return published.get(kid) ?? remember(published, kid, jwk)
}

/** The published keys without their values, newest first. None before the first token of the environment. */
export async function listSigningKeys(ctx: Context) {
  const rows = await ctx.db.many<{ id: string; created_at: string; active_at: string; retired_at: string | null }>(sql`
    select id, created_at, active_at, retired_at from signing_keys
    where environment_id = ${ctx.environmentId} and (retired_at is null or retired_at > ${ctx.now()})
    order by active_at desc`)
  const signs = ({ created_at, active_at }: (typeof rows)[number]) =>
    Date.parse(active_at) <= ctx.now().getTime() || active_at === created_at
  const current = rows.findIndex(signs)
  return rows.map(({ id, ...times }, i) => ({
    object: 'signing_key' as const,
    kid: id,
    state: i === current ? ('signing' as const) : i < current ? ('published' as const) : ('retiring' as const),
    ...times,
  }))
}

/**
 * Replaces keys that an attacker may have: a new key signs at once, and tokens of the others are refused from now on. Clients
 * refresh theirs.
 */
export async function replaceSigningKeys(ctx: Context): Promise<void> {
  const key = await makeKey(ctx)
  await ctx.transaction(async (tx) => {
    tx.db.send(sql`
      update signing_keys set retired_at = ${new Date(tx.now().getTime() - skewMs)}
      where environment_id = ${tx.environmentId} and (retired_at is null or retired_at > ${tx.now()})`)
    // Only the first key of an environment is active from its creation.
    const created = new Date(tx.now().getTime() - 1)
    tx.db.send(sql`
      insert into signing_keys (environment_id, id, public_jwk, sealed_private_key, created_at, active_at)
      values (${tx.environmentId}, ${key.id}, ${{ ...key.jwk }}, ${key.sealedPrivateKey}, ${created}, ${tx.now()})`)
  })
}

/** Environments whose newest key signs for longer than the setting permits. A successor that waits for its time counts. */
export async function environmentsWithOldKeys({ database, config, now }: System): Promise<string[]> {
  const before = new Date(now().getTime() - config.signingKeyDays * 86_400_000)
  const rows = await database.many<{ environment_id: string }>(sql`
    select environment_id from signing_keys group by environment_id having max(active_at) <= ${before} order by environment_id`)
  return rows.map(({ environment_id }) => environment_id)
}

/** All environments with keys. */
export async function environmentsWithKeys({ database }: System): Promise<string[]> {
  const rows = await database.many<{ environment_id: string }>(sql`
    select distinct environment_id from signing_keys order by environment_id`)
  return rows.map(({ environment_id }) => environment_id)
}

/**
 * Publishes a new key that takes over in 15 minutes. The current one stays published until its last token has expired.
 *
 * @returns the id of the new key.
 */
export async function rotateSigningKey(ctx: Context): Promise<string> {
  await currentKey(ctx)
  const key = await makeKey(ctx)
  return ctx.transaction(async (tx) => {
    const { newest } = await tx.db.one<{ newest: string }>(sql`
      select max(active_at) as newest from signing_keys where environment_id = ${ctx.environmentId}`)
    // After the current key, even if a server whose clock is fast created it: each key signs until the next one does.
    const activeAt = new Date(Math.max(tx.now().getTime() + overlapMs, Date.parse(newest) + 1))
    const retiredAt = new Date(activeAt.getTime() + widgetTokenSeconds * 1_000 + overlapMs)
    tx.db.send(sql`
      update signing_keys set retired_at = ${retiredAt} where environment_id = ${ctx.environmentId} and retired_at is null`)
    tx.db.send(sql`
      insert into signing_keys (environment_id, id, public_jwk, sealed_private_key, created_at, active_at)
      values (${ctx.environmentId}, ${key.id}, ${{ ...key.jwk }}, ${key.sealedPrivateKey}, ${tx.now()}, ${activeAt})`)
    return key.id
  })
}

/**
 * Commits by itself: a token signed with the key must verify even if the request fails. In one statement, because
 * requests that use all transaction connections must not wait for another one here.
 */
async function createFirstKey(ctx: Context): Promise<void> {
  const { id, jwk, sealedPrivateKey } = await makeKey(ctx)
  const now = ctx.now()
  // Several requests may find an environment without a key; the first stored key is used.
  await ctx.system.database.run(sql`
    insert into signing_keys (environment_id, id, public_jwk, sealed_private_key, created_at, active_at)
    values (${ctx.environmentId}, ${id}, ${{ ...jwk }}, ${sealedPrivateKey}, ${now}, ${now})
    on conflict (environment_id) where active_at = created_at do nothing`)
}

interface NewKey {
  id: string
  jwk: JsonWebKey
  sealedPrivateKey: string
}

/** Takes about 0.2 s, so it is done before a transaction begins. */
async function makeKey(ctx: Context): Promise<NewKey> {
  const id = ctx.newId('sso_oidc_key_pair')
  const keys = await ctx.system.newRsaKeyPair()
  const material = await createSigningMaterial(keys, `Gatehouse ${ctx.environmentId}`, ctx.now())
  const jwk = toJsonWebKey(material, id)
  return { id, jwk, sealedPrivateKey: ctx.system.keyring.seal(material.privateKey, sealContext(id)) }
}

// A key never changes under its id, so caching it saves reading and opening it for each token. Bounded for servers with
// many environments.
const opened = new Map<string, KeyObject>()
const published = new Map<string, JsonWebKey>()
const cacheLimit = 1_000

async function openPrivateKey(ctx: Context, id: string): Promise<KeyObject> {
  const row = await ctx.db.one<{ sealed_private_key: string }>(sql`
    select sealed_private_key from signing_keys where environment_id = ${ctx.environmentId} and id = ${id}`)
  const key = createPrivateKey({
    key: ctx.system.keyring.open(row.sealed_private_key, sealContext(id)),
    format: 'der',
    type: 'pkcs8',
  })
  return remember(opened, id, key)
}

function remember<Key>(cache: Map<string, Key>, id: string, key: Key): Key {
  if (cache.size >= cacheLimit) cache.clear()
  cache.set(id, key)
  return key
}

function sealContext(id: string): string {
  return `signing_key:${id}`
}
