import { expect, test } from 'vitest'
import { firefox, password, startControl } from './controls.fixture.ts'

test('a device is new once the person has signed in with another, and known from then on; people do not share theirs', async () => {
  const { assess, succeed } = await startControl({ unrecognized_device: 'challenge' })
  const bob = 'bob@northwind.example'
  expect(await assess({ signalsId: 'one' })).toMatchObject({ verdict: 'allow' })
  await succeed({ signalsId: 'one' })
  await succeed({ signalsId: 'other', email: bob })

  expect(await assess({ signalsId: 'one' })).toMatchObject({ verdict: 'allow' })
  expect(await assess({ signalsId: 'two' })).toMatchObject({ verdict: 'challenge', control: 'unrecognized_device' })
  expect(await assess({ signalsId: 'one', email: bob })).toMatchObject({ verdict: 'challenge' })
  // Cannot be distinguished from others, so it is not reported as new.
  expect(await assess({ ipAddress: '203.0.113.9' })).toMatchObject({ verdict: 'allow' })
  await succeed({ signalsId: 'two' })
  expect(await assess({ signalsId: 'two' })).toMatchObject({ verdict: 'allow' })
})

test('the person gets a mail, in their language and once; an application that does so itself is left to it', async () => {
  const { api, workos, clientId, outbox } = await startControl({ unrecognized_device: 'notify' })
  const email = 'ada@northwind.example'
  const user = await workos.userManagement.createUser({ email, password, emailVerified: true, locale: 'de' } as never)
  await api.put(`/user_management/users/${user.id}`, { locale: 'de' })
  const signIn = (signalsId: string) =>
    workos.userManagement.authenticateWithPassword({
      clientId,
      email,
      password,
      ipAddress: '203.0.113.7',
      userAgent: firefox,
      signalsId,
    })

  await signIn('one')
  expect(await outbox(email)).toEqual([])
  await signIn('two')
  await signIn('two')

  const mails = await outbox(email)
  expect(mails).toHaveLength(1)
  expect(mails[0]?.text).toContain('mit einem neuen Gerät angemeldet')
  expect(mails[0]?.text).toContain('203.0.113.7')
  const { body } = await api.get<{ data: unknown[] }>('/events?events=authentication.radar_risk_detected')
  expect(body.data).toMatchObject([{ data: { control: 'unrecognized_device', user_id: user.id } }])

  const disabled_mails = ['radar_notice']
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { disabled_mails } })
  await signIn('three')
  expect(await outbox(email)).toHaveLength(1)
})
