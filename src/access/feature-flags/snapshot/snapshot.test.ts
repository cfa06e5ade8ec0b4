import { createHash } from 'node:crypto'
import { type UnauthorizedException, WorkOS } from '@workos-inc/node'
import { afterAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { createOrganization } from '#tenancy/organizations/index.ts'
import { race } from '../../groups/contention.fixture.ts'
import { startWithFlags } from '../flag.fixture.ts'

const server = await startWithFlags()
const { workos, api, flag, patch, organization, user, snapshot } = server

const clients: { close(): void }[] = []
afterAll(() => {
  for (const client of clients) client.close()
})

/** Polls every five seconds, which is as often as it may: started first, so that the other tests run meanwhile. */
const polling = await startWithFlags()
await polling.flag('polled')
const client = polling.workos.featureFlags.createRuntimeClient({ pollingIntervalMs: 5_000 })
clients.push(client)
const change = new Promise<string>((resolve) => client.on('change', ({ key }) => resolve(key)))
await client.waitUntilReady()
const [organizationId] = [await polling.organization()]
expect(client.isEnabled('polled', { organizationId })).toBe(false)
await polling.workos.featureFlags.addFlagTarget({ slug: 'polled', targetId: organizationId })

const entryOf = async (slug: string) => (await snapshot())[slug]
const ask = (etag?: string) =>
  api.request<unknown>('/sdk/feature-flags', { headers: etag === undefined ? {} : { 'if-none-match': etag } })

test('an environment without flags has an empty snapshot', async () => {
  const { snapshot: read } = await startWithFlags()

  expect(await read()).toEqual({})
})

test('the snapshot is keyed by slug, with targets of both kinds, those kept out, and the roll-out', async () => {
  const [first, second, userId] = [await organization(), await organization(), await user()]
  await flag('keyed', { rollout_percentage: 100 })
  await workos.featureFlags.addFlagTarget({ slug: 'keyed', targetId: userId })
  await server.setTarget('keyed', second, false)

  const entry = await entryOf('keyed')

  expect(entry).toMatchObject({ slug: 'keyed', enabled: true, default_value: false })
  expect(entry?.targets.users).toEqual([{ id: userId, enabled: true }])
  expect(entry?.targets.organizations).toContainEqual({ id: first, enabled: true })
  expect(entry?.targets.organizations).toContainEqual({ id: second, enabled: false })
})

test('a client that has the snapshot gets a 304, until anything in it changes', async () => {
  const own = await startWithFlags()
  const read = (etag?: string) =>
    own.api.request('/sdk/feature-flags', { headers: etag === undefined ? {} : { 'if-none-match': etag } })
  await own.flag('tagged')
  const id = await own.organization()
  const changes: [string, () => Promise<unknown>][] = [
    ['a percentage', () => own.patch('tagged', { rollout_percentage: 100 })],
    ['an organization in the roll-out', () => own.organization()],
    ['one kept out', () => own.setTarget('tagged', id, false)],
    ['an organization that is deleted', () => own.workos.organizations.deleteOrganization(id)],
    ['a flag that is disabled', () => own.workos.featureFlags.disableFeatureFlag('tagged')],
    ['one that is deleted', () => own.api.delete('/feature-flags/tagged')],
  ]
  for (const [what, make] of changes) {
    const tag = (await read()).headers.get('etag') ?? ''
    expect([what, await read(`W/"other", ${tag}`)]).toMatchObject([what, { status: 304, body: undefined }])
    await make()
    const after = await read(tag)
    expect([what, after.status]).toEqual([what, 200])
    expect(after.headers.get('etag')).not.toBe(tag)
  }
})

test('an organization that no roll-out includes does not renew the snapshot', async () => {
  const own = await startWithFlags()
  await own.flag('still', { default_value: true })
  const tag = (await own.api.get('/sdk/feature-flags')).headers.get('etag')

  await own.organization()

  expect((await own.api.get('/sdk/feature-flags')).headers.get('etag')).toBe(tag)
})

test('the snapshot is for keys of the environment alone', async () => {
  expect((await api.request('/sdk/feature-flags', { key: null })).status).toBe(401)
  const etag = (await ask()).headers.get('etag') ?? ''
  const other = await startWithFlags()

  expect((await other.api.request('/sdk/feature-flags', { headers: { 'if-none-match': etag } })).status).toBe(200)
})

test('an organization that commits while a percentage grows is in the snapshot afterwards', async () => {
  // With a roll-out already, they would wait for one another anyway.
  const own = await startWithFlags()
  await own.flag('raced')
  const lock = sql`select pg_advisory_xact_lock(hashtextextended('feature flags, raced', 0))`
  const [created] = await race<unknown>(own.environment, lock, [
    () =>
      own.environment.transaction(async (tx) => {
        const { id } = await createOrganization(tx, { name: 'Late' })
        // Right before the commit, after everything that the slices do.
        tx.db.beforeCommit(() => tx.db.send(lock))
        return id
      }),
    async () => {
      await own.patch('raced', { rollout_percentage: 100 })
      await own.snapshot()
    },
  ])

  expect((await own.snapshot()).raced?.targets.organizations).toContainEqual({ id: created, enabled: true })
})

test('more organizations get a flag as its percentage grows, and none loses it; another flag has others', async () => {
  const ids = await Promise.all(Array.from({ length: 40 }, () => organization()))
  const { id: flagId } = await flag('grown')
  const placeOf = (id: string) =>
    Number.parseInt(createHash('sha256').update(`${flagId}:${id}`).digest('hex').slice(0, 7), 16) % 100

  for (const percentage of [1, 20, 50, 51, 99, 100]) {
    await patch('grown', { rollout_percentage: percentage })
    const included = (await entryOf('grown'))?.targets.organizations.map(({ id }) => id)
    const expected = ids.filter((id) => placeOf(id) < percentage).sort()
    expect(included?.filter((id) => ids.includes(id))).toEqual(expected)
  }
  await patch('grown', { rollout_percentage: 50 })
  await flag('grown-too', { rollout_percentage: 50 })
  const { grown, 'grown-too': other } = await snapshot()
  expect(grown?.targets.organizations).not.toEqual(other?.targets.organizations)
})

test('a runtime client whose key is refused stops for good', async () => {
  const refused = new WorkOS('sk_wrong', {
    apiHostname: 'localhost',
    port: Number(new URL(server.url).port),
    https: false,
  })
  const stopped = refused.featureFlags.createRuntimeClient()
  clients.push(stopped)
  stopped.on('error', () => undefined)
  const failed = new Promise<Error>((resolve) => stopped.on('failed', resolve))

  await expect(stopped.waitUntilReady()).rejects.toMatchObject({ status: 401 } satisfies Partial<UnauthorizedException>)
  expect(await failed).toMatchObject({ status: 401 })
  expect(stopped.getStats()).toMatchObject({ pollCount: 1, pollErrorCount: 1 })
})

test('the official runtime client sees a change with its next poll', async () => {
  expect(await change).toBe('polled')

  expect(client.isEnabled('polled', { organizationId })).toBe(true)
  expect(client.getStats()).toMatchObject({ pollErrorCount: 0 })
})
