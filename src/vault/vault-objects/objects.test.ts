import { beforeEach, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { startServer, type TestServer } from '#test/server.ts'

let server: TestServer
beforeEach(async () => {
  server = await startServer()
})
const context = { organization_id: 'org_01K8ZYT4AWJ6XP0E0S8CTBHE3P' }
const create = (name: string, value: string) => server.workos.vault.createObject({ name, value, context })
const recorded = async () => {
  const { body } = await server.api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
    '/events?order=desc&limit=100',
  )
  return body.data.map(({ event, data }) => ({ event, ...data }))
}

test('an object goes through its life by the official SDK, and every step is an event', async () => {
  const created = await create('database password', 's3cr3t')
  const actor = { actor_id: created.updatedBy.id, actor_source: 'api', actor_name: created.updatedBy.name }
  expect(created).toMatchObject({
    context,
    environmentId: server.environment.environmentId,
    updatedBy: { name: 'First key' },
  })
  const { id, keyId } = created

  expect(await server.workos.vault.readObject({ id })).toEqual({
    id,
    name: 'database password',
    value: 's3cr3t',
    metadata: created,
  })
  expect(await server.workos.vault.readObjectByName('database password')).toMatchObject({ id, value: 's3cr3t' })
  expect(await server.workos.vault.describeObject({ id })).toMatchObject({
    id,
    name: 'database password',
    metadata: created,
  })
  const updated = await server.workos.vault.updateObject({ id, value: 'n3xt', versionCheck: created.versionId ?? '' })
  expect(updated.metadata.versionId).not.toBe(created.versionId)
  expect(await server.workos.vault.readObject({ id })).toMatchObject({ value: 'n3xt', metadata: updated.metadata })
  const versions = await server.workos.vault.listObjectVersions({ id })
  expect(versions.map((version) => [version.id, version.currentVersion, version.size])).toEqual([
    [updated.metadata.versionId, true, 4],
    [created.versionId, false, 6],
  ])
  expect((await server.api.get(`/vault/v1/kv/${id}/versions/${created.versionId}`)).body).toMatchObject({
    value: 's3cr3t',
  })
  const { data } = await server.workos.vault.listObjects({ search: 'BASE pass' })
  expect(data).toEqual([{ id, name: 'database password', updatedAt: updated.metadata.updatedAt }])
  await server.workos.vault.deleteObject({ id })
  await expect(server.workos.vault.readObject({ id })).rejects.toMatchObject({ status: 404 })

  const named = { ...actor, kv_name: 'database password' }
  const read = { event: 'vault.data.read', ...named, key_id: keyId }
  expect((await recorded()).reverse()).toEqual([
    expect.objectContaining({ event: 'vault.kek.created', key_name: `organization_id=${context.organization_id}` }),
    { event: 'vault.data.created', ...named, key_id: keyId, key_context: context },
    read,
    read,
    { event: 'vault.metadata.read', ...named },
    { event: 'vault.data.updated', ...named, key_id: keyId, key_context: context },
    read,
    { event: 'vault.metadata.read', ...named },
    read,
    { event: 'vault.names.listed', ...actor },
    { event: 'vault.data.deleted', ...named },
  ])
})

test('an object names the key that changed it last, and is listed as changed after an earlier time alone', async () => {
  const { id, updatedAt } = await create('handed over', 'first')
  const { body: key } = await server.api.post<{ id: string; value: string }>('/environments/current/keys', {
    name: 'Second key',
  })
  const changed = await fetch(`${server.url}/vault/v1/kv/${id}`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${key.value}`, 'content-type': 'application/json' },
    body: JSON.stringify({ value: 'second' }),
  })
  expect(changed.status).toBe(201)

  const { metadata } = await server.workos.vault.describeObject({ id })
  expect(metadata.updatedBy).toEqual({ id: key.id, name: 'Second key' })
  const after = async (time: Date) => {
    const { body } = await server.api.get<{ data: { id: string }[] }>(
      `/vault/v1/kv?updated_after=${time.toISOString()}`,
    )
    return body.data.map((object) => object.id)
  }
  expect(metadata.updatedAt.getTime()).toBeGreaterThan(updatedAt.getTime())
  expect(await after(updatedAt)).toEqual([id])
  expect(await after(metadata.updatedAt)).toEqual([])
})

test('without one of several keys a value is gone', async () => {
  const object = await server.workos.vault.createObject({ name: 'two keys', value: 'x', context: { a: '1', b: '2' } })
  await server.app.system.database.run(sql`
    delete from vault_keys where environment_id = ${server.environment.environmentId} and name = 'b'`)
  expect(await server.api.get(`/vault/v1/kv/${object.id}`)).toMatchObject({
    status: 410,
    body: { code: 'vault_value_gone' },
  })
})

test('[T-3] a list and a search, of whatever length, show the objects of their environment alone', async () => {
  const other = await startServer()
  await other.workos.vault.createObject({ name: 'database password', value: 'theirs', context })
  const { id } = await create('database password', 'ours')

  for (const query of ['', '?search=base', '?search=b']) {
    const { body } = await server.api.get<{ data: { id: string }[] }>(`/vault/v1/kv${query}`)
    expect(body.data.map((each) => each.id)).toEqual([id])
  }
})

test.each(['a/b', 'ä ? & % + #', '密🔑'.repeat(100), "'; drop table vault_objects; --", 'name'])(
  'an object is found by the name %j, and by no other',
  async (name) => {
    await create(name, 'x')
    expect(await server.workos.vault.readObjectByName(name)).toMatchObject({ name })
    await expect(server.workos.vault.readObjectByName(`${name} `)).rejects.toMatchObject({ status: 404 })
    await expect(create(name, 'y')).rejects.toMatchObject({ status: 409 })
  },
)

test('values come back as they were: empty, of a megabyte, in any script, and text that looks like something else', async () => {
  for (const value of ['', 'x'.repeat(1_000_000), '密🔑\n\t"\\', '{"a":1}', 'null']) {
    const { id } = await create(`value ${Math.random()}`, value)
    expect((await server.workos.vault.readObject({ id })).value === value).toBe(true)
  }
})

test('[T-7] of many changes with the same version_check one is made, and a deletion with an old one is refused', async () => {
  const { id, versionId } = await create('contended', 'first')
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, i) =>
      server.api.put(`/vault/v1/kv/${id}`, { value: `change ${i}`, version_check: versionId }),
    ),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409, 409])
  const refused = answers.find(({ status }) => status === 409)
  expect(refused?.body).toEqual({ error: expect.any(String), code: 'vault_object_version_mismatch' })
  const winner = answers.findIndex(({ status }) => status === 201)
  expect((await server.workos.vault.readObject({ id })).value).toBe(`change ${winner}`)
  expect(await server.workos.vault.listObjectVersions({ id })).toHaveLength(2)
  expect(await server.api.delete(`/vault/v1/kv/${id}?version_check=${versionId}`)).toMatchObject({ status: 409 })
  expect(await server.api.put(`/vault/v1/kv/${id}`, { value: 'unchecked', version_check: null })).toMatchObject({
    status: 201,
  })
  const { body } = await server.api.get<{ metadata: { version_id: string } }>(`/vault/v1/kv/${id}/metadata`)
  expect(await server.api.delete(`/vault/v1/kv/${id}?version_check=${body.metadata.version_id}`)).toMatchObject({
    status: 200,
    body: { name: 'contended', success: true },
  })
})

test('[T-7] a list shows names and times, page by page, filtered by both notations of the time, and no value', async () => {
  const before = new Date()
  const made = []
  for (let i = 0; i < 5; i++) made.push(await create(`listed ${i}`, `planted ${i}`))
  const names: string[] = []
  for (let after: string | null | undefined; after !== null; ) {
    const options = { search: 'listed', limit: 2, order: 'asc' as const, ...defined({ after }) }
    const { data, listMetadata } = await server.workos.vault.listObjects(options)
    names.push(...data.map(({ name }) => name))
    after = listMetadata.after ?? null
  }
  expect(names).toEqual(made.map((_, i) => `listed ${i}`))
  const late = new Date(before.getTime() - 1).toISOString()
  for (const name of ['updatedAfter', 'updated_after']) {
    const { body } = await server.api.get<{ data: unknown[] }>(`/vault/v1/kv?search=listed&${name}=${late}`)
    expect(body.data).toHaveLength(5)
    expect(JSON.stringify(body)).not.toContain('planted')
    expect((await server.api.get<{ data: unknown[] }>(`/vault/v1/kv?${name}=2999-01-01T00:00:00Z`)).body.data).toEqual(
      [],
    )
  }
  const since = (updatedAfter: Date) => server.workos.vault.listObjects({ search: 'listed', updatedAfter })
  expect((await since(new Date(before.getTime() - 1_000))).data).toHaveLength(5)
  expect((await since(new Date('2999-01-01T00:00:00Z'))).data).toEqual([])
  expect((await server.api.get<{ data: unknown[] }>('/vault/v1/kv?search=listed%25')).body.data).toEqual([])
})

test('an etag tells equal values of one object from others, and is no hash that a guess could be tested with', async () => {
  const [one, other] = [await create('etag one', 'guess'), await create('etag other', 'guess')]
  await server.workos.vault.updateObject({ id: one.id, value: 'else' })
  await server.workos.vault.updateObject({ id: one.id, value: 'guess' })
  const [last, middle, first] = await server.workos.vault.listObjectVersions({ id: one.id })
  expect(last?.etag).toBe(first?.etag)
  expect(last?.etag).toMatch(/^[0-9a-f]{32}$/)
  expect(last?.etag).not.toBe(middle?.etag)
  expect((await server.workos.vault.listObjectVersions({ id: other.id }))[0]?.etag).not.toBe(first?.etag)
})

test('[T-7] what was changed in the database, or moved to another object or version, is not opened', async () => {
  const [one, other] = [await create('moved one', 'of one'), await create('moved other', 'of other')]
  await server.workos.vault.updateObject({ id: one.id, value: 'of one, later' })
  const db = server.app.system.database
  const row = async (id: string) =>
    (
      await db.one<{ row: Record<string, unknown> }>(sql`
      select to_jsonb(v) as row from vault_object_versions v join vault_objects o on o.id = v.object_id
        and v.id = o.version_id where o.id = ${id}`)
    ).row
  const put = (id: string, from: Record<string, unknown>) =>
    db.run(sql`
    update vault_object_versions v set wrapped_data_key = f.wrapped_data_key, ciphertext = f.ciphertext, key_ids = f.key_ids
    from jsonb_populate_record(null::vault_object_versions, ${from}) f, vault_objects o
    where o.id = ${id} and v.object_id = o.id and v.id = o.version_id`)
  const honest = await row(one.id)
  const refused = async (what: string) => {
    const { status, body } = await server.api.get(`/vault/v1/kv/${one.id}`)
    expect([what, status, body]).toEqual([what, 422, { error: expect.any(String), code: 'vault_object_damaged' }])
  }

  await put(one.id, await row(other.id))
  await refused('that of another object')
  await put(one.id, honest)
  await db.run(sql`update vault_object_versions set ciphertext = set_byte(ciphertext, 30, get_byte(ciphertext, 30) # 1)
    where object_id = ${one.id}`)
  await refused('a changed bit')
  await put(one.id, honest)
  await db.run(sql`update vault_objects set version_id = ${one.versionId ?? ''} where id = ${one.id}`)
  await put(one.id, honest)
  await refused('that of another version')
  await db.run(sql`update vault_objects set name = 'renamed' where id = ${one.id}`)
  await refused('another name')
})

test('a repeated creation with one Idempotency-Key stores once, and nothing tells the value from guesses', async () => {
  const send = () =>
    server.api.post<{ id: string }>(
      '/vault/v1/kv',
      { name: 'once', value: '1234', key_context: {} },
      { 'idempotency-key': 'once' },
    )
  const [one, two] = [await send(), await send()]
  expect([two.status, two.body]).toEqual([201, one.body])
  const { createHash } = await import('node:crypto')
  const guess = createHash('sha256')
    .update('/vault/v1/kv')
    .update('\n')
    .update(JSON.stringify({ name: 'once', value: '1234', key_context: {} }))
    .digest()
  const rows = await server.app.system.database.many(sql`select 1 from idempotency_keys where request_hash = ${guess}`)
  expect(rows).toEqual([])
})
