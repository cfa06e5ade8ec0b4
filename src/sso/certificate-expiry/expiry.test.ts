import { afterAll, beforeEach, expect, test } from 'vitest'
import { createProviderKey } from '#protocol/saml/provider.fixture.ts'
import { addItContacts } from '#tenancy/it-contacts/index.ts'
import { startOwnServer } from '#test/server.ts'
import { samlProvider, startWithOrganization } from '../connections/connection.fixture.ts'
import { deleteRetiredKeys } from '../connections/saml/retired-keys.ts'
import { listOwnKeys } from '../connections/saml/saml-keys.ts'
import { announceExpiringCertificates } from './jobs.ts'

const day = 86_400_000
let now = new Date('2026-01-02T12:00:00Z')
const own = await startOwnServer({ now: () => now })
const { app } = own
// From the first of January 2026.
const [ofOneYear, ofTwoYears] = [await createProviderKey(365), await createProviderKey(730)]

beforeEach(() => {
  now = new Date('2026-01-02T12:00:00Z')
})
afterAll(() => own.close())

interface Announced {
  data: {
    connection: { id: string }
    certificate: { certificate_type: string; expiry_date: string; is_expired: boolean }
    days_until_expiry: number
  }
}

async function startWithContacts() {
  const server = await startWithOrganization(own)
  const { environment, organizationId, create, api } = server
  const contact = `${organizationId.toLowerCase()}@northwind.example`
  await environment.transaction((tx) => addItContacts(tx, organizationId, [contact]))
  const saml = { ...samlProvider, idp_certificates: [ofOneYear.certificate] }
  const { id } = (await create({ type: 'OktaSAML', name: 'Northwind Okta', saml })).body
  return {
    ...server,
    id,
    async announcedOf(connectionId = id) {
      const { body } = await api.get<{ data: Announced[] }>(
        '/events?events=connection.saml_certificate_renewal_required&order=asc&limit=100',
      )
      return body.data.map(({ data }) => data).filter(({ connection }) => connection.id === connectionId)
    },
    mails: () => own.outbox(contact),
  }
}

const run = () => announceExpiringCertificates.run(app.system)
const at = (date: string) => {
  now = new Date(date)
  return run()
}

test('a certificate is announced 90, 30 and 7 days before its end, at it and every 7 days after it, once each, by event and mail', async () => {
  const { announcedOf, mails } = await startWithContacts()
  const end = new Date('2026-01-01T00:00:00Z').getTime() + 365 * day

  for (let left = 120; left >= -22; left--) {
    now = new Date(end - left * day)
    await run()
    await run()
  }

  const announced = await announcedOf()
  expect(announced.map(({ days_until_expiry }) => days_until_expiry)).toEqual([90, 30, 7, 0, -7, -14, -21])
  expect(announced[0]).toMatchObject({
    certificate: { certificate_type: 'ResponseSigning', expiry_date: new Date(end).toISOString(), is_expired: false },
  })
  expect(announced.map(({ certificate }) => certificate.is_expired)).toEqual([
    false,
    false,
    false,
    true,
    true,
    true,
    true,
  ])
  const subjects = (await mails()).map(({ subject }) => subject)
  expect(subjects).toHaveLength(7)
  expect(subjects[0]).toBe('A certificate of Northwind Okta has expired')
  expect(subjects.at(-1)).toBe('A certificate of Northwind Okta expires soon')
})

test('a contact who is added after an announcement is mailed it, and one who is added before it is not yet', async () => {
  const { environment, organizationId, workos } = await startWithContacts()
  const email = (name: string) => `${name}.${organizationId.toLowerCase()}@northwind.example`
  const add = (name: string) => workos.organizations.createItContact({ organizationId, email: email(name) })
  await add('early')
  now = new Date('2026-12-20T12:00:00Z')
  await add('late')
  expect([await own.outbox(email('early')), await own.outbox(email('late'))]).toEqual([[], []])
  await run()
  const other = await workos.organizations.createOrganization({ name: 'Contoso' })
  await environment.transaction((tx) => addItContacts(tx, other.id, [email('other')]))

  await add('later')

  const subjects = async (name: string) => (await own.outbox(email(name))).map(({ subject }) => subject)
  expect(await subjects('early')).toEqual(['A certificate of Northwind Okta expires soon'])
  expect(await subjects('later')).toEqual(['A certificate of Northwind Okta expires soon'])
  expect(await subjects('other')).toEqual([])
})

test('a certificate that is found late is announced once, as far as it is then', async () => {
  const { announcedOf } = await startWithContacts()
  await at('2026-12-20T12:00:00Z')
  await at('2026-12-21T12:00:00Z')
  expect((await announcedOf()).map(({ days_until_expiry }) => days_until_expiry)).toEqual([12])
})

test('a certificate that has a successor, or whose connection is off, is not announced', async () => {
  const { announcedOf, change, id, mails } = await startWithContacts()
  const both = [ofOneYear.certificate, ofTwoYears.certificate]
  await change(id, { saml: { idp_certificates: both } })
  await at('2026-12-20T12:00:00Z')
  await change(id, { state: 'inactive', saml: { idp_certificates: [ofOneYear.certificate] } })
  await run()
  expect(await announcedOf()).toEqual([])
  await change(id, { state: 'active' })
  await run()
  expect(await announcedOf()).toHaveLength(1)
  expect(await mails()).toHaveLength(1)
})

test('an operator who sends these mails alone switches ours off, and still reads the event', async () => {
  const { announcedOf, api, mails } = await startWithContacts()
  await api.request('/environments/current/sign_in_settings', {
    method: 'PATCH',
    body: { disabled_mails: ['certificate_renewal'] },
  })
  await at('2026-12-20T12:00:00Z')
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { disabled_mails: [] } })
  expect(await announcedOf()).toHaveLength(1)
  expect(await mails()).toEqual([])
})

test('certificates of ours are announced for what they are used for, and a new key ends that', async () => {
  const { announcedOf, change, id, api } = await startWithContacts()
  await change(id, { saml: { sign_requests: true } })
  await at('2035-11-01T12:00:00Z')
  const ours = (await announcedOf()).filter(({ certificate }) => certificate.certificate_type !== 'ResponseSigning')
  expect(ours.map(({ certificate }) => certificate.certificate_type)).toEqual(['RequestSigning', 'ResponseEncryption'])

  await api.post(`/connections/${id}/rotate_keys`, {})
  await at('2035-12-30T12:00:00Z')
  expect(
    (await announcedOf()).filter(({ certificate }) => certificate.certificate_type !== 'ResponseSigning'),
  ).toHaveLength(2)
})

test('a retired key decrypts for 30 days after its successor began to sign, and is removed then', async () => {
  const { api, environment, id } = await startWithContacts()
  await api.post(`/connections/${id}/rotate_keys`, { signs_after_days: 2 })
  now = new Date(now.getTime() + 31 * day)
  await deleteRetiredKeys.run(app.system)
  expect(await listOwnKeys(environment, id)).toHaveLength(2)
  now = new Date(now.getTime() + 2 * day)
  await deleteRetiredKeys.run(app.system)
  expect((await listOwnKeys(environment, id)).map(({ state }) => state)).toEqual(['signing'])
})
