import { createHash } from 'node:crypto'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'

const email = 'jane@example.com'
const strong = (i: number) => `purple monkey ${i} dishwasher`
const bcrypt = {
  passwordHash: '$2y$10$WAl.VXIZihYncGX7ChlGCOf.JUuxSLh3GG1QDqxhws0hdTblUe5Fu',
  passwordHashType: 'bcrypt' as const,
}
const bcryptPassword = 'correct horse battery'

async function change({ api }: TestServer, settings: object) {
  const { status } = await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })
  expect(status).toBe(200)
}

/** The codes for which a password is refused; empty when it was taken. */
async function codesOf(request: Promise<unknown>): Promise<string[]> {
  try {
    await request
    return []
  } catch (error) {
    const { rawData, errors } = error as { rawData?: { errors?: { code: string }[] }; errors?: { code: string }[] }
    return (errors ?? rawData?.errors ?? []).map(({ code }) => code)
  }
}

async function resetTo({ workos }: TestServer, newPassword: string) {
  const { passwordResetToken } = await workos.userManagement.createPasswordReset({ email })
  return workos.userManagement.resetPassword({ token: passwordResetToken, newPassword })
}

test('[U-4] length and strength are settings of the environment, for creation, update and reset', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  await change(server, { password_minimum_length: 20 })

  const short = 'x9$kQ2mLp0!fW4z'
  expect(await codesOf(userManagement.createUser({ email, password: short }))).toEqual(['password_too_short'])
  const user = await userManagement.createUser({ email, password: strong(1) })
  expect(await codesOf(userManagement.updateUser({ userId: user.id, password: short }))).toEqual(['password_too_short'])
  expect(await codesOf(resetTo(server, short))).toEqual(['password_too_short'])

  await change(server, { password_minimum_length: 10, password_minimum_score: 4 })
  const middling = 'MyDogRex77'
  expect(await codesOf(userManagement.updateUser({ userId: user.id, password: middling }))).toEqual([
    'password_too_weak',
  ])
  await change(server, { password_minimum_score: 2 })
  expect(await codesOf(userManagement.updateUser({ userId: user.id, password: middling }))).toEqual([])
})

test.each([
  { password_minimum_length: 9 },
  { password_minimum_length: 129 },
  { password_minimum_score: 1 },
  { password_history: 11 },
  { refuse_breached_passwords: 'no' },
])('[U-4] the policy cannot be made weaker than it may be: %j', async (settings) => {
  const { api } = await startServer()

  const { status } = await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: settings })

  expect(status).toBe(422)
})

test('[U-4] a password from the configured breach list is refused, unless the environment does not ask', async () => {
  const breached = 'tr0mbone-Gibbon_7 pilgrim'
  const file = join(await mkdtemp(join(tmpdir(), 'breached-')), 'hashes.txt')
  await writeFile(file, `${createHash('sha1').update(breached).digest('hex').toUpperCase()}:3\r\n`)
  const server = await startOwnServer({ config: { breachedPasswordsFile: file } })
  const { userManagement } = server.workos
  try {
    expect(await codesOf(userManagement.createUser({ email, password: breached }))).toEqual(['password_pwned'])
    const user = await userManagement.createUser({ email, password: `${breached}!` })
    expect(await codesOf(userManagement.updateUser({ userId: user.id, password: breached }))).toEqual([
      'password_pwned',
    ])
    const refused = resetTo(server, breached)
    await expect(refused).rejects.toMatchObject({ code: 'password_reset_error' })

    await change(server, { refuse_breached_passwords: false })
    expect(await codesOf(userManagement.updateUser({ userId: user.id, password: breached }))).toEqual([])
  } finally {
    await server.close()
  }
})

test('[U-4] without a breach list the common passwords stand in', async () => {
  const { workos } = await startServer()

  expect(await codesOf(workos.userManagement.createUser({ email, password: 'Qwertyuiop' }))).toEqual([
    'password_too_weak',
    'password_pwned',
  ])
})

test('the last passwords cannot be chosen again, the present one included; older ones can', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  await change(server, { password_history: 3 })
  const { id: userId } = await userManagement.createUser({ email, password: strong(1) })
  const changeTo = (i: number) => codesOf(userManagement.updateUser({ userId, password: strong(i) }))

  expect(await changeTo(1)).toEqual(['password_reused'])
  expect(await changeTo(2)).toEqual([])
  expect(await codesOf(resetTo(server, strong(1)))).toEqual(['password_reused'])
  expect(await changeTo(3)).toEqual([])
  expect(await changeTo(1)).toEqual(['password_reused'])
  expect(await changeTo(4)).toEqual([])
  expect(await changeTo(1)).toEqual([])
  expect(await changeTo(3)).toEqual(['password_reused'])

  await change(server, { password_history: 0 })
  expect(await changeTo(1)).toEqual([])
})

test('a change of something else takes no place among the last passwords', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  await change(server, { password_history: 2 })
  const { id: userId } = await userManagement.createUser({ email, password: strong(1) })
  await userManagement.updateUser({ userId, password: strong(2) })

  await userManagement.updateUser({ userId, firstName: 'Jane' })

  expect(await codesOf(userManagement.updateUser({ userId, password: strong(1) }))).toEqual(['password_reused'])
})

test('a password that came as a hash of another system counts among the last', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  await change(server, { password_history: 2 })
  const { id: userId } = await userManagement.createUser({ email, ...bcrypt })

  expect(await codesOf(userManagement.updateUser({ userId, password: bcryptPassword }))).toEqual(['password_reused'])
  await userManagement.updateUser({ userId, password: strong(1) })
  expect(await codesOf(userManagement.updateUser({ userId, password: bcryptPassword }))).toEqual(['password_reused'])
})

test('the history of one person refuses nothing to another', async () => {
  const server = await startServer()
  const { userManagement } = server.workos
  await change(server, { password_history: 10 })
  await userManagement.createUser({ email, password: strong(1) })
  const other = await userManagement.createUser({ email: 'mina@example.com', password: strong(2) })

  expect(await codesOf(userManagement.updateUser({ userId: other.id, password: strong(1) }))).toEqual([])
})
