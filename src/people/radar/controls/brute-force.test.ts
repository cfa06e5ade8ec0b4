import { expect, test } from 'vitest'
import { firefox, password, startControl } from './controls.fixture.ts'

const on = { brute_force_attack: 'block' }
const blocked = { verdict: 'block', control: 'brute_force_attack' }

test('ten attempts without a success from one address and browser stop the eleventh, for any account', async () => {
  const { assess } = await startControl(on)

  for (let i = 0; i < 10; i++)
    expect(await assess({ email: `user${i}@northwind.example` })).toMatchObject({ verdict: 'allow' })

  expect(await assess({ email: 'ada@northwind.example' })).toMatchObject(blocked)
  expect(await assess({ ipAddress: '203.0.113.9' })).toMatchObject({ verdict: 'allow' })
  expect(await assess({ userAgent: `${firefox} Other` })).toMatchObject({ verdict: 'allow' })
})

test('successes do not count, and a device counts by itself wherever it is', async () => {
  const { assess, succeed } = await startControl(on)
  for (let i = 0; i < 11; i++) await succeed()
  expect(await assess()).toMatchObject({ verdict: 'allow' })

  for (let i = 0; i < 10; i++) await assess({ signalsId: 'one', ipAddress: `203.0.113.${i}` })

  expect(await assess({ signalsId: 'one', ipAddress: '203.0.113.99' })).toMatchObject(blocked)
  expect(await assess({ signalsId: 'two', ipAddress: '203.0.113.99' })).toMatchObject({ verdict: 'allow' })
})

test('an attacker who changes addresses within an IPv6 network, or spells IPv4 differently, is the same source', async () => {
  const { assess } = await startControl(on)
  for (let i = 0; i < 10; i++) await assess({ ipAddress: `2001:db8:1:2:${i}::1` })
  for (let i = 0; i < 10; i++) await assess({ ipAddress: '203.0.113.9' })

  expect(await assess({ ipAddress: '2001:db8:1:2:ffff::1' })).toMatchObject(blocked)
  expect(await assess({ ipAddress: '::ffff:203.0.113.9' })).toMatchObject(blocked)
  expect(await assess({ ipAddress: '2001:db8:1:3::1' })).toMatchObject({ verdict: 'allow' })
})

test('after ten minutes they are forgotten', async () => {
  const { assess, pass } = await startControl(on, { ownClock: true })
  for (let i = 0; i < 10; i++) await assess()
  expect(await assess()).toMatchObject(blocked)

  pass(601)

  expect(await assess()).toMatchObject({ verdict: 'allow' })
})

test('wrong passwords and wrong codes of sign-ins count alike, and then the right password is refused', async () => {
  const { workos, clientId } = await startControl(on)
  const origin = { clientId, ipAddress: '198.51.100.42', userAgent: firefox }
  for (const name of ['ada', 'bob'])
    await workos.userManagement.createUser({ email: `${name}@northwind.example`, password, emailVerified: true })
  const guess = (email: string) =>
    workos.userManagement.authenticateWithPassword({ ...origin, email, password: 'a wrong one' }).catch(() => undefined)
  for (let i = 0; i < 8; i++) await guess(`nobody${i}@northwind.example`)
  await guess('bob@northwind.example')
  await workos.userManagement
    .authenticateWithMagicAuth({ ...origin, email: 'bob@northwind.example', code: '000000' })
    .catch(() => undefined)

  const email = 'ada@northwind.example'
  const signIn = workos.userManagement.authenticateWithPassword({ ...origin, email, password })

  await expect(signIn).rejects.toMatchObject({ status: 400, rawData: { code: 'policy_denied' } })
  const elsewhere = { ...origin, ipAddress: '203.0.113.9' }
  await workos.userManagement.authenticateWithPassword({ ...elsewhere, email, password })
})
