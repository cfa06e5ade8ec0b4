import { Octokit } from '@octokit/core'
import { enterpriseCloud } from '@octokit/plugin-enterprise-cloud'
import { expect, test } from 'vitest'
import { patchOp, startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { fetchBelow } from './fetch-below.ts'

const scim = await startDirectory()
const { enterpriseAdmin } = new (Octokit.plugin(enterpriseCloud))({
  baseUrl: scim.server.url,
  request: { fetch: fetchBelow(scim, '/scim/v2/enterprises/northwind') },
})
type Kind = 'Group' | 'User'
type Call =
  | `provisionEnterprise${Kind}`
  | `getProvisioningInformationForEnterprise${Kind}`
  | `setInformationForProvisionedEnterprise${Kind}`
  | `updateAttributeForEnterprise${Kind}`
  | 'listProvisionedIdentitiesEnterprise'
  | 'listProvisionedGroupsEnterprise'
  | 'deleteUserFromEnterprise'
  | 'deleteScimGroupFromEnterprise'
/** The plug-in knows its calls by their addresses only. */
const github = enterpriseAdmin as unknown as Record<
  Call,
  (parameters: object) => Promise<{ status: number; data: Record<string, unknown> }>
>
const enterprise = 'northwind'
const core = 'urn:ietf:params:scim:schemas:core:2.0:'
const user = (name: string, changes: object = {}) => ({
  enterprise,
  schemas: [`${core}User`],
  externalId: `ext-${name}`,
  userName: name,
  displayName: name,
  name: { givenName: name, familyName: 'Test' },
  emails: [{ value: `${name}@northwind.example`, type: 'work', primary: true }],
  active: true,
  ...changes,
})
const patch = (...Operations: { op: 'add' | 'remove' | 'replace'; path?: string; value?: unknown }[]) => ({
  enterprise,
  schemas: [patchOp],
  Operations,
})

test('the client of GitHub Enterprise carries a person through a life', async () => {
  const { data: created, status } = await github.provisionEnterpriseUser(user('ada'))
  expect(status).toBe(201)
  expect(created).toMatchObject({ userName: 'ada', externalId: 'ext-ada', active: true })
  const person = { enterprise, scim_user_id: String(created.id) }
  expect((await github.getProvisioningInformationForEnterpriseUser(person)).data).toEqual(created)

  const put = await github.setInformationForProvisionedEnterpriseUser({
    ...person,
    ...user('ada', { title: 'Countess' }),
  })
  expect(put.data).toMatchObject({ id: created.id, title: 'Countess' })
  const suspended = await github.updateAttributeForEnterpriseUser({
    ...person,
    ...patch({ op: 'replace', path: 'active', value: false }),
  })
  expect(suspended.data).toMatchObject({ active: false, title: 'Countess' })
  const list = await github.listProvisionedIdentitiesEnterprise({
    enterprise,
    filter: 'externalId eq "ext-ada"',
    startIndex: 1,
    count: 10,
  })
  expect(list.data).toMatchObject({ totalResults: 1, itemsPerPage: 1, Resources: [{ active: false }] })

  expect((await github.deleteUserFromEnterprise(person)).status).toBe(204)
  await expect(github.getProvisioningInformationForEnterpriseUser(person)).rejects.toMatchObject({ status: 404 })
  expect((await scim.events()).filter((event) => event.startsWith('dsync.user'))).toEqual([
    'dsync.user.created',
    'dsync.user.updated',
    'dsync.user.deleted',
  ])
})

test('it fills, reads and empties a group', async () => {
  const [first, second] = [
    (await github.provisionEnterpriseUser(user('grace'))).data,
    (await github.provisionEnterpriseUser(user('joan'))).data,
  ]
  const member = ({ id }: { id?: unknown }) => ({ value: String(id), display: 'x' })
  const group = { enterprise, schemas: [`${core}Group`], externalId: 'G-1', displayName: 'Engineering' }
  const { data: created } = await github.provisionEnterpriseGroup({ ...group, members: [member(first)] })
  expect(created).toMatchObject({ displayName: 'Engineering', externalId: 'G-1', members: [{ value: first.id }] })
  const address = { enterprise, scim_group_id: String(created.id) }

  const added = await github.updateAttributeForEnterpriseGroup({
    ...address,
    ...patch({ op: 'add', path: 'members', value: [member(second)] }),
  })
  expect(added.status).toBe(204)
  const read = async (excludedAttributes?: string) =>
    (
      await github.getProvisioningInformationForEnterpriseGroup({
        ...address,
        ...(excludedAttributes && { excludedAttributes }),
      })
    ).data
  expect(await read()).toMatchObject({ members: [{ value: first.id }, { value: second.id }] })
  expect(await read('members')).not.toHaveProperty('members')

  await github.setInformationForProvisionedEnterpriseGroup({
    ...address,
    ...group,
    displayName: 'Research',
    members: [member(second)],
  })
  expect(await read()).toMatchObject({ displayName: 'Research', members: [{ value: second.id }] })
  const list = await github.listProvisionedGroupsEnterprise({ enterprise, filter: 'displayName eq "research"' })
  expect(list.data).toMatchObject({ totalResults: 1 })
  expect((await github.deleteScimGroupFromEnterprise(address)).status).toBe(204)
})

test('what is taken is refused in the words that it shows', async () => {
  await github.provisionEnterpriseUser(user('taken'))
  await expect(github.provisionEnterpriseUser(user('taken'))).rejects.toMatchObject({
    status: 409,
    response: { data: { scimType: 'uniqueness', status: '409' } },
  })
})
