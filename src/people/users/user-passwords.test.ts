import { expect, test } from 'vitest'
import { startServer, type TestServer } from '#test/server.ts'
import { findUserWithPassword, verifyPasswordOf } from './index.ts'

const password = 'correct horse battery staple'
const otherPassword = 'purple-Monkey-42-dish'
const bcrypt = {
  password_hash: '$2y$10$WAl.VXIZihYncGX7ChlGCOf.JUuxSLh3GG1QDqxhws0hdTblUe5Fu',
  password_hash_type: 'bcrypt',
}
const bcryptPassword = 'correct horse battery'

async function create(server: TestServer, body: object) {
  const { status, body: answer } = await server.api.post<{ id: string; code?: string; errors?: { code: string }[] }>(
    '/user_management/users',
    {
      email: 'jane@example.com',
      ...body,
    },
  )
  return { status, body: answer }
}

async function signsIn({ environment }: TestServer, given: string): Promise<boolean> {
  return verifyPasswordOf(environment, await findUserWithPassword(environment, 'jane@example.com'), given)
}

async function eventNames({ workos }: TestServer): Promise<string[]> {
  return (await workos.events.listEvents({ events: ['user.created', 'user.updated'] })).data.map((event) => event.event)
}

/** What is refused of a password, at creation and at update alike. */
const refusals: [string, object, { code: string; errors?: unknown[] }][] = [
  [
    'a short password',
    { password: 'short' },
    { code: 'password_strength_error', errors: [{ code: 'password_too_short' }] },
  ],
  [
    'a common password',
    { password: 'password123' },
    { code: 'password_strength_error', errors: [{ code: 'password_too_weak' }, { code: 'password_pwned' }] },
  ],
  [
    'the address',
    { password: 'jane@example.com' },
    { code: 'password_strength_error', errors: [{ code: 'password_contains_email' }] },
  ],
  [
    'over 1,024 bytes',
    { password: 'é'.repeat(513) },
    { code: 'password_strength_error', errors: [{ code: 'password_too_long' }] },
  ],
  ['a malformed hash', { password_hash: 'x', password_hash_type: 'bcrypt' }, { code: 'invalid_password_hash' }],
  ['a salt position for bcrypt', { ...bcrypt, password_salt_position: 'suffix' }, { code: 'invalid_password_hash' }],
  ['a password and a hash', { ...bcrypt, password }, { code: 'password_and_password_hash_provided' }],
  [
    'a password and the type of a hash',
    { password, password_hash_type: 'bcrypt' },
    { code: 'password_and_password_hash_type_provided' },
  ],
  [
    'a salt position alone',
    { password_salt_position: 'prefix' },
    { code: 'password_salt_position_requires_password_hash' },
  ],
  [
    'a salt position with a password',
    { password, password_salt_position: 'prefix' },
    { code: 'password_salt_position_requires_password_hash' },
  ],
]

for (const [what, fields, expected] of refusals) {
  test(`[U-4] ${what} is refused with a 400 ${expected.code}, at creation and at update, and nothing changes`, async () => {
    const server = await startServer()
    const answer = { status: 400, body: expected }
    if (expected.errors !== undefined)
      expected.errors = expected.errors.map((error) => expect.objectContaining(error as object))

    expect(await create(server, fields)).toMatchObject(answer)
    expect(await eventNames(server)).toEqual([])

    const { body: user } = await create(server, { password: otherPassword })
    expect(await server.api.put(`/user_management/users/${user.id}`, fields)).toMatchObject(answer)
    expect(await eventNames(server)).toEqual(['user.created'])
    expect(await signsIn(server, otherPassword)).toBe(true)
  })
}

test('a hash without its type, and a type without a hash, are a 422', async () => {
  const server = await startServer()
  for (const fields of [{ password_hash: bcrypt.password_hash }, { password_hash_type: 'bcrypt' }]) {
    expect(await create(server, fields)).toMatchObject({ status: 422, body: { code: 'invalid_request_parameters' } })
  }
})

test('the names of the same request count as easy to guess', async () => {
  const server = await startServer()
  const names = { first_name: 'Wilhelmina', last_name: 'Harker' }
  const weak = { status: 400, body: { code: 'password_strength_error' } }

  expect(await create(server, { ...names, password: 'Wilhelmina-Harker-1' })).toMatchObject(weak)
  const { body: user } = await create(server, {})
  expect(
    await server.api.put(`/user_management/users/${user.id}`, { ...names, password: 'Wilhelmina-Harker-1' }),
  ).toMatchObject(weak)
})

test('the SDK sets a password at creation and another by update', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  const user = await userManagement.createUser({ email: 'jane@example.com', password })
  expect(await signsIn(server, password)).toBe(true)

  await userManagement.updateUser({ userId: user.id, password: otherPassword })
  expect(await signsIn(server, password)).toBe(false)
  expect(await signsIn(server, otherPassword)).toBe(true)
  // A password is nothing that an event could show.
  expect(await eventNames(server)).toEqual(['user.created'])
})

test('an imported hash works at once, and its first use replaces it by a native one of the same password', async () => {
  const server = await startServer()
  await server.workos.userManagement.createUser({
    email: 'jane@example.com',
    passwordHash: bcrypt.password_hash,
    passwordHashType: 'bcrypt',
  })
  const { passwords } = server.app.system
  const before = passwords.verifications

  expect(await signsIn(server, otherPassword)).toBe(false)
  expect(await signsIn(server, bcryptPassword)).toBe(true)
  expect(passwords.verifications - before).toBe(0)

  expect(await signsIn(server, bcryptPassword)).toBe(true)
  expect(await signsIn(server, otherPassword)).toBe(false)
  expect(passwords.verifications - before).toBe(2)
})

test('[U-4] an unknown address, an account without a password and a wrong password take one verification each', async () => {
  const server = await startServer()
  const { environment } = server
  await create(server, { password })
  await create(server, { email: 'none@example.com' })
  const { passwords } = server.app.system

  for (const email of ['jane@example.com', 'none@example.com', 'nobody@example.com']) {
    const before = passwords.verifications
    expect(await verifyPasswordOf(environment, await findUserWithPassword(environment, email), otherPassword)).toBe(
      false,
    )
    expect(passwords.verifications - before).toBe(1)
  }
})

test('[T-3] a password is right in the environment of its user alone', async () => {
  const [ours, theirs] = [await startServer(), await startServer()]
  await create(ours, { password })
  await create(theirs, { password: otherPassword })
  expect(await signsIn(ours, password)).toBe(true)
  expect(await signsIn(theirs, password)).toBe(false)
})

test('a password that was changed while the old hash was verified is not replaced by the old one', async () => {
  const server = await startServer()
  const { body: user } = await create(server, bcrypt)

  const [isRight] = await Promise.all([
    signsIn(server, bcryptPassword),
    server.api.put(`/user_management/users/${user.id}`, { password: otherPassword }),
  ])

  expect([true, false]).toContain(isRight)
  expect(await signsIn(server, otherPassword)).toBe(true)
  expect(await signsIn(server, bcryptPassword)).toBe(false)
})
