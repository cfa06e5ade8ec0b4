import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { linkIdentity } from './index.ts'

test('the identities of a user are a bare list in the order of linking, GitHub with a small h', async () => {
  const { workos, api, environment } = await startServer()
  const ada = await workos.userManagement.createUser({ email: 'ada@northwind.example' })
  expect(await workos.userManagement.getUserIdentities(ada.id)).toEqual([])

  await linkIdentity(environment, ada.id, { provider: 'GitHubOAuth', idp_id: '4711' })
  await linkIdentity(environment, ada.id, { provider: 'GoogleOAuth', idp_id: '1147' })

  expect((await api.get(`/user_management/users/${ada.id}/identities`)).body).toEqual([
    { idp_id: '4711', type: 'OAuth', provider: 'GithubOAuth' },
    { idp_id: '1147', type: 'OAuth', provider: 'GoogleOAuth' },
  ])
})

test('an account at a provider signs one user in: it stays with the first, and goes with them', async () => {
  const { workos, environment } = await startServer()
  const [ada, bob] = await Promise.all(
    ['ada', 'bob'].map((name) => workos.userManagement.createUser({ email: `${name}@northwind.example` })),
  )
  const account = { provider: 'GoogleOAuth', idp_id: '1147' } as const
  await linkIdentity(environment, ada?.id ?? '', account)

  await linkIdentity(environment, bob?.id ?? '', account)
  expect(await workos.userManagement.getUserIdentities(bob?.id ?? '')).toEqual([])

  await workos.userManagement.deleteUser(ada?.id ?? '')
  await linkIdentity(environment, bob?.id ?? '', account)
  expect(await workos.userManagement.getUserIdentities(bob?.id ?? '')).toHaveLength(1)
})
