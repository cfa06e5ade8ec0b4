import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { maxItContacts } from './errors.ts'

async function withOrganization() {
  const server = await startServer()
  const { id: organizationId } = await server.workos.organizations.createOrganization({ name: 'Northwind' })
  const { organizations } = server.workos
  const add = (email: string) => organizations.createItContact({ organizationId, email })
  const list = async () => (await organizations.listItContacts({ organizationId })).data
  return { ...server, organizationId, organizations, add, list }
}

test('(sdk) an IT contact that is added by the official SDK is listed after the earlier ones, and nothing is mailed', async () => {
  const { add, list, outbox } = await withOrganization()

  const ada = await add('Ada@northwind.example')
  const bob = await add('bob@northwind.example')

  expect(ada).toEqual({
    object: 'it_contact',
    id: expect.stringMatching(/^it_contact_/),
    email: 'Ada@northwind.example',
    createdAt: expect.any(String),
    updatedAt: ada.createdAt,
  })
  expect(await list()).toEqual([ada, bob])
  expect(await outbox('Ada@northwind.example')).toEqual([])
})

test('(desc) an address that is a contact in any case is refused, also of racing calls all but one', async () => {
  const { add, list } = await withOrganization()

  const spellings = ['ada@northwind.example', 'ADA@northwind.example', 'Ada@Northwind.example', 'aDa@northwind.example']
  const answers = await Promise.allSettled(spellings.map(add))

  expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  expect(answers.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual(
    Array.from({ length: 3 }, () => 'it_contact_already_exists'),
  )
  expect(await list()).toHaveLength(1)
})

test('an address may be a contact of several organizations', async () => {
  const { add, organizations, workos } = await withOrganization()
  const other = await workos.organizations.createOrganization({ name: 'Contoso' })

  const [one, two] = [
    await add('ada@northwind.example'),
    await organizations.createItContact({ organizationId: other.id, email: 'ada@northwind.example' }),
  ]

  expect(one.id).not.toBe(two.id)
})

test('contacts that links name have ids, and are the contacts that the official calls list', async () => {
  const { api, organizationId: organization, list } = await withOrganization()

  await api.post('/portal/setup_links', { organization, it_contact_emails: ['it@northwind.example'] })
  await api.post('/portal/generate_link', { organization, admin_emails: ['admin@northwind.example'] })

  expect((await list()).map(({ id, email }) => [id.startsWith('it_contact_'), email])).toEqual([
    [true, 'it@northwind.example'],
    [true, 'admin@northwind.example'],
  ])
})

test('(desc) a text that is no address, an unknown organization and an unknown contact are refused', async () => {
  const { api, organizationId } = await withOrganization()
  const path = `/organizations/${organizationId}/it_contacts`

  for (const email of ['no address', 'ada@northwind', '', 'Ada <ada@northwind.example>', null, 1])
    expect([email, (await api.post(path, { email })).status]).toEqual([email, 422])
  const unknown = '/organizations/org_unknown/it_contacts'
  expect((await api.get(unknown)).status).toBe(404)
  expect((await api.post(unknown, { email: 'ada@northwind.example' })).status).toBe(404)
  expect((await api.delete(`${unknown}/it_contact_unknown`)).status).toBe(404)
  expect((await api.delete(`${path}/it_contact_unknown`)).status).toBe(404)
})

test('(desc) a contact of another organization cannot be deleted through this one', async () => {
  const { add, api, list, workos } = await withOrganization()
  const { id } = await add('ada@northwind.example')
  const other = await workos.organizations.createOrganization({ name: 'Contoso' })

  expect((await api.delete(`/organizations/${other.id}/it_contacts/${id}`)).status).toBe(404)

  expect(await list()).toHaveLength(1)
})

test('(desc) a deleted contact is gone, and may be added again as another one', async () => {
  const { add, list, organizations, organizationId } = await withOrganization()
  const first = await add('ada@northwind.example')

  await organizations.deleteItContact({ organizationId, contactId: first.id })

  expect(await list()).toEqual([])
  expect((await add('ada@northwind.example')).id).not.toBe(first.id)
})

test('an organization has a bounded number of contacts, also when calls race for the last place', async () => {
  const { api, organizationId, add, list } = await withOrganization()
  for (let from = 0; from < maxItContacts - 1; from += 20) {
    const emails = Array.from(
      { length: Math.min(20, maxItContacts - 1 - from) },
      (_, i) => `it${from + i}@northwind.example`,
    )
    await api.post('/portal/generate_link', {
      organization: organizationId,
      intent: 'audit_logs',
      it_contact_emails: emails,
    })
  }

  const answers = await Promise.allSettled(['ada', 'bob', 'eve'].map((name) => add(`${name}@northwind.example`)))

  expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected'])
  expect(answers.flatMap((each) => (each.status === 'rejected' ? [each.reason.code] : []))).toEqual([
    'too_many_it_contacts',
    'too_many_it_contacts',
  ])
  expect(await list()).toHaveLength(maxItContacts)
})
