import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('a new organization can be read back and is announced exactly once', async () => {
  const { workos } = await startServer()

  const created = await workos.organizations.createOrganization({ name: 'Foo Corp', externalId: 'ext_1' })

  expect(await workos.organizations.getOrganization(created.id)).toEqual(created)
  const { data: events } = await workos.events.listEvents({ events: ['organization.created'] })
  const { allowProfilesOutsideOrganization: _onlyInAnswers, ...announced } = created
  expect(events.map((event) => event.data)).toEqual([announced])
})

test('a taken external id is refused in the words that the migration tool looks for, and leaves no event behind', async () => {
  const { workos } = await startServer()
  await workos.organizations.createOrganization({ name: 'First', externalId: 'ext_1' })

  await expect(workos.organizations.createOrganization({ name: 'Second', externalId: 'ext_1' })).rejects.toMatchObject({
    status: 400,
    rawData: { code: 'external_id_already_used', message: 'The external_id "ext_1" has already been assigned.' },
  })

  const { data: events } = await workos.events.listEvents({ events: ['organization.created'] })
  expect(events).toHaveLength(1)
})

test('what is given is stored, and what is not has its default', async () => {
  const { api } = await startServer()
  const given = { name: 'Foo Corp', metadata: { tier: 'gold' }, allow_profiles_outside_organization: true }

  expect((await api.post('/organizations', given)).body).toMatchObject({ ...given, external_id: null, domains: [] })
  expect((await api.post('/organizations', { name: 'Bar' })).body).toMatchObject({
    metadata: {},
    allow_profiles_outside_organization: false,
  })
})
