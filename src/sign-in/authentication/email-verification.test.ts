import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

const idOf = (data: object | undefined) => (data !== undefined && 'id' in data ? String(data.id) : '')

const email = 'ada@northwind.example'

test('the SDK sends a code, reads it back and verifies the address with it, once', async () => {
  const { workos, lastCode } = await startServer()
  const { userManagement } = workos
  const { id: userId } = await userManagement.createUser({ email })

  const { user } = await userManagement.sendVerificationEmail({ userId })
  expect(user.emailVerified).toBe(false)
  const { data: events } = await workos.events.listEvents({ events: ['email_verification.created'] })
  const verification = await userManagement.getEmailVerification(idOf(events[0]?.data))
  expect(verification).toMatchObject({ object: 'email_verification', userId, email, code: await lastCode(email) })

  const { code } = verification
  const wrong = code === '000000' ? '000001' : '000000'
  await expect(userManagement.verifyEmail({ userId, code: wrong })).rejects.toMatchObject({
    rawData: { code: 'email_verification_code_incorrect' },
  })
  expect((await userManagement.verifyEmail({ userId, code })).user.emailVerified).toBe(true)
  await expect(userManagement.verifyEmail({ userId, code })).rejects.toMatchObject({
    rawData: { code: 'email_previously_verified' },
  })
})
