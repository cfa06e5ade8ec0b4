import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { anEvent, listEvents, prepareLog } from './events.fixture.ts'

const server = await startServer()
const { api } = server
const organization = await prepareLog(server)
await api.post('/audit_logs/actions/invoice.paid/schemas', { targets: [{ type: 'invoice' }] })

const add = async (event: object, organization_id = organization) => {
  expect((await api.post('/audit_logs/events', { organization_id, event })).status).toBe(200)
}
/** Which of the events below, by the names of their actors. */
const found = async (query: string) => (await listEvents(server, organization, query)).map(({ actor }) => actor.id)

await add(anEvent({ actor: { id: 'ada', type: 'user', name: 'Ada Lovelace' }, occurred_at: '2026-03-01T00:00:00Z' }))
await add(
  anEvent({
    action: 'invoice.paid',
    actor: { id: 'bob', type: 'user', name: 'Bob' },
    targets: [
      {
        id: 'inv_7',
        type: 'invoice',
        metadata: { currency: 'EUR', note: 'say\nfirst\tsecond\\nthird \u0001dfourth "q' },
      },
    ],
    occurred_at: '2026-01-01T00:00:00Z',
  }),
)
await add(
  anEvent({
    actor: { id: 'eve', type: 'robot', name: 'Ada Lovelace' },
    targets: [
      { id: 'team_2', type: 'team', name: "Straße'n \\ 東京" },
      { id: 'ada', type: 'user' },
    ],
    context: { location: '198.51.100.4', user_agent: 'Lynx/2.9' },
    metadata: { note: 'quarterly_Review' },
    occurred_at: '2026-02-01T00:00:00Z',
  }),
)

test('events are listed by the time at which they occurred, whenever they came', async () => {
  expect(await found('')).toEqual(['ada', 'eve', 'bob'])
  expect(await found('&order=asc')).toEqual(['bob', 'eve', 'ada'])
  expect(await found('&range_start=2026-02-01T00:00:00Z')).toEqual(['ada', 'eve'])
  expect(await found('&range_start=2026-01-02T00:00:00Z&range_end=2026-03-01T00:00:00Z')).toEqual(['eve'])
})

test('a filter finds what has one of its values, all filters what has each', async () => {
  const one: [query: string, ids: string[]][] = [
    ['&actions=invoice.paid', ['bob']],
    ['&actions=invoice.paid&actions=user.signed_in', ['ada', 'eve', 'bob']],
    ['&actor_ids=ada', ['ada']],
    ['&actor_names=Ada%20Lovelace', ['ada', 'eve']],
    ['&targets=user', ['eve']],
    ['&target_ids=inv_7&target_ids=team_1', ['ada', 'bob']],
    ['&actor_names=Ada%20Lovelace&targets=user', ['eve']],
    ['&actor_names=Ada%20Lovelace&actions=invoice.paid', []],
    ['&actor_names=ada%20lovelace', []],
    ["&actor_ids='%20|%20'", []],
  ]
  for (const [query, ids] of one) expect([query, await found(query)]).toEqual([query, ids])
})

test('a text finds the events in which all its words begin a word, in any case and language', async () => {
  const one: [text: string, ids: string[]][] = [
    ['love', ['ada', 'eve']],
    ['LOVE robot', ['eve']],
    ['eur', ['bob']],
    ['straße', ['eve']],
    ['東京', ['eve']],
    ['198.51', ['eve']],
    ['lynx quarterly review', ['eve']],
    ['inv_7', ['bob']],
    ['first second nthird dfourth q', ['bob']],
    ['nfirst', []],
    ['tsecond', []],
    ['third', []],
    ['fourth', []],
    ['currency', []],
    ['erraße', []],
    ['ovelace', []],
    ["' | & ! \\ :* <->", ['ada', 'eve', 'bob']],
    ["love'", ['ada', 'eve']],
  ]
  for (const [text, ids] of one) expect([text, await found(`&text=${encodeURIComponent(text)}`)]).toEqual([text, ids])
})

test('[T-3] a search finds nothing of another organization', async () => {
  const other = await prepareLog(server)
  await add(anEvent({ actor: { id: 'ada', type: 'user', name: 'Ada Lovelace' } }), other)
  expect(await found('&actor_ids=ada')).toEqual(['ada'])
  expect(await listEvents(server, other, '&text=love')).toHaveLength(1)
  expect(await listEvents(server, other, '&actor_names=Bob')).toEqual([])
})

test('pages lead through all that is found, once and in order, in both directions', async () => {
  const log = await prepareLog(server)
  // Two each at the same moment, of which every other is found.
  for (let i = 0; i < 14; i++)
    await add(
      anEvent({
        actor: { id: `${i}`, type: i % 2 === 0 ? 'user' : 'robot' },
        occurred_at: `2026-05-0${1 + (i >> 1)}T00:00:00Z`,
      }),
      log,
    )
  const walk = async (query: string, cursor: 'after' | 'before') => {
    const ids: string[] = []
    let at = ''
    for (;;) {
      const path = `/audit_logs/events?organization_id=${log}&limit=3${query}${at}`
      const { body } = await api.get<{
        data: { id: string; actor: { id: string } }[]
        list_metadata: Record<string, string | null>
      }>(path)
      ids.push(...body.data.map(({ actor }) => actor.id))
      if (body.list_metadata[cursor] === null) return ids
      at = `&${cursor}=${body.list_metadata[cursor]}`
    }
  }
  const even = ['0', '2', '4', '6', '8', '10', '12']
  const all = Array.from({ length: 14 }, (_, i) => `${i}`)
  expect(await walk('&order=asc', 'after')).toEqual(all)
  expect(await walk('&order=desc', 'after')).toEqual(all.toReversed())
  expect(await walk('&order=asc&text=user%20192', 'after')).toEqual(all)
  expect(await walk('&order=normal&text=robot', 'before')).toEqual(all.filter((id) => !even.includes(id)).toReversed())
  expect((await api.get(`/audit_logs/events?organization_id=${log}&after=org_1`)).status).toBe(422)
})
