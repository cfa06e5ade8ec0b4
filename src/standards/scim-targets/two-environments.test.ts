import { expect, test } from 'vitest'
import { startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { startServer } from '#test/server.ts'
import { makeTarget } from './target.fixture.ts'

const server = await startServer()
const { workos } = server

test('what one environment pushes, a directory of another one has: the life of a person and of a group', async () => {
  const directory = await startDirectory()
  const { id: organizationId } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const ada = await workos.userManagement.createUser({
    email: 'ada@northwind.example',
    firstName: 'Ada',
    lastName: 'King',
  })
  const membership = await workos.userManagement.createOrganizationMembership({ organizationId, userId: ada.id })
  // Not among those who are pushed.
  await workos.userManagement.createUser({ email: 'guest@northwind.example' })
  const { body: group } = await server.api.post<{ id: string }>(`/organizations/${organizationId}/groups`, {
    name: 'Staff',
  })
  const members = `/organizations/${organizationId}/groups/${group.id}/organization-memberships`
  await server.api.post(members, { organization_membership_id: membership.id })
  // Listing events gives them positions. The target follows those that have none yet.
  await workos.events.listEvents({ events: ['group.member_added'] })

  const target = await makeTarget(server, {
    endpoint_url: directory.server.url + directory.path,
    authentication: { type: 'bearer_token', token: directory.token },
    pushes_groups: true,
  })
  const there = async () => {
    const { Resources } = await directory.done<{ Resources: Record<string, unknown>[] }>('GET', '/Users')
    return Resources.map(({ schemas: _schemas, meta: _meta, id: _id, groups: _groups, ...resource }) => resource)
  }
  const becomes = (wanted: object[]) => expect.poll(there, { timeout: 20_000 }).toEqual(wanted)
  const person = {
    userName: 'ada@northwind.example',
    externalId: ada.id,
    name: { givenName: 'Ada', familyName: 'King' },
    displayName: 'Ada King',
    emails: [{ value: 'ada@northwind.example', type: 'work', primary: true }],
    active: true,
  }
  await becomes([person])
  const memberNames = async () => {
    const { Resources } = await directory.done<{ Resources: { displayName: string; members?: unknown[] }[] }>(
      'GET',
      '/Groups',
    )
    return Resources.map(({ displayName, members: those = [] }) => [displayName, those.length])
  }
  await expect.poll(memberNames, { timeout: 20_000 }).toEqual([['Staff', 1]])
  await target.settled()

  await workos.userManagement.updateUser({ userId: ada.id, lastName: 'Lovelace' })
  const married = { ...person, name: { givenName: 'Ada', familyName: 'Lovelace' }, displayName: 'Ada Lovelace' }
  await becomes([married])
  await workos.userManagement.deactivateOrganizationMembership(membership.id)
  await becomes([{ ...married, active: false }])
  await expect.poll(memberNames, { timeout: 20_000 }).toEqual([['Staff', 0]])
  await workos.userManagement.reactivateOrganizationMembership(membership.id)
  await becomes([married])
  await expect.poll(memberNames, { timeout: 20_000 }).toEqual([['Staff', 1]])
  await server.api.request(`/organizations/${organizationId}/groups/${group.id}`, {
    method: 'PATCH',
    body: { name: 'People' },
  })
  await expect.poll(memberNames, { timeout: 20_000 }).toEqual([['People', 1]])

  const written = (await target.requests(`&object_id=${ada.id}`)).filter(({ method }) => method !== 'GET')
  expect(
    written.map(({ method, cause, response_status, request_body }) => [
      method,
      cause,
      response_status,
      bodyOf(request_body),
    ]),
  ).toEqual([
    ['POST', expect.any(String), 201, undefined],
    // The event of the group that they joined before may have come as late as this one.
    ['PATCH', expect.stringMatching(/^(user\.updated|group\.member_added)$/), 200, ['name.familyName', 'displayName']],
    ['PATCH', 'organization_membership.updated', 200, ['active']],
    ['PATCH', 'organization_membership.updated', 200, ['active']],
  ])
  await server.api.delete(`/organizations/${organizationId}/groups/${group.id}`)
  await expect.poll(memberNames, { timeout: 20_000 }).toEqual([])
  await workos.userManagement.deleteUser(ada.id)
  await becomes([{ ...married, active: false }])
  await target.settled()
  expect(await target.objects()).toEqual([])
})

function bodyOf(text: string | null): string[] | undefined {
  return (JSON.parse(text ?? '{}').Operations as { path: string }[] | undefined)?.map(({ path }) => path)
}
