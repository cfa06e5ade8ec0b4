import { afterAll, expect, test } from 'vitest'
import { startWithFlags } from './flag.fixture.ts'

const server = await startWithFlags()
const { api, flag, patch, snapshot, workos, announced } = server
const clients: { close(): void }[] = []
afterAll(() => {
  for (const client of clients) client.close()
})

const path = (slug: string, target = '') => `/feature-flags/${slug}/custom_targets${target}`
const add = (slug: string, type: string, id: string) => api.put(path(slug, `/${type}/${encodeURIComponent(id)}`))
const evaluate = async (slug: string, ...targets: string[]) => {
  const query = new URLSearchParams(targets.map((target) => ['custom_target', target]))
  return (await api.get<{ value: boolean; reason: string }>(`/feature-flags/${slug}/evaluation?${query}`)).body
}

test('(sdk) a thing of the application that is a target turns a flag on, in the official client as in an evaluation', async () => {
  await flag('boards')
  expect(await add('boards', 'workspace', 'ws:1')).toMatchObject({
    status: 200,
    body: { object: 'feature_flag_custom_target', type: 'workspace', id: 'ws:1', enabled: true },
  })
  expect((await snapshot()).boards?.targets.custom_targets).toEqual([{ type: 'workspace', id: 'ws:1', enabled: true }])

  const client = workos.featureFlags.createRuntimeClient({ pollingIntervalMs: 5_000 })
  clients.push(client)
  await client.waitUntilReady()
  expect(client.isEnabled('boards', { workspace: { id: 'ws:1' } })).toBe(true)
  expect(client.isEnabled('boards', { workspace: { id: 'ws:2' } })).toBe(false)
  expect(client.isEnabled('boards', { device: { id: 'ws:1' } })).toBe(false)
  expect(await evaluate('boards', 'device:x', 'workspace:ws:1')).toMatchObject({ value: true, reason: 'custom_target' })
  expect(await evaluate('boards', 'workspace:ws:2')).toMatchObject({ value: false, reason: 'no_match' })
  expect(await evaluate('boards')).toMatchObject({ value: false, reason: 'no_match' })

  await workos.featureFlags.disableFeatureFlag('boards')
  expect(await evaluate('boards', 'workspace:ws:1')).toMatchObject({ value: false, reason: 'disabled' })
})

test('(sdk) a target of an own type is listed, counted as access for some, announced once, and goes with the rule', async () => {
  await flag('listed')
  for (const id of ['b', 'a', 'a']) expect((await add('listed', 'workspace', id)).status).toBe(200)
  const list = async () => (await api.get<{ data: { id: string }[] }>(path('listed'))).body.data.map(({ id }) => id)
  expect(await list()).toEqual(['b', 'a'].sort().reverse())
  expect((await api.get('/feature-flags/listed/rule')).body).toMatchObject({ access_type: 'some' })
  const changes = (await announced()).filter(
    ({ event, data }) => event === 'flag.rule_updated' && data.slug === 'listed',
  )
  expect(changes.map(({ context }) => context.custom_targets)).toEqual([
    [{ type: 'workspace', id: 'b' }],
    ['a', 'b'].map((id) => ({ type: 'workspace', id })),
  ])

  for (const _time of ['first', 'second']) expect((await api.delete(path('listed', '/workspace/b'))).status).toBe(204)
  expect(await list()).toEqual(['a'])
  await patch('listed', { access_type: 'none' })
  expect(await list()).toEqual([])
})

test('(sdk) types and ids that official clients do not evaluate are refused, and so is a target of an unknown flag', async () => {
  await flag('strict')
  const longest = ['a'.repeat(64), 'b'.repeat(255)] as const
  expect((await add('strict', ...longest)).status).toBe(200)
  for (const [type, id] of [
    ['user', 'x'],
    ['organization', 'x'],
    ['Workspace', 'x'],
    ['1st', 'x'],
    ['a'.repeat(65), 'x'],
    ['workspace', 'a b'],
    ['workspace', 'é'],
    ['workspace', 'b'.repeat(256)],
  ] as const)
    expect(await add('strict', type, id)).toMatchObject({
      status: 422,
      body: { code: 'feature_flag_custom_target_invalid' },
    })
  expect((await add('unknown', 'workspace', 'x')).status).toBe(404)
  expect(await api.get('/feature-flags/strict/evaluation?custom_target=workspace')).toMatchObject({ status: 422 })
})
