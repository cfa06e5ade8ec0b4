import { expect, test } from 'vitest'
import { anEvent, prepareLog } from '#audit-logs/audit-events/events.fixture.ts'
import { formFields, startPortal, textOf } from '../kit/portal.fixture.ts'

const path = '/portal/audit-log'

/** An organization with a log of these events, and its administrator's browser. */
async function startWithLog(...events: object[]) {
  const server = await startPortal()
  await prepareLog(server)
  const record = async (organization_id: string, members: object) => {
    const event = anEvent(members)
    const { status, body } = await server.api.post('/audit_logs/events', { organization_id, event })
    if (status !== 200) throw new Error(JSON.stringify(body))
  }
  for (const members of events) await record(server.organization, members)
  const browser = await server.visit({ intent: 'audit_logs' })
  return {
    ...server,
    browser,
    record,
    /** The actors of the events that the page shows, in its order. */
    async shown(query: Record<string, string> = {}) {
      await browser.open(`${path}?${new URLSearchParams(query)}`)
      return [...browser.html.matchAll(/<td><bdi>([^<]*)<\/bdi><\/td>/g)].map(([, name]) => name)
    },
  }
}

const ada = { actor: { id: 'user_ada', type: 'user', name: 'Ada' } }
const grace = { actor: { id: 'user_grace', type: 'user' } }

test('an administrator sees what happened, newest first, and finds it by words, actor, target, action and day', async () => {
  const { browser, shown } = await startWithLog(
    { ...ada, occurred_at: '2026-10-01T08:00:00.000Z', metadata: { reason: 'Quarterly review' } },
    { ...grace, occurred_at: '2026-10-02T23:59:59.000Z', targets: [{ id: 'team_9', type: 'team', name: 'Research' }] },
    { ...ada, occurred_at: '2026-10-03T08:00:00.000Z' },
  )
  expect(browser.location.pathname).toBe(path)
  expect(textOf(browser)).toContain('What people at Northwind did in Test.')

  expect(await shown()).toEqual(['Ada', 'user_grace', 'Ada'])
  expect(await shown({ q: 'quarter rev' })).toEqual(['Ada'])
  expect(await shown({ actor: 'Ada' })).toEqual(['Ada', 'Ada'])
  expect(await shown({ actor: 'user_grace', from: '2026-10-02', to: '2026-10-02' })).toEqual(['user_grace'])
  expect(await shown({ target: 'team_9' })).toEqual(['user_grace'])
  expect(await shown({ action: 'user.signed_in', to: '2026-10-01' })).toEqual(['Ada'])
  expect(await shown({ action: 'user.signed_out' })).toEqual([])
  expect(textOf(browser)).toContain('No event matches these filters.')
  expect(await shown({ from: 'yesterday', to: '2026-02-31' })).toHaveLength(3)
})

test('an event shows everything that is known of it, and leads to others of its actor and target', async () => {
  const { browser, shown } = await startWithLog({
    ...ada,
    metadata: { method: 'passkey', attempts: 2 },
    context: { location: '192.0.2.17', user_agent: 'Firefox <145>' },
    targets: [{ id: 'team_9', type: 'team', name: 'R&D', metadata: { plan: 'pro' } }],
  })
  await shown()
  await browser.open(/href="(\/portal\/audit-log\/events\/[^"]*)"/.exec(browser.html)?.[1] ?? '')

  expect(textOf(browser)).toContain('Location 192.0.2.17 Browser Firefox &lt;145&gt; method passkey attempts 2')
  expect(textOf(browser)).toContain('Target Name R&D Identifier team_9 Type team plan pro')
  expect(browser.html).toContain(`href="${path}?actor=user_ada"`)
  expect(browser.html).toContain(`href="${path}?target=team_9"`)
})

test('pages of 50 follow one another with their filters', async () => {
  const { browser, shown } = await startWithLog(...Array.from({ length: 52 }, (_, n) => ({ ...ada, metadata: { n } })))
  const first = await shown({ actor: 'Ada' })
  const [, older = ''] = /href="([^"]*after=[^"]*)"/.exec(browser.html) ?? []
  await browser.open(older.replaceAll('&amp;', '&'))

  expect(first).toHaveLength(50)
  expect(browser.location.searchParams.get('actor')).toBe('Ada')
  expect(browser.html.match(/<td><bdi>Ada/g)).toHaveLength(2)
  expect(textOf(browser)).toContain('Newest events')
})

test('what the filters let through is exported as CSV, and the page says when the file is there', async () => {
  const { browser, shown } = await startWithLog({ ...ada, metadata: { n: 1 } }, { ...ada, metadata: { n: 2 } }, grace)
  await shown({ q: 'ada' })
  await browser.submitTo(`${path}/exports`, formFields(browser, `${path}/exports`))
  const page = browser.location.pathname
  await expect.poll(() => browser.open(page).then(() => textOf(browser))).toContain('2 events in a CSV file.')

  const answer = await fetch(`${browser.location.origin}${page}/file`, {
    headers: { cookie: `gatehouse-portal=${browser.cookies.get('gatehouse-portal')}` },
  })
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, expect.stringContaining('.csv')])
  const lines = (await answer.text()).trim().split('\n')
  expect(lines).toHaveLength(3)
  expect(lines.join()).not.toContain('user_grace')
})

test('[W-6] no one sees the log of another organization, and links for something else do not lead to the log', async () => {
  const own = await startWithLog(ada)
  await own.shown()
  const [, event = ''] = /href="(\/portal\/audit-log\/events\/[^"]*)"/.exec(own.browser.html) ?? []
  const other = await startPortal(own, 'Contoso')
  const browser = await other.visit({ intent: 'audit_logs' })
  expect(textOf(browser)).toContain('Nothing has been recorded yet.')
  await own.browser.open(path)
  await own.browser.submitTo(`${path}/exports`, formFields(own.browser, `${path}/exports`))
  for (const address of [event, own.browser.location.pathname, `${own.browser.location.pathname}/file`]) {
    await browser.open(address)
    expect(browser.location.pathname).toBe(path)
  }

  for (const body of [{}, { intent: 'sso' }, { intent: 'dsync' }]) {
    const elsewhere = await own.visit(body)
    await elsewhere.open(path)
    expect(elsewhere.location.pathname).not.toBe(path)
  }
})
