import { createRandom } from '../samples.ts'
import { type ProvidedUser, Provider, sharedGroups, sharedUsers } from './provider.ts'
import { type LoggedEvent, replayEvents } from './replay-events.ts'

export interface Run {
  url: string
  apiKey: string
  seed: number
  /** Of each of the two providers. */
  steps: number
  /** Does what else happens meanwhile. */
  meanwhile?: () => Promise<void>
}

/** What two providers have sent, and the results. */
export interface Outcome {
  done: number
  expected: Picture
  /** As the API of the application has it. */
  actual: Picture
  /** As the events alone tell of users and members. */
  replayed: Pick<Picture, 'users' | 'members'>
  faults: string[]
}

/** All of it sorted. */
export interface Picture {
  /** `email: title` of the active users */
  users: string[]
  /** `group / email` of the active users */
  members: string[]
  /** `email: status, roles` */
  memberships: string[]
  /** `group / email`, of groups of the organization */
  groupMembers: string[]
}

/** The roles of two of the shared groups, highest first. */
const roles = ['role-0', 'role-1'] as const

/** Lets two providers change one directory at once, and draws what there should be and what there is. */
export async function runProviders({ url, apiKey, seed, steps, meanwhile }: Run): Promise<Outcome> {
  const call: Call = caller(url, apiKey)
  const organization = await call<{ id: string }>('POST', '/organizations', {
    name: 'Northwind',
    domain_data: [{ domain: 'northwind.example', state: 'verified' }],
  })
  const directory = await call<{ id: string; scim: { endpoint: string; bearer_token: string } }>(
    'POST',
    '/directories',
    {
      organization_id: organization.id,
      name: 'Okta',
      type: 'okta scim v2.0',
      provisions_members: true,
    },
  )
  const endpoint = { url: url + new URL(directory.scim.endpoint).pathname, token: directory.scim.bearer_token }
  const provide = caller(endpoint.url, endpoint.token)
  const groups = new Map<string, string>()
  for (const displayName of sharedGroups)
    groups.set(displayName, await idOf(provide('POST', '/Groups', { displayName })))
  const users = new Map<string, string>()
  for (const userName of sharedUsers) {
    users.set(userName, await idOf(provide('POST', '/Users', { userName, title: 'Shared' })))
  }
  for (const slug of roles) await call('POST', '/authorization/roles', { slug, name: slug })
  await call('PUT', `/directories/${directory.id}/group_roles`, {
    data: roles.map((role, i) => ({ group: groups.get(sharedGroups[i] ?? ''), role })),
  })
  const ever = new Set<string>(sharedUsers)
  const providers = [0, 1].map((i) => new Provider(i, endpoint, createRandom(seed * 2 + i), { groups, users }))
  const work = providers.map(async (provider) => {
    for (let i = 0; i < steps; i++) {
      await provider.step()
      for (const userName of provider.state.users.keys()) ever.add(userName)
    }
  })
  await Promise.all([...work, meanwhile?.()])
  const { faults, ...replayed } = replayEvents(await readEvents(call))
  return {
    done: providers.reduce((sum, provider) => sum + provider.done, 0),
    expected: expectedOf(providers, ever),
    actual: await actualOf(call, organization.id, directory.id),
    replayed: { users: pairs(replayed.users), members: [...replayed.members].sort() },
    faults,
  }
}

function expectedOf(providers: readonly Provider[], ever: ReadonlySet<string>): Picture {
  const users = new Map<string, Pick<ProvidedUser, 'isActive' | 'title'>>(
    sharedUsers.map((userName) => [userName, { isActive: true, title: 'Shared' }]),
  )
  for (const { state } of providers) for (const [userName, user] of state.users) users.set(userName, user)
  const edges = providers.flatMap(({ state }) =>
    [...state.groups].flatMap(([group, { members }]) => [...members].map((userName) => ({ group, userName }))),
  )
  const isActive = (userName: string) => users.get(userName)?.isActive === true
  const all = edges.map(({ group, userName }) => `${group} / ${userName}`).sort()
  const rolesOf = (userName: string) => {
    const held = roles.filter((_, i) => all.includes(`${sharedGroups[i]} / ${userName}`))
    return held.length === 0 ? ['member'] : held
  }
  return {
    users: pairs(new Map([...users].filter(([, user]) => user.isActive).map(([name, { title }]) => [name, title]))),
    members: edges
      .filter(({ userName }) => isActive(userName))
      .map(({ group, userName }) => `${group} / ${userName}`)
      .sort(),
    memberships: [...ever]
      .map((name) => (isActive(name) ? `${name}: active, ${rolesOf(name)}` : `${name}: inactive, member`))
      .sort(),
    groupMembers: all,
  }
}

async function actualOf(call: Call, organizationId: string, directoryId: string): Promise<Picture> {
  const users = await call<List<{ email: string; job_title: string }>>(
    'GET',
    `/directory_users?directory=${directoryId}&limit=100`,
  )
  const groups = await call<List<{ id: string; name: string }>>('GET', `/directory_groups?directory=${directoryId}`)
  const members = await Promise.all(
    groups.data.map(async ({ id, name }) => {
      const { data } = await call<List<{ email: string }>>('GET', `/directory_users?group=${id}&limit=100`)
      return data.map(({ email }) => `${name} / ${email}`)
    }),
  )
  const memberships = await call<List<Membership>>(
    'GET',
    `/user_management/organization_memberships?organization_id=${organizationId}&statuses=active,inactive,pending&limit=100`,
  )
  const ownGroups = await call<List<{ id: string; name: string }>>('GET', `/organizations/${organizationId}/groups`)
  const groupMembers = await Promise.all(
    ownGroups.data.map(async ({ id, name }) => {
      const path = `/organizations/${organizationId}/groups/${id}/organization-memberships?limit=100`
      const { data } = await call<List<Membership>>('GET', path)
      return data.map((member) => `${name} / ${memberships.data.find(({ id }) => id === member.id)?.user.email}`)
    }),
  )
  return {
    users: users.data.map(({ email, job_title }) => `${email}: ${job_title}`).sort(),
    members: members.flat().sort(),
    memberships: memberships.data
      .map((each) => `${each.user.email}: ${each.status}, ${each.roles.map(({ slug }) => slug)}`)
      .sort(),
    groupMembers: groupMembers.flat().sort(),
  }
}

interface List<T> {
  data: T[]
}
interface Membership {
  id: string
  user: { email: string }
  status: string
  roles: { slug: string }[]
}

async function readEvents(call: Call): Promise<LoggedEvent[]> {
  const names = ['user.created', 'user.updated', 'user.deleted', 'group.created', 'group.updated', 'group.deleted']
  const wanted = [...names, 'group.user_added', 'group.user_removed'].map((name) => `events=dsync.${name}`).join('&')
  const all: LoggedEvent[] = []
  for (let after = ''; ; ) {
    const page = await call<List<LoggedEvent> & { list_metadata: { after: string | null } }>(
      'GET',
      `/events?${wanted}&limit=100&order=asc${after}`,
    )
    all.push(...page.data)
    if (page.list_metadata.after === null) return all
    after = `&after=${page.list_metadata.after}`
  }
}

async function idOf(created: Promise<{ id: string }>): Promise<string> {
  return (await created).id
}

type Call = ReturnType<typeof caller>

function caller(url: string, key: string) {
  return async <T>(method: string, path: string, body?: object): Promise<T> => {
    const response = await fetch(url + path, {
      method,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return (text === '' ? undefined : JSON.parse(text)) as T
  }
}

function pairs(of: ReadonlyMap<string, string>): string[] {
  return [...of].map(([name, value]) => `${name}: ${value}`).sort()
}
