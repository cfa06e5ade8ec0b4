import { expect, onTestFinished, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { otherKey } from '#protocol/saml/provider.fixture.ts'
import { announcedPerHour } from '#sso/sso-sessions/announce.ts'
import { timeOutSessions } from '#sso/sso-sessions/jobs.ts'
import { startOwnServer } from '#test/server.ts'
import { startSso } from './sso.fixture.ts'

test('of sign-ins that no provider answers, a connection leaves a bounded number behind; others end as if they had not begun', async () => {
  const own = await startOwnServer({})
  onTestFinished(own.close)
  const { begin, respond, browser, lastAttempt, api, workos, clientId } = await startSso('OktaSAML', {}, own)
  const { system } = own.environment
  const countRows = () =>
    system.database.one(sql`
      select (select count(*)::int from sso_sessions) as traces, (select count(*)::int from sso_visits) as visits,
        (select count(*)::int from events) as events, (select count(*)::int from saml_assertions) as assertions`)
  const eventsOf = async (id: string) => {
    const names = ['started', 'succeeded', 'failed', 'timed_out'].map((each) => `events=authentication.sso_${each}`)
    const { body } = await api.get<{ data: { event: string; data: { sso: { session_id: string } } }[] }>(
      `/events?limit=100&order=desc&${names.join('&')}`,
    )
    return body.data.filter(({ data }) => data.sso.session_id === id).map(({ event }) => event)
  }

  // As many as are announced in an hour.
  await begin(browser())
  await system.database.run(sql`
    insert into sso_sessions (environment_id, id, connection_id, organization_id, origin, state, steps, expires_at, created_at,
      updated_at)
    select environment_id, id || '_' || i, connection_id, organization_id, origin, state, steps, expires_at, created_at,
      updated_at
    from sso_sessions, generate_series(2, ${announcedPerHour}::integer) i`)
  const before = await countRows()
  for (let i = 0; i < 5; i++) await begin(browser())
  const person = browser()
  await respond(person, await begin(person), { signing: { key: otherKey } })
  expect(await lastAttempt()).toMatchObject({ state: 'failed' })
  expect(await eventsOf((await lastAttempt()).id)).toEqual([])
  await system.database.run(sql`
    update sso_sessions set expires_at = now() - interval '1 s' where not is_announced`)
  await timeOutSessions.run(system)

  expect(await countRows()).toEqual(before)

  await respond(person, await begin(person))
  const answered = await lastAttempt()
  await workos.sso.getProfileAndToken({ code: person.location.searchParams.get('code') ?? '', clientId })
  expect(await lastAttempt()).toMatchObject({
    id: answered.id,
    state: 'succeeded',
    steps: ['started', 'validated', 'code_issued', 'ended'].map((name) => ({ name })),
  })
  expect(await eventsOf(answered.id)).toEqual(['authentication.sso_succeeded', 'authentication.sso_started'])
})
