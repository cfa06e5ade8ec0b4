import { expect } from 'vitest'
import { type Answered, type Asked, startLocalServer } from '#test/local-server.ts'
import type { TestServer } from '#test/server.ts'
import type { ScimTarget, ScimTargetObject, ScimTargetRequest } from './schemas.ts'

export type Resource = Record<string, unknown> & { id: string }

export interface SmallScimServer {
  url: string
  users: Map<string, Resource>
  groups: Map<string, Resource>
  /** What came, oldest first. */
  asked: Asked[]
  /** What it was asked as `METHOD /path`, without queries. */
  calls(): string[]
  /** How it answers from now on, where it does not do what RFC 7644 says; `undefined` for what it does. */
  instead: (asked: Asked) => Answered | undefined | Promise<Answered | undefined>
}

/** A server with as much of SCIM 2.0 as a small application has: one that is odd only where a test says so. */
export async function startSmallScimServer(): Promise<SmallScimServer> {
  let next = 1
  const target: SmallScimServer = {
    url: '',
    users: new Map(),
    groups: new Map(),
    asked: [],
    calls: () => target.asked.map(({ method, url }) => `${method} ${url.pathname}`),
    instead: () => undefined,
  }

  function answer({ method, url, body }: Asked): Answered {
    const [, endpoint = '', id] = url.pathname.split('/').map(decodeURIComponent)
    const all = endpoint === 'Users' ? target.users : endpoint === 'Groups' ? target.groups : undefined
    if (all === undefined) return { status: 404 }
    const given = body === '' ? {} : JSON.parse(body)
    if (id === undefined && method === 'GET') return list([...all.values()], url.searchParams)
    if (id === undefined) {
      if ([...all.values()].some(({ userName }) => userName !== undefined && userName === given.userName))
        return { status: 409, body: { scimType: 'uniqueness' } }
      const resource = { ...given, id: `r${next++}` }
      all.set(resource.id, resource)
      return { status: 201, body: resource }
    }
    const resource = all.get(id)
    if (resource === undefined) return { status: 404 }
    if (method === 'DELETE') all.delete(id)
    if (method === 'PUT') all.set(id, { ...given, id })
    if (method === 'PATCH') for (const operation of given.Operations) apply(resource, operation)
    return method === 'DELETE' ? { status: 204 } : { status: 200, body: all.get(id) }
  }

  const { url } = await startLocalServer(async (asked) => {
    target.asked.push(asked)
    return (await target.instead(asked)) ?? answer(asked)
  })
  target.url = url
  return target
}

function list(all: Resource[], query: URLSearchParams): Answered {
  const [, name = '', value = ''] = /^(\w+) eq "(.*)"$/.exec(query.get('filter') ?? '') ?? []
  const found = query.has('filter') ? all.filter((each) => each[name] === value) : all
  const startIndex = Number(query.get('startIndex') ?? 1)
  const Resources = found.slice(startIndex - 1, startIndex - 1 + Number(query.get('count') ?? 100))
  return { status: 200, body: { totalResults: found.length, startIndex, Resources } }
}

interface Operation {
  op: string
  path: string
  value?: unknown
}

function apply(resource: Resource, { op, path, value }: Operation): void {
  const member = /^members\[value eq "(.*)"\]$/.exec(path)?.[1]
  const members = (resource.members ?? []) as { value: string }[]
  const [outer = '', inner] = path.split('.')
  if (member !== undefined) resource.members = members.filter((each) => each.value !== member)
  else if (path === 'members') resource.members = [...members, ...(value as { value: string }[])]
  else if (inner !== undefined) resource[outer] = { ...(resource[outer] as object), [inner]: value }
  else if (op === 'remove') delete resource[outer]
  else resource[outer] = value
}

export interface TargetHandle {
  id: string
  read(): Promise<ScimTarget>
  change(body: object): Promise<ScimTarget>
  reconcile(): Promise<void>
  objects(query?: string): Promise<ScimTargetObject[]>
  requests(query?: string): Promise<ScimTargetRequest[]>
  /** Until nothing is due and nothing is compared. */
  settled(): Promise<void>
}

/** A target of a server, with a bearer token unless something else is given. */
export async function makeTarget({ api }: TestServer, body: object): Promise<TargetHandle> {
  const authentication = { type: 'bearer_token', token: 'a-token' }
  const made = await api.post<ScimTarget>('/scim_targets', { name: 'Planner', authentication, ...body })
  if (made.status !== 201) throw new Error(`No target: ${JSON.stringify(made.body)}`)
  const { id } = made.body
  const path = `/scim_targets/${id}`
  const data = async <T>(of: string) => (await api.get<{ data: T[] }>(`${path}/${of}`)).body.data
  const handle: TargetHandle = {
    id,
    read: async () => (await api.get<ScimTarget>(path)).body,
    async change(changes) {
      const answer = await api.request<ScimTarget>(path, { method: 'PATCH', body: changes })
      expect(answer.status, JSON.stringify(answer.body)).toBe(200)
      return answer.body
    },
    async reconcile() {
      expect((await api.post(`${path}/reconcile`, {})).status).toBe(202)
      await handle.settled()
    },
    objects: (query = '') => data(`objects?limit=100&order=asc${query}`),
    requests: (query = '') => data(`requests?limit=100&order=asc${query}`),
    async settled() {
      await expect.poll(async () => (await handle.read()).is_reconciling, { timeout: 20_000 }).toBe(false)
      await expect.poll(async () => (await handle.objects('&state=pending')).length, { timeout: 20_000 }).toBe(0)
    },
  }
  return handle
}
