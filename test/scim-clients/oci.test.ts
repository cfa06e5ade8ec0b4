import type { HttpClient } from 'oci-common'
import { IdentityDomainsClient, models } from 'oci-identitydomains'
import { afterAll, expect, test } from 'vitest'
import { enterprise, patchOp, startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { fetchBelow } from './fetch-below.ts'

const scim = await startDirectory()
const ask = fetchBelow(scim, '/admin/v1')
const httpClient: HttpClient = {
  send: ({ uri, method, headers, body }) => ask(uri, { method, headers, body }),
}
const oci = new IdentityDomainsClient({ httpClient })
oci.endpoint = scim.server.url
afterAll(() => oci.shutdownCircuitBreaker())

const { Add, Remove, Replace } = models.Operations.Op
const core = 'urn:ietf:params:scim:schemas:core:2.0:'
const patch = (...operations: models.Operations[]) => ({ patchOp: { schemas: [patchOp], operations } })

async function createUser(name: string) {
  const { user } = await oci.createUser({
    user: {
      schemas: [`${core}User`, enterprise],
      userName: name,
      externalId: `ext-${name}`,
      name: { givenName: name, familyName: 'Test' },
      emails: [{ value: `${name}@northwind.example`, type: models.UserEmails.Type.Work, primary: true }],
      active: true,
      urnIetfParamsScimSchemasExtensionEnterprise2_0User: { department: 'Research', employeeNumber: '7' },
    },
  })
  return user
}

test('the client of Oracle Identity Domains carries a person through a life', async () => {
  const created = await createUser('ada')
  const userId = String(created.id)
  expect(created).toMatchObject({
    userName: 'ada',
    externalId: 'ext-ada',
    active: true,
    urnIetfParamsScimSchemasExtensionEnterprise2_0User: { department: 'Research', employeeNumber: '7' },
    meta: { resourceType: 'User', location: `${scim.server.url}${scim.path}/Users/${userId}` },
  })

  const { user: read } = await oci.getUser({ userId })
  expect(read).toEqual(created)
  const etag = String(read.meta?.version)

  const { user: replaced } = await oci.putUser({ userId, user: { ...read, title: 'Countess' }, ifMatch: etag })
  expect(replaced).toMatchObject({ id: userId, title: 'Countess', externalId: 'ext-ada' })
  await expect(oci.putUser({ userId, user: read, ifMatch: etag })).rejects.toMatchObject({ statusCode: 412 })

  const { user: changed } = await oci.patchUser({
    userId,
    ...patch(
      { op: Replace, path: 'name.familyName', value: 'King' },
      { op: Add, path: `${enterprise}:department`, value: 'Analysis' },
      { op: Remove, path: 'title' },
    ),
  })
  expect(changed).toMatchObject({
    name: { givenName: 'ada', familyName: 'King' },
    urnIetfParamsScimSchemasExtensionEnterprise2_0User: { department: 'Analysis', employeeNumber: '7' },
  })
  expect(changed.title).toBeUndefined()

  await oci.patchUser({ userId, ...patch({ op: Replace, path: 'active', value: false }) })
  const { users } = await oci.listUsers({ filter: 'userName eq "ada"' })
  expect(users).toMatchObject({ totalResults: 1, resources: [{ id: userId, active: false }] })

  await oci.deleteUser({ userId })
  await expect(oci.getUser({ userId })).rejects.toMatchObject({ statusCode: 404 })
  expect((await scim.events()).filter((event) => event.startsWith('dsync.user'))).toEqual([
    'dsync.user.created',
    'dsync.user.updated',
    'dsync.user.updated',
    'dsync.user.deleted',
  ])
})

test('it fills, reads and empties a group', async () => {
  const [first, second] = [await createUser('grace'), await createUser('joan')]
  const members = [first, second].map(({ id }) => ({ value: String(id), type: models.GroupMembers.Type.User }))
  const { group } = await oci.createGroup({
    group: { schemas: [`${core}Group`], displayName: 'Engineering', members: members.slice(0, 1) },
  })
  const groupId = String(group.id)
  expect(group).toMatchObject({ displayName: 'Engineering', members: [{ value: first.id, type: 'User' }] })

  const change = async (...operations: models.Operations[]) =>
    (await oci.patchGroup({ groupId, attributes: 'displayName,members', ...patch(...operations) })).group
  expect((await change({ op: Add, path: 'members', value: members.slice(1) })).members).toHaveLength(2)
  expect(
    await change(
      { op: Remove, path: `members[value eq "${first.id}"]` },
      { op: Replace, path: 'displayName', value: 'Research' },
    ),
  ).toMatchObject({ displayName: 'Research', members: [{ value: second.id }] })

  const { user } = await oci.getUser({ userId: String(second.id), attributes: 'groups' })
  expect(user).toMatchObject({ groups: [{ value: groupId, display: 'Research' }] })
  await oci.deleteGroup({ groupId })
  expect((await oci.listGroups({})).groups).toMatchObject({ totalResults: 0, resources: [] })
})

test('it pages, sorts, selects and searches', async () => {
  for (const name of ['page-c', 'page-a', 'page-b']) await createUser(name)
  const query = { filter: 'userName sw "page-"', sortBy: 'userName', attributes: 'userName' }
  const { users: page } = await oci.listUsers({ ...query, startIndex: 2, count: 1 })
  expect(page).toMatchObject({ totalResults: 3, startIndex: 2, itemsPerPage: 1, resources: [{ userName: 'page-b' }] })
  expect(page.resources[0]?.emails).toBeUndefined()

  const { users: found } = await oci.searchUsers({
    userSearchRequest: {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:SearchRequest'],
      filter: 'emails[value ew "@northwind.example"] and not (userName eq "page-a") and userName sw "page-"',
      sortBy: 'userName',
      sortOrder: models.SortOrder.Descending,
      attributes: ['userName'],
    },
  })
  expect(found.resources.map(({ userName }) => userName)).toEqual(['page-c', 'page-b'])
})

test('it reads the schemas', async () => {
  const { schemas } = await oci.listSchemas({})
  expect(schemas.resources.map((each) => (each as { id?: string }).id)).toEqual(
    expect.arrayContaining([`${core}User`, `${core}Group`, enterprise]),
  )
  const { schema } = await oci.getSchema({ schemaId: `${core}User` })
  expect(schema.attributes?.map(({ name }) => name)).toContain('userName')
})
