import { fileURLToPath } from 'node:url'
import { installServer } from '../../../bench/peers/install.ts'
import { caller, succeeding } from '../call.ts'
import { apiKey, startGatehouse, startProgram, until } from '../process.ts'

const packages = ['scimmy@1.3.5', 'scimmy-routers@1.3.2', 'express@5.3.0']
const token = 'a-token-of-theirs'
const domain = 'northwind.example'

/** People and a group live and leave at a SCIM server that was not written here. */
export async function pushToScimmy(databaseUrl: string) {
  const module = fileURLToPath(new URL('server.mjs', import.meta.url))
  const there = startProgram(process.execPath, [await installServer('scimmy', packages, module)], { TOKEN: token })
  const server = await startGatehouse({ databaseUrl })
  try {
    const port = () => /listening at (\d+)/.exec(there.output())?.[1]
    await until(
      () => port() !== undefined,
      () => `the SCIM server:\n${there.output()}`,
    )
    const endpoint = `http://127.0.0.1:${port()}/scim`
    return await live(succeeding(caller(server.url, apiKey)), succeeding(caller(endpoint, token)), endpoint)
  } finally {
    await server.end()
    await there.end()
  }
}

type Done = ReturnType<typeof succeeding>

async function live(done: Done, there: Done, endpoint: string) {
  const seen: string[] = []
  const becomes = async (what: string, wanted: object) => {
    let has: object = {}
    await until(
      async () => {
        has = await view(there)
        return JSON.stringify(has) === JSON.stringify(wanted)
      },
      () => `${what}: ${JSON.stringify(has)} in place of ${JSON.stringify(wanted)}`,
    )
    seen.push(what)
  }
  await there('POST', '/Users', { schemas: [userSchema], userName: `bob@${domain}`, active: false })
  const { id: organization_id } = await done('POST', '/organizations', { name: 'Northwind' })
  const target = await done('POST', '/scim_targets', {
    name: 'scimmy',
    endpoint_url: endpoint,
    authentication: { type: 'bearer_token', token },
    pushes_groups: true,
  })
  const join = async (name: string) => {
    const email = `${name}@${domain}`
    const { id: user_id } = await done('POST', '/user_management/users', { email, first_name: name })
    const { id } = await done('POST', '/user_management/organization_memberships', { user_id, organization_id })
    return { userId: String(user_id), membershipId: String(id) }
  }
  const [ada, bob] = [await join('ada'), await join('bob')]
  await becomes('a user is created, and one who was there adopted', {
    users: ['ada ada true', 'bob bob true'],
    groups: [],
  })
  await done('PUT', `/user_management/users/${ada.userId}`, { first_name: 'Augusta' })
  await becomes('a user is changed', { users: ['ada Augusta true', 'bob bob true'], groups: [] })
  const { id: groupId } = await done('POST', `/organizations/${organization_id}/groups`, { name: 'Staff' })
  const members = `/organizations/${organization_id}/groups/${groupId}/organization-memberships`
  for (const { membershipId } of [ada, bob]) await done('POST', members, { organization_membership_id: membershipId })
  await becomes('a group has its members', { users: ['ada Augusta true', 'bob bob true'], groups: ['Staff 2'] })
  await done('PUT', `/user_management/organization_memberships/${ada.membershipId}/deactivate`)
  await becomes('who is deactivated leaves', { users: ['ada Augusta false', 'bob bob true'], groups: ['Staff 1'] })
  await done('DELETE', `/user_management/users/${bob.userId}`)
  await becomes('who is deleted leaves', { users: ['ada Augusta false', 'bob bob false'], groups: ['Staff 0'] })
  await done('DELETE', `/organizations/${organization_id}/groups/${groupId}`)
  await becomes('a group is deleted', { users: ['ada Augusta false', 'bob bob false'], groups: [] })
  const { data } = await done('GET', `/scim_targets/${target.id}/objects?state=failed`)
  return { seen, failed: data, passed: (data as unknown[]).length === 0 }
}

const userSchema = 'urn:ietf:params:scim:schemas:core:2.0:User'

interface Resource {
  userName?: string
  displayName?: string
  active?: boolean
  members?: unknown[]
}

async function view(there: Done): Promise<object> {
  const [users, groups] = [await there('GET', '/Users'), await there('GET', '/Groups')]
  return {
    users: (users.Resources as Resource[])
      .map(({ userName = '', displayName, active }) => `${userName.split('@')[0]} ${displayName} ${active}`)
      .sort(),
    groups: (groups.Resources as Resource[]).map(({ displayName, members = [] }) => `${displayName} ${members.length}`),
  }
}
