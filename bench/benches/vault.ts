import { randomBytes, randomUUID } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { selectCurrentKeys } from '#vault/vault-keys/keys.ts'
import { type StoredValue, selectValue } from '#vault/vault-objects/read-objects.ts'
import type { ObjectRow } from '#vault/vault-objects/schemas.ts'
import { createObject, insertObject } from '#vault/vault-objects/write-objects.ts'
import { organizationId } from '../kit/world.ts'
import { type BareRequest, type BareSystem, defineBench, randomBetween } from './bench.ts'
import { type Happened, recordEvents } from './event-rows.ts'
import { bearerKey, type KeyOwner, lookUpKey } from './key-lookup.ts'

const kv = '/vault/v1/kv'
const byName = `${kv}/name/`
const dataKeyPath = '/vault/v1/keys/data-key'
/** A database password, or a token. */
const value = 'x'.repeat(64)
const objectCount = 1_000
/** Each has its own key. */
const contextCount = 50

export const vault = defineBench({
  name: 'vault',
  summary:
    'Read one of 1,000 objects by its name, write one, get a data key; 50 key contexts. The limit encrypts nothing.',
  bar: 0.5,
  seed,
  cases: [
    {
      label: 'read',
      connect: () => ({ next: () => ({ method: 'GET', path: `${byName}${nameOf(randomBetween(1, objectCount))}` }) }),
    },
    {
      label: 'write',
      connect: () => ({
        next() {
          const body = { name: randomUUID(), value, key_context: contextOf(randomBetween(1, contextCount)) }
          return { method: 'POST', path: kv, body: JSON.stringify(body) }
        },
      }),
    },
    {
      label: 'data key',
      connect: () => ({
        next() {
          const body = { context: contextOf(randomBetween(1, contextCount)) }
          return { method: 'POST', path: dataKeyPath, body: JSON.stringify(body) }
        },
      }),
    },
  ],
  limit: {
    matches: ({ method, url }) =>
      method === 'GET' ? url.startsWith(byName) : method === 'POST' && (url === kv || url === dataKeyPath),
    async serve(request, system) {
      const owner = await lookUpKey(system, bearerKey(request))
      if (request.method === 'GET') return read(request, system, owner)
      return request.url === kv ? write(request, system, owner) : createDataKey(request, system, owner)
    },
  },
})

async function read({ url }: BareRequest, system: BareSystem, owner: KeyOwner) {
  const name = url.slice(byName.length)
  const { environment_id: environmentId } = owner
  const row = await system.database.one<StoredValue>(selectValue({ environmentId }, { name }))
  const [keyId = ''] = row.key_ids
  const data = { ...actorOf(owner), kv_name: name, key_id: keyId }
  await record(system, owner, {
    event: 'vault.data.read',
    organizationId: row.key_context.organization_id ?? null,
    data,
  })
  return { status: 200, body: { id: row.id, name, metadata: metadataOf(owner, row, keyId), value } }
}

async function write({ body }: BareRequest, system: BareSystem, owner: KeyOwner) {
  const { name, key_context: context } = JSON.parse(body) as { name: string; key_context: Record<string, string> }
  const keyId = await findKey(system, owner, context)
  const now = system.now()
  const tx = await system.database.begin()
  await tx.one(holdKey(owner, keyId))
  const row = await tx.one<ObjectRow>(
    insertObject({
      environmentId: owner.environment_id,
      id: randomUUID(),
      name,
      context,
      versionId: randomUUID(),
      now,
      actorId: owner.id,
      actorName: owner.name,
      key_ids: [keyId],
      etag: 'e'.repeat(32),
      size: value.length,
      wrapped_data_key: randomBytes(94),
      ciphertext: randomBytes(value.length + 28),
    }),
  )
  const data = { ...actorOf(owner), kv_name: name, key_id: keyId, key_context: context }
  const organization = context.organization_id ?? null
  recordEvents(tx, system, owner, [{ event: 'vault.data.created', organizationId: organization, data }])
  await tx.commit()
  return { status: 201, body: metadataOf(owner, row, keyId) }
}

async function createDataKey({ body }: BareRequest, system: BareSystem, owner: KeyOwner) {
  const { context } = JSON.parse(body) as { context: Record<string, string> }
  const keyId = await findKey(system, owner, context)
  const id = randomUUID()
  const data = { ...actorOf(owner), key_ids: [id], key_context: context }
  const tx = await system.database.begin()
  await tx.one(holdKey(owner, keyId))
  const organization = context.organization_id ?? null
  recordEvents(tx, system, owner, [{ event: 'vault.dek.read', organizationId: organization, data }])
  await tx.commit()
  const [data_key, encrypted_keys] = [randomBytes(32).toString('base64'), randomBytes(94).toString('base64')]
  return { status: 200, body: { id, data_key, context, encrypted_keys } }
}

async function findKey(system: BareSystem, owner: KeyOwner, context: Record<string, string>): Promise<string> {
  const entries = Object.entries(context).map(([name, each]) => ({ name, value: each }))
  const { id } = await system.database.one<{ id: string }>(
    selectCurrentKeys({ environmentId: owner.environment_id }, entries),
  )
  return id
}

/** The key stays until the transaction ends. */
function holdKey({ environment_id }: KeyOwner, keyId: string) {
  return sql`
    select 1 from vault_keys where environment_id = ${environment_id} and id = any(${[keyId]}::text[])
    order by id for key share`
}

async function record(system: BareSystem, owner: KeyOwner, happened: Happened): Promise<void> {
  const tx = await system.database.begin()
  recordEvents(tx, system, owner, [happened])
  await tx.commit()
}

const actorOf = ({ id, name }: KeyOwner) => ({ actor_id: id, actor_source: 'api', actor_name: name })

function metadataOf(owner: KeyOwner, row: ObjectRow, keyId: string) {
  return {
    id: row.id,
    environment_id: owner.environment_id,
    context: row.key_context,
    key_id: keyId,
    version_id: row.version_id,
    updated_at: row.updated_at,
    updated_by: { id: row.updated_by_id, name: row.updated_by_name },
  }
}

const nameOf = (number: number) => `object-${number}`
const contextOf = (number: number) => ({ organization_id: organizationId(number) })

async function seed(context: Context): Promise<void> {
  for (let number = 1; number <= objectCount; number++) {
    const object = { name: nameOf(number), value, key_context: contextOf(1 + (number % contextCount)) }
    await createObject(context, object)
  }
}
