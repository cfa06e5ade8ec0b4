import { expect, test } from 'vitest'
import { race } from '#access/groups/contention.fixture.ts'
import { password, redirectUri } from '#hosted-sign-in/pages.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { startOwnServer } from '../server.ts'
import { enterPassword, type Person, startWorld } from './people.ts'

// A worker beside it could wait for locks of its own.
const world = await startWorld(await startOwnServer({ config: { role: 'api' } }))
const { environment, api, workos } = world

const lockOfUser = ({ id }: Person) =>
  sql`select 1 from users where environment_id = ${environment.environmentId} and id = ${id} for update`
const lockOfMembership = ({ membershipId }: Person) =>
  sql`
    select 1 from organization_memberships
    where environment_id = ${environment.environmentId} and id = ${membershipId} for update`

const sessionsOf = async ({ id }: Person) => (await workos.userManagement.listSessions(id)).data

/** Two calls that come one after the other, in either order. */
const orders = [
  ['before', <T>(step: T, end: T) => [step, end]],
  ['after', <T>(step: T, end: T) => [end, step]],
] as const

const signOut = async ({ id }: Person) => void (await api.delete(`/user_management/users/${id}/sessions`))

test.each(orders)('[A-5] a code that is exchanged just %s the sign-out leaves no session', async (_when, inOrder) => {
  const person = await world.person()
  const code = (await enterPassword(world, person)).location.searchParams.get('code')
  const exchange = async () => void (await world.authenticate({ grant_type: 'authorization_code', code }))

  await race(
    environment,
    lockOfUser(person),
    inOrder(exchange, () => signOut(person)),
  )

  expect(await sessionsOf(person)).toEqual([])
})

test.each(orders)(
  '[A-5] a former password that was right just %s a reset leaves no session',
  async (_when, inOrder) => {
    const person = await world.person()
    const { passwordResetToken: token } = await workos.userManagement.createPasswordReset({ email: person.email })
    const signIn = async () =>
      void (await world.authenticate({ grant_type: 'password', email: person.email, password }))
    const reset = async () =>
      void (await workos.userManagement.resetPassword({ token, newPassword: 'another sturdy passphrase' }))

    await race(environment, lockOfUser(person), inOrder(signIn, reset))

    expect(await sessionsOf(person)).toEqual([])
  },
)

test.each(orders)(
  '[A-5] a browser that is signed in just %s the sign-out is not remembered',
  async (_when, inOrder) => {
    const person = await world.person()
    const browser = world.browser()
    await browser.open(world.authorizeUrl())
    await browser.submit({ email: person.email })

    await race(
      environment,
      lockOfUser(person),
      inOrder(
        () => browser.submit({ password }),
        () => signOut(person),
      ),
    )

    const code = browser.location.searchParams.get('code')
    if (code !== null)
      expect(await world.authenticate({ grant_type: 'authorization_code', code })).not.toHaveProperty('user')
    await browser.open(world.authorizeUrl())
    expect(browser.location.href.startsWith(redirectUri)).toBe(false)
  },
)

const endsOfMembership = {
  'a deactivation': ({ membershipId }: Person) => workos.userManagement.deactivateOrganizationMembership(membershipId),
  'a deletion': ({ membershipId }: Person) => workos.userManagement.deleteOrganizationMembership(membershipId),
  'the deletion of its organization': ({ organizationId }: Person) =>
    workos.organizations.deleteOrganization(organizationId),
}

test.each(
  Object.entries(endsOfMembership).flatMap(([name, end]) =>
    orders.map(([when, inOrder]) => [when, name, end, inOrder] as const),
  ),
)(
  '[A-5] a code that is exchanged just %s %s of the membership leaves no session there',
  async (_when, _name, end, inOrder) => {
    const person = await world.person()
    const code = (await enterPassword(world, person)).location.searchParams.get('code')
    const exchange = async () => void (await world.authenticate({ grant_type: 'authorization_code', code }))

    await race(
      environment,
      lockOfMembership(person),
      inOrder(exchange, async () => void (await end(person))),
    )

    const inOrganization = (await sessionsOf(person)).filter((each) => each.organizationId === person.organizationId)
    expect(inOrganization).toEqual([])
  },
)
