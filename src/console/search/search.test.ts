import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'

test('a part of an email, a name, a domain or an external id finds users and organizations, the newest first', async () => {
  const { workos, api } = await startServer()
  const { userManagement, organizations } = workos
  const ada = await userManagement.createUser({ email: 'ada@northwind.example', lastName: 'Lovelace' })
  const bob = await userManagement.createUser({ email: 'bob@example.com', externalId: 'crm-northwind-7' })
  const named = await organizations.createOrganization({ name: 'Northwind Traders', externalId: 'acme' })
  const owner = await organizations.createOrganization({
    name: 'Contoso',
    domainData: [{ domain: 'old-northwind.example', state: 'pending' as never }],
  })
  const found = async (q: string) =>
    (await api.get<{ data: { id: string }[] }>(`/search?q=${encodeURIComponent(q)}`)).body.data.map(({ id }) => id)

  expect(await found('NORTHW')).toEqual([bob.id, ada.id, owner.id, named.id])
  expect(await found('lovel')).toEqual([ada.id])
  expect(await found('acme')).toEqual([named.id])
  expect(await found(ada.id)).toEqual([ada.id])
})

test('the beginning of a slug, or an id, finds a feature flag', async () => {
  const { api } = await startServer()
  const flag = (await api.post<{ id: string }>('/feature-flags', { slug: 'new-checkout', name: 'Checkout' })).body
  for (const q of ['new-ch', flag.id])
    expect((await api.get<{ data: unknown[] }>(`/search?q=${q}`)).body.data).toEqual([
      { type: 'feature_flag', id: flag.id, name: 'new-checkout' },
    ])
})
