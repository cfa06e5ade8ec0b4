import { expect, test } from 'vitest'
import { numberEvents } from '#events/event-log/index.ts'
import { sql } from '#platform/db/sql.ts'
import { startServer } from '#test/server.ts'
import { consumerName, createSignalConsumer } from './consumer.ts'
import { signalsOf } from './signals.fixture.ts'

const server = await startServer()
const { environment, workos } = server
const { system } = environment
const { database } = system
const { organizations, userManagement } = workos
const signals = await signalsOf(server)

const makeOrganization = async (name: string) => (await organizations.createOrganization({ name })).id
const makeUser = async (name: string) =>
  (await userManagement.createUser({ email: `${name}@acme.example`, emailVerified: true })).id
const join = async (userId: string, organizationId: string) =>
  (await userManagement.createOrganizationMembership({ userId, organizationId })).id
const changePassword = (userId: string) => userManagement.updateUser({ userId, password: 'another sturdy passphrase' })

/** Keeps the follower from reading the log until it is released. */
async function holdFollower() {
  const tx = await database.begin()
  const { position } = await tx.one<{ position: number }>(sql`
    select position from event_cursors where name = ${consumerName} for update`)
  return { tx, position }
}

test('of a log that is read late, an organization gets what happened to those who were its members at that time, and no more', async () => {
  const organizationId = await makeOrganization('Late')
  const [leaver, deleted, joiner, returning, invited] = await Promise.all(
    ['leaver', 'deleted', 'joiner', 'returning', 'invited'].map(makeUser),
  )
  const ids = { leaver, deleted, joiner, returning, invited } as Record<string, string>
  const left = await join(ids.leaver ?? '', organizationId)
  await join(ids.deleted ?? '', organizationId)
  const first = await join(ids.returning ?? '', organizationId)
  await userManagement.sendInvitation({ email: 'invited@acme.example', organizationId })
  const invitedTo = await userManagement.listOrganizationMemberships({
    userId: ids.invited ?? '',
    statuses: ['pending'],
  })
  expect(invitedTo.data).toHaveLength(1)
  const stream = await signals.create({ organization_id: organizationId })

  const { tx } = await holdFollower()
  for (const id of Object.values(ids)) await changePassword(id)
  await userManagement.deleteOrganizationMembership(left)
  await userManagement.deleteUser(ids.deleted ?? '')
  await join(ids.joiner ?? '', organizationId)
  await userManagement.deleteOrganizationMembership(first)
  await changePassword(ids.returning ?? '')
  await join(ids.returning ?? '', organizationId)
  await changePassword(ids.returning ?? '')
  await changePassword(ids.leaver ?? '')
  const last = await join(await makeUser('last'), organizationId)
  await tx.rollback()
  await userManagement.deleteOrganizationMembership(last)

  const came: string[] = []
  const nameOf = (id: unknown) => Object.keys(ids).find((name) => ids[name] === id) ?? 'last'
  while (came.at(-1) !== 'last session-revoked')
    for (const { type, subject } of await signals.until(stream, 'session-revoked'))
      came.push(`${nameOf(subject.sub)} ${type}`)
  expect(came).toEqual([
    'leaver credential-change',
    'deleted credential-change',
    'returning credential-change',
    'leaver session-revoked',
    'deleted session-revoked',
    'deleted account-purged',
    'returning session-revoked',
    'returning credential-change',
    'last session-revoked',
  ])
})

test('a deletion that has no place in the log yet takes away nothing that happened before', async () => {
  const organizationId = await makeOrganization('Deleted at once')
  const userId = await makeUser('at-once')
  await join(userId, organizationId)
  const stream = await signals.create({ organization_id: organizationId })

  const { tx, position } = await holdFollower()
  await changePassword(userId)
  await numberEvents(database)
  const { last } = await tx.one<{ last: number }>(sql`select last from event_positions`)
  const numbering = await database.begin()
  // Nothing is numbered until it is released.
  await numbering.run(sql`select 1 from event_positions for update`)
  await userManagement.deleteUser(userId)
  await createSignalConsumer(system).consume(tx, { after: position, upTo: last })
  await tx.run(sql`update event_cursors set position = ${last} where name = ${consumerName}`)
  await tx.commit()
  await numbering.rollback()

  const came = await signals.until(stream, 'account-purged')
  expect(came.map(({ type }) => type)).toEqual(['credential-change', 'session-revoked', 'account-purged'])
})
