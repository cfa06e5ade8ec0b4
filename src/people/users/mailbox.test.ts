import { expect, test } from 'vitest'
import type { Context } from '#platform/context.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { createSession, findActiveSession } from '../sessions/index.ts'
import {
  findOrCreateUser,
  findUser,
  findUserByEmail,
  findUserWithPassword,
  markEmailVerified,
  proveMailbox,
  stampSignIn,
  type UserRow,
  verifyPasswordOf,
} from './index.ts'

const password = 'correct horse battery staple'

async function newUser(server: TestServer, emailVerified = false): Promise<UserRow> {
  const { id } = await server.workos.userManagement.createUser({ email: 'jane@example.com', password, emailVerified })
  const user = await findUser(server.environment, id)
  if (user === undefined) throw new Error('The user was just made.')
  return user
}

async function isPassword(ctx: Context, email = 'jane@example.com'): Promise<boolean> {
  return verifyPasswordOf(ctx, await findUserWithPassword(ctx, email), password)
}

function newSession(ctx: Context, user: UserRow) {
  return ctx.transaction((tx) =>
    createSession(tx, {
      userId: user.id,
      organizationId: null,
      authMethod: 'password',
      ipAddress: null,
      userAgent: null,
    }),
  )
}

async function updatesOf({ api }: TestServer) {
  return (await api.get<{ data: unknown[] }>('/events?events=user.updated')).body.data
}

test('a verified address is announced once, however often it is proven', async () => {
  const server = await startServer()
  const { environment } = server
  const user = await newUser(server)

  for (let i = 0; i < 2; i++) {
    expect((await environment.transaction((tx) => markEmailVerified(tx, user))).email_verified).toBe(true)
  }

  expect(await updatesOf(server)).toMatchObject([
    { data: { id: user.id, email_verified: true }, context: { previous_attributes: { email_verified: false } } },
  ])
  expect(await isPassword(environment)).toBe(true)
})

test('[U-8] a proof of the old address does not verify the one that took its place', async () => {
  const server = await startServer()
  const { environment } = server
  const user = await newUser(server)
  await server.workos.userManagement.updateUser({ userId: user.id, email: 'other@example.com' })

  for (const prove of [markEmailVerified, proveMailbox]) {
    expect(await environment.transaction((tx) => prove(tx, user))).toMatchObject({
      email: 'other@example.com',
      email_verified: false,
    })
  }
  expect(await isPassword(environment, 'other@example.com')).toBe(true)
})

test('[U-6] a password and a session from before the first proof of the mailbox are removed', async () => {
  const server = await startServer()
  const { environment } = server
  const user = await newUser(server)
  const session = await newSession(environment, user)

  await environment.transaction((tx) => proveMailbox(tx, user))

  expect(await isPassword(environment)).toBe(false)
  expect(await findActiveSession(environment, session.id)).toBeUndefined()
  expect(await updatesOf(server)).toHaveLength(1)
})

test('[U-6] once the address is verified, another proof of the mailbox takes nothing away', async () => {
  const server = await startServer()
  const { environment } = server
  const user = await newUser(server, true)
  const session = await newSession(environment, user)

  await environment.transaction((tx) => proveMailbox(tx, user))

  expect(await isPassword(environment)).toBe(true)
  expect(await findActiveSession(environment, session.id)).toBeDefined()
  expect(await updatesOf(server)).toEqual([])
})

test('a sign-in is stamped silently', async () => {
  const server = await startServer()
  const user = await newUser(server)
  const stamped = await server.environment.transaction(async (tx) => stampSignIn(tx, user))
  expect(stamped).toEqual({ ...user, last_sign_in_at: expect.stringMatching(/^\d{4}-.*Z$/) })
  const { lastSignInAt } = await server.workos.userManagement.getUser(user.id)
  expect(lastSignInAt).toBe(stamped.last_sign_in_at)
  expect(await updatesOf(server)).toEqual([])
})

test('[U-9] a user is found by its address whatever the case of its letters, and by nothing like it', async () => {
  const server = await startServer()
  const user = await newUser(server)
  expect(await findUserByEmail(server.environment, 'JANE@Example.com')).toEqual(user)
  for (const text of ['jane', '%@example.com', ' jane@example.com', '']) {
    expect(await findUserByEmail(server.environment, text)).toBeUndefined()
  }
})

test('[U-9] ten parallel sign-ups of one address make one user and one event', async () => {
  const { environment, workos } = await startServer()
  const users = await Promise.all(
    Array.from({ length: 10 }, (_, i) =>
      environment.transaction((tx) => findOrCreateUser(tx, i % 2 === 0 ? 'jane@example.com' : 'JANE@example.com')),
    ),
  )
  expect(new Set(users.map((user) => user.id)).size).toBe(1)
  expect((await workos.events.listEvents({ events: ['user.created'] })).data).toHaveLength(1)
})
