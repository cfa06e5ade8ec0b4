import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { startControl } from './controls/controls.fixture.ts'

interface Listed<T> {
  data: T[]
  list_metadata: { after: string | null }
}

test('the entries of one list are read page by page, in one spelling and in their order', async () => {
  const [{ workos, api }, other] = [await startServer(), await startServer()]
  for (const entry of ['Zoe@acme.example', 'ada@acme.example', 'bob@acme.example'])
    await workos.radar.addListEntry({ type: 'email', action: 'block', entry })
  await workos.radar.addListEntry({ type: 'email', action: 'allow', entry: 'eve@acme.example' })
  const path = '/radar/lists/email/block?order=asc&limit=2'

  const { body: first } = await api.get<Listed<{ entry: string }>>(path)
  const { body: second } = await api.get<Listed<{ entry: string }>>(
    `${path}&after=${encodeURIComponent(String(first.list_metadata.after))}`,
  )

  expect([...first.data, ...second.data].map(({ entry }) => entry)).toEqual([
    'ada@acme.example',
    'bob@acme.example',
    'zoe@acme.example',
  ])
  expect(first.data[0]).toMatchObject({ object: 'radar_list_entry', type: 'email', action: 'block' })
  const { body: found } = await api.get<Listed<{ entry: string }>>('/radar/lists/email/block?search=bo')
  expect(found.data.map(({ entry }) => entry)).toEqual(['bob@acme.example'])
  expect((await other.api.get<Listed<object>>('/radar/lists/email/block')).body.data).toEqual([])
  expect((await api.get('/radar/lists/shoes/block')).status).toBe(400)
})

test('attempts are listed by email and by verdict, and do not say whose they are', async () => {
  const { assess, api } = await startControl({ bot_detection: 'block' })
  await assess({ userAgent: 'curl/8.14.1', email: 'ada@acme.example' })
  await assess({ email: 'Bob@acme.example' })
  const list = async (query: string) =>
    (await api.get<Listed<{ verdict: string; control: string | null }>>(`/radar/attempts?${query}`)).body

  expect((await list('email=bob@acme.example')).data).toMatchObject([{ verdict: 'allow', control: null }])
  const { data } = await list('verdict=block')
  expect(data).toMatchObject([{ object: 'radar_attempt', verdict: 'block', control: 'bot_detection' }])
  expect((await list('verdict=none')).data).toEqual([])
  expect(JSON.stringify(await list(''))).not.toMatch(/acme|@/)
})
