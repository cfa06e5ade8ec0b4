import { expect } from 'vitest'
import { startDirectory } from '#directory-sync/scim/scim.fixture.ts'
import { type Moment, startKillingProxy } from '#test/crash/killing-proxy.ts'
import { createObservedServer } from '#test/crash/observed-server.ts'
import type { Asked } from '#test/local-server.ts'
import { send } from '#test/samples.ts'

export interface Member {
  id: string
  email: string
  membershipId: string
}

interface Kill {
  change: () => Promise<unknown>
  meanwhile?: () => Promise<unknown>
}

export interface KilledPusher {
  /** Calls the server that pushes. */
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  join(name: string): Promise<Member>
  deactivate(member: Member): Promise<unknown>
  groupOf(name: string, members: readonly Member[]): Promise<string>
  /**
   * Makes a change, kills the server at the request that matches and starts it again. What happens `meanwhile` comes before the server goes
   * on: until then, the target is leased to the process that died.
   */
  killAt(moment: Moment, matches: (asked: Asked) => boolean, kill: Kill): Promise<void>
  /** Until nothing is due. */
  settled(): Promise<void>
  /** Compares everything with the target. @returns what it wrote there */
  reconcile(): Promise<Asked[]>
  /** Whether each account of the target is active, by its `userName`, once for each account. */
  accounts(): Promise<[userName: string, active: unknown][]>
  /** The `userName` of the members of each group of the target. */
  groups(): Promise<[displayName: string, members: string[]][]>
  /** Adds an account at the target that is not ours. */
  addThere(userName: string, active: boolean): Promise<unknown>
}

export const isTo =
  (method: string, part: string, inBody = '') =>
  (asked: Asked) =>
    asked.method === method && asked.url.pathname.includes(part) && asked.body.includes(inBody)

/** A server that can be killed, which pushes to a directory of another server. @param settings of the target */
export async function startKilledPusher(settings: object = {}): Promise<KilledPusher> {
  const { server, observer } = await createObservedServer()
  const directory = await startDirectory()
  const proxy = await startKillingProxy(directory.server.url)
  await server.start()
  const call = async (method: string, path: string, body?: object) => {
    const { status, json, text } = await send(`http://localhost:${server.port}`, path, {
      method,
      key: server.apiKey,
      body,
    })
    expect(status, `${method} ${path}: ${text}`).toBeLessThan(300)
    return json ?? {}
  }
  const { id: organizationId } = await call('POST', '/organizations', { name: 'Northwind' })
  const target = await call('POST', '/scim_targets', {
    name: 'Planner',
    endpoint_url: proxy.url + directory.path,
    authentication: { type: 'bearer_token', token: directory.token },
    pushes_groups: true,
    ...settings,
  })
  const path = `/scim_targets/${target.id}`
  const pending = async () => {
    const { data } = await call('GET', `${path}/objects?limit=100&state=pending`)
    return (data as unknown[]).length
  }
  const isReconciling = async () => (await call('GET', path)).is_reconciling
  const listed = async (what: string) =>
    (await directory.done<{ Resources: Record<string, unknown>[] }>('GET', what)).Resources

  const pusher: KilledPusher = {
    call,
    async join(name) {
      const email = `${name}@northwind.example`
      const { id: user_id } = await call('POST', '/user_management/users', { email, first_name: name })
      const membership = { user_id, organization_id: organizationId }
      const { id } = await call('POST', '/user_management/organization_memberships', membership)
      return { id: String(user_id), email, membershipId: String(id) }
    },
    deactivate: ({ membershipId }) =>
      call('PUT', `/user_management/organization_memberships/${membershipId}/deactivate`),
    async groupOf(name, members) {
      const { id } = await call('POST', `/organizations/${organizationId}/groups`, { name })
      const place = `/organizations/${organizationId}/groups/${id}/organization-memberships`
      for (const { membershipId } of members) await call('POST', place, { organization_membership_id: membershipId })
      return String(id)
    },
    async killAt(moment, matches, { change, meanwhile }) {
      await call('PATCH', path, { state: 'paused' })
      await change()
      const killed = proxy.once(moment, matches, () => server.kill())
      // Its answer may be lost with the server.
      await Promise.all([killed, call('PATCH', path, { state: 'active' }).catch(() => undefined)])
      await server.start()
      await meanwhile?.()
      await observer.query('update scim_targets set locked_until = now() where locked_until is not null')
    },
    async settled() {
      await expect.poll(isReconciling, { timeout: 40_000 }).toBe(false)
      await expect.poll(pending, { timeout: 40_000 }).toBe(0)
    },
    async reconcile() {
      const from = proxy.asked.length
      await call('POST', `${path}/reconcile`, {})
      await pusher.settled()
      return proxy.asked.slice(from).filter(({ method }) => method !== 'GET')
    },
    async accounts() {
      const users = await listed('/Users')
      return users.map(({ userName, active }): [string, unknown] => [String(userName), active]).sort()
    },
    async groups() {
      const names = new Map((await listed('/Users')).map(({ id, userName }) => [id, String(userName)]))
      return (await listed('/Groups')).map(({ displayName, members = [] }) => [
        String(displayName),
        (members as { value: string }[]).map(({ value }) => names.get(value) ?? value).sort(),
      ])
    },
    addThere: (userName, active) =>
      directory.done('POST', '/Users', { userName, active, emails: [{ value: userName, type: 'work' }] }),
  }
  return pusher
}
