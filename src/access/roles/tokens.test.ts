import { decodeJwt } from 'jose'
import { expect, test } from 'vitest'
import { createCustomRole, password, type RolesServer, startRoles } from './roles.fixture.ts'

type Claims = { role: string; roles: string[]; permissions: string[] }

/** A signed-in member. `next` refreshes and gives the claims of the new token. */
async function signIn({ workos, clientId, member }: RolesServer, organizationId: string, roleSlugs: string[]) {
  const { email, id } = await member(organizationId, roleSlugs)
  const first = await workos.userManagement.authenticateWithPassword({ clientId, email, password })
  let { refreshToken } = first
  const next = async () => {
    const answer = await workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken })
    refreshToken = answer.refreshToken
    return claimsOf(answer.accessToken)
  }
  return { membershipId: id, claims: claimsOf(first.accessToken), next }
}

function claimsOf(token: string): Claims {
  const { role, roles, permissions } = decodeJwt(token) as unknown as Claims
  return { role, roles, permissions }
}

async function startWithRoles() {
  const server = await startRoles()
  const { authorization } = server.workos
  for (const slug of ['a', 'b', 'c']) await authorization.createPermission({ slug, name: slug })
  await authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor' })
  await authorization.setEnvironmentRolePermissions('editor', { permissions: ['b', 'a'] })
  const organizationId = await server.organization()
  await createCustomRole(server.workos, organizationId, 'org-billing')
  await authorization.setOrganizationRolePermissions(organizationId, 'org-billing', { permissions: ['c', 'a'] })
  return { ...server, organizationId }
}

test('a token carries the highest role, all roles by priority, and what they permit together: each once, sorted', async () => {
  const server = await startWithRoles()
  const { claims } = await signIn(server, server.organizationId, ['org-billing', 'member', 'editor'])
  expect(claims).toEqual({ role: 'member', roles: ['member', 'editor', 'org-billing'], permissions: ['a', 'b', 'c'] })
})

test('[A-5] a refresh sees every change at once: permissions, priority, roles of the member, a role that went', async () => {
  const server = await startWithRoles()
  const { workos, put, organizationId, api } = server
  const session = await signIn(server, organizationId, ['editor'])
  expect(session.claims).toEqual({ role: 'editor', roles: ['editor'], permissions: ['a', 'b'] })

  await workos.authorization.addEnvironmentRolePermission('editor', { permissionSlug: 'c' })
  expect((await session.next()).permissions).toEqual(['a', 'b', 'c'])

  await workos.authorization.deletePermission('b')
  expect((await session.next()).permissions).toEqual(['a', 'c'])

  await workos.userManagement.updateOrganizationMembership(session.membershipId, {
    roleSlugs: ['editor', 'org-billing'],
  })
  expect((await session.next()).roles).toEqual(['editor', 'org-billing'])

  const slugs = ['org-billing', 'editor', 'admin', 'member']
  await put(`/authorization/organizations/${organizationId}/roles/priority`, { slugs })
  expect(await session.next()).toMatchObject({ role: 'org-billing', roles: ['org-billing', 'editor'] })

  await workos.authorization.removeOrganizationRolePermission(organizationId, 'org-billing', { permissionSlug: 'a' })
  await api.delete('/authorization/roles/editor?reassign_to=member')
  expect(await session.next()).toEqual({ role: 'org-billing', roles: ['org-billing', 'member'], permissions: ['c'] })
})

test("[T-3] a token holds nothing of another organization's role of the same slug, nor of another environment's", async () => {
  const [server, foreign] = [await startWithRoles(), await startWithRoles()]
  const other = await server.organization('Other')
  await createCustomRole(server.workos, other, 'org-billing')
  await server.workos.authorization.setOrganizationRolePermissions(other, 'org-billing', { permissions: ['b'] })
  await foreign.workos.authorization.setEnvironmentRolePermissions('editor', { permissions: ['c'] })

  const { claims } = await signIn(server, other, ['org-billing'])
  expect(claims.permissions).toEqual(['b'])
  expect((await signIn(server, server.organizationId, ['editor'])).claims.permissions).toEqual(['a', 'b'])
})

test('a role without permissions permits nothing', async () => {
  const server = await startWithRoles()
  const { claims } = await signIn(server, server.organizationId, ['member'])
  expect(claims).toEqual({ role: 'member', roles: ['member'], permissions: [] })
})
