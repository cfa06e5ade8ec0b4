import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('an organization is found by its external id, and a domain that is deleted is gone from it', async () => {
  const { workos } = await startServer()
  const { id } = await workos.organizations.createOrganization({ name: 'Foo Corp', externalId: 'account-1' })
  const domain = await workos.organizationDomains.createOrganizationDomain({
    organizationId: id,
    domain: 'foo.example',
  })
  const domains = async () => (await workos.organizations.getOrganizationByExternalId('account-1')).domains
  expect((await domains()).map((each) => each.id)).toEqual([domain.id])

  await workos.organizationDomains.deleteOrganizationDomain(domain.id)

  expect(await domains()).toEqual([])
  await expect(workos.organizationDomains.getOrganizationDomain(domain.id)).rejects.toMatchObject({ status: 404 })
})
