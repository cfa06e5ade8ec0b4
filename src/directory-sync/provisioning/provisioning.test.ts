import { describe, expect, test } from 'vitest'
import { readGroup, readUser } from '#protocol/scim/index.ts'
import { send } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type DirectoryRow, getDirectory } from '../directories/index.ts'
import {
  changeDirectoryGroup,
  changeDirectoryUser,
  type DirectoryUserRow,
  deleteDirectoryUser,
} from '../directory-objects/index.ts'
import { addDirectoryGroup, addDirectoryUser, scimUser } from '../directory-objects/objects.fixture.ts'

const source = { kind: 'scim', request: 'PATCH /Users' } as const
const isAddress = (text: string) => text.includes('@')

interface Provisioned extends TestServer {
  organization: string
  directory: DirectoryRow
  add(email: string, members?: Record<string, unknown>): Promise<DirectoryUserRow>
  change(user: { id: string }, changes: Record<string, unknown>, directory?: DirectoryRow): Promise<DirectoryUserRow>
  another(): Promise<DirectoryRow>
  memberships(): Promise<
    { id: string; user_id: string; status: string; directory_managed: boolean; role: { slug: string } }[]
  >
  events(name: string): Promise<Record<string, unknown>[]>
}

/** An organization with a verified domain and a directory that provisions its members. */
async function startProvisioned(): Promise<Provisioned> {
  const server = await startServer()
  const { workos, api, environment } = server
  const { id: organization } = await workos.organizations.createOrganization({
    name: 'Northwind',
    domainData: [{ domain: 'northwind.example', state: 'verified' as never }],
  })
  const another = async () => {
    const { body } = await api.post<{ id: string }>('/directories', {
      organization_id: organization,
      name: 'Okta',
      type: 'okta scim v2.0',
      provisions_members: true,
    })
    return getDirectory(environment, body.id)
  }
  const directory = await another()
  return {
    ...server,
    organization,
    directory,
    another,
    add: (email, members = {}) => addDirectoryUser(environment, directory.id, scimUser(email, members)),
    change: (user, changes, of = directory) =>
      changeDirectoryUser(
        environment,
        of,
        user.id,
        ({ resource }) => readUser({ ...resource, ...changes }, { method: 'PUT', isAddress }),
        source,
      ),
    async memberships() {
      const { body } = await api.get<{ data: never[] }>(
        `/user_management/organization_memberships?organization_id=${organization}&statuses=active,inactive,pending&order=asc`,
      )
      return body.data
    },
    async events(name) {
      const { body } = await api.get<{ data: { data: Record<string, unknown> }[] }>(`/events?events=${name}&limit=100`)
      return body.data.map(({ data }) => data)
    },
  }
}

test('a person of a verified domain becomes a user and a member, and follows their names', async () => {
  const { add, change, memberships, workos, directory } = await startProvisioned()

  const user = await add('ada@northwind.example', { title: 'Engineer' })

  const [membership] = await memberships()
  expect(membership).toMatchObject({
    status: 'active',
    directory_managed: true,
    role: { slug: 'member' },
    custom_attributes: { job_title: 'Engineer' },
  })
  const person = await workos.userManagement.getUser(membership?.user_id ?? '')
  expect(person).toMatchObject({ email: 'ada@northwind.example', emailVerified: true, lastName: 'Hopper' })

  await change(user, { name: { givenName: 'Grace', familyName: 'Murray' }, title: 'Admiral' }, directory)

  expect(await workos.userManagement.getUser(person.id)).toMatchObject({ lastName: 'Murray' })
  expect(await memberships()).toMatchObject([{ custom_attributes: { job_title: 'Admiral' } }])
})

test('a user who is deactivated has no session, no refresh token and no API key when the request is answered, and may come back', async () => {
  const { add, change, memberships, workos, api, clientId, events, organization } = await startProvisioned()
  const user = await add('ada@northwind.example')
  const [{ user_id = '', id = '' } = {}] = await memberships()
  await workos.userManagement.updateUser({ userId: user_id, password: 'a sturdy long passphrase' })
  const session = await workos.userManagement.authenticateWithPassword({
    clientId,
    email: 'ada@northwind.example',
    password: 'a sturdy long passphrase',
  })
  const key = await api.post<{ id: string; value: string }>(`/user_management/users/${user_id}/api_keys`, {
    organization_id: organization,
    name: 'hers',
    permissions: [],
  })
  expect(key.status).toBe(201)

  await change(user, { active: false })

  expect(await memberships()).toMatchObject([{ id, status: 'inactive', role: { slug: 'member' } }])
  await expect(
    workos.userManagement.authenticateWithRefreshToken({ clientId, refreshToken: session.refreshToken }),
  ).rejects.toThrow()
  const validated = await api.post<{ api_key: unknown }>('/api_keys/validations', { value: key.body.value })
  expect(validated.body.api_key).toBeNull()
  expect(await events('session.revoked')).toHaveLength(1)
  expect(await events('api_key.revoked')).toHaveLength(1)

  await change(user, { active: true })

  expect(await memberships()).toMatchObject([{ id, status: 'active' }])
})

test('[D-5] a directory invites someone whose email is not of its organization, and changes nothing of theirs', async () => {
  const { add, memberships, workos, environment, directory } = await startProvisioned()
  const person = await workos.userManagement.createUser({
    email: 'guest@elsewhere.example',
    firstName: 'Guest',
    password: 'a sturdy long passphrase',
  })

  const user = await add('guest@elsewhere.example')

  expect(await memberships()).toMatchObject([{ user_id: person.id, status: 'pending', directory_managed: true }])
  expect(await workos.userManagement.getUser(person.id)).toMatchObject({ firstName: 'Guest', emailVerified: false })
  const { data: invitations } = await workos.userManagement.listInvitations({ email: 'guest@elsewhere.example' })
  expect(invitations).toMatchObject([{ state: 'pending' }])

  await deleteDirectoryUser(environment, directory, user.id, source)

  expect(await memberships()).toEqual([])
  const after = await workos.userManagement.listInvitations({ email: 'guest@elsewhere.example' })
  expect(after.data).toMatchObject([{ state: 'revoked' }])
})

test('[U-6] an account that someone made with an unproven email is taken over without its password', async () => {
  const { add, memberships, workos, clientId } = await startProvisioned()
  const credentials = { email: 'ada@northwind.example', password: 'a sturdy long passphrase' }
  const { id } = await workos.userManagement.createUser(credentials)

  await add('ada@northwind.example')

  expect(await memberships()).toMatchObject([{ user_id: id, status: 'active' }])
  await expect(workos.userManagement.authenticateWithPassword({ clientId, ...credentials })).rejects.toThrow()
})

describe('one person in two directories', () => {
  test('keeps the membership until both say that the person is gone', async () => {
    const { add, another, change, memberships, environment } = await startProvisioned()
    const first = await add('ada@northwind.example')
    const other = await another()
    const second = await addDirectoryUser(environment, other.id, scimUser('ada@northwind.example'))

    await change(first, { active: false })
    expect(await memberships()).toMatchObject([{ status: 'active' }])
    await change(second, { active: false }, other)

    expect(await memberships()).toMatchObject([{ status: 'inactive' }])
  })
})

test('groups become groups with their members, and roles of groups become roles of members', async () => {
  const { add, memberships, workos, api, environment, directory, organization, events } = await startProvisioned()
  const ada = await add('ada@northwind.example')
  const bob = await add('bob@northwind.example')
  const group = await addDirectoryGroup(environment, directory.id, 'Administrators', [ada.id])
  const { body: groups } = await api.get<{ data: { id: string; name: string }[] }>(
    `/organizations/${organization}/groups`,
  )
  expect(groups.data).toMatchObject([{ name: 'Administrators' }])
  await workos.authorization.createEnvironmentRole({ slug: 'admin-of-all', name: 'Admin' } as never)

  const mapped = await api.put(`/directories/${directory.id}/group_roles`, {
    data: [{ group: group.id, role: 'admin-of-all' }],
  })
  expect(mapped.status).toBe(200)
  await expect
    .poll(async () => (await memberships()).map(({ role }) => role.slug), { timeout: 10_000 })
    .toEqual(['admin-of-all', 'member'])

  await changeDirectoryGroup(
    environment,
    directory,
    group.id,
    ({ resource }) => ({
      resource: readGroup({ ...resource, displayName: 'Admins' }).attributes,
      steps: [{ kind: 'replace', ids: [bob.id] }],
    }),
    source,
  )

  expect((await memberships()).map(({ role }) => role.slug)).toEqual(['member', 'admin-of-all'])
  const { body: after } = await api.get<{ data: { id: string; name: string }[] }>(
    `/organizations/${organization}/groups`,
  )
  expect(after.data).toMatchObject([{ name: 'Admins' }])
  expect((await events('dsync.group.user_removed')).length).toBe(1)
  expect((await events('group.member_added')).length).toBe(2)
  expect((await events('group.member_removed')).length).toBe(1)
})

test('members stay when their directory is deleted, and are no one’s from then on', async () => {
  const { add, memberships, workos, directory } = await startProvisioned()
  await add('ada@northwind.example')

  await workos.directorySync.deleteDirectory(directory.id)

  await expect
    .poll(async () => (await memberships()).map((each) => [each.status, each.directory_managed]), { timeout: 10_000 })
    .toEqual([['active', false]])
  await expect
    .poll(() => workos.directorySync.getDirectory(directory.id).catch((error: { status: number }) => error.status), {
      timeout: 10_000,
    })
    .toBe(404)
})

test('provisioning that is switched on later finds everyone who is there', async () => {
  const { add, api, memberships, directory, environment, organization, url, apiKey } = await startProvisioned()
  const provision = (provisions_members: boolean) =>
    send(url, `/directories/${directory.id}`, { method: 'PATCH', key: apiKey, body: { provisions_members } })
  await provision(false)
  const ada = await add('ada@northwind.example')
  await addDirectoryGroup(environment, directory.id, 'Engineering', [ada.id])
  expect(await memberships()).toEqual([])

  await provision(true)

  await expect.poll(async () => (await memberships()).length, { timeout: 10_000 }).toBe(1)
  const { body } = await api.get<{ data: { id: string }[] }>(`/organizations/${organization}/groups`)
  const members = await api.get<{ data: unknown[] }>(
    `/organizations/${organization}/groups/${body.data[0]?.id}/organization-memberships`,
  )
  expect(members.body.data).toHaveLength(1)
})
