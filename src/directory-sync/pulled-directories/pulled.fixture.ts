import type { Context } from '#platform/context.ts'
import { bamboohrSettings, startBamboohr } from '#test/bamboohr.ts'
import { googleSettings, startGoogleWorkspace } from '#test/google-workspace.ts'
import { send } from '#test/samples.ts'
import { startOwnServer } from '#test/server.ts'
import type { DirectorySync } from './schemas.ts'
import { syncDirectory } from './sync/sync-directory.ts'

/** What is in a directory, by the ids of its source. */
export interface Contents {
  users: Record<string, Record<string, unknown>>
  groups: Record<string, { name: unknown; members: string[] }>
}

export interface Pulled {
  id: string
  /** The waits that sources asked for, in milliseconds: they are not waited for. */
  waits: number[]
  configure(settings: object): Promise<{ status: number; json: Record<string, unknown> }>
  /** Reads the directory as its job would. */
  sync(ctx?: Context): Promise<DirectorySync>
  view(): Promise<DirectorySync>
  state(): Promise<string>
  contents(): Promise<Contents>
  /** The events of users and groups since the last call, as `dsync.user.created 1001`. */
  news(): Promise<string[]>
}

/** A server that does nothing by itself, whose clock can be put forward. */
export async function startForPulls() {
  let aheadMs = 0
  const server = await startOwnServer({ config: { role: 'api' }, now: () => new Date(Date.now() + aheadMs) })
  const { api, apiKey, url, environment, workos } = server
  // So that inactive users can be seen.
  await send(url, '/environments/current/directory_sync_settings', {
    method: 'PATCH',
    key: apiKey,
    body: { user_deactivation: 'retain' },
  })
  const { id: organization_id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const call = (method: string, path: string, body?: object) => send(url, path, { method, key: apiKey, body })

  async function everything<Item>(path: string, from?: string): Promise<Item[]> {
    const items: Item[] = []
    for (let after = from === undefined ? '' : `&after=${from}`; ; ) {
      const { body } = await api.get<{ data: Item[]; list_metadata: { after: string | null } }>(
        `${path}&limit=100&order=asc${after}`,
      )
      items.push(...body.data)
      if (body.list_metadata.after === null) return items
      after = `&after=${body.list_metadata.after}`
    }
  }

  let newest: string | undefined
  async function pull(type: 'gsuite directory' | 'bamboohr', settings: object): Promise<Pulled> {
    const path = type === 'bamboohr' ? 'bamboohr' : 'google_workspace'
    const { json } = await call('POST', '/directories', { organization_id, name: 'Staff', type })
    const id = String(json?.id)
    const waits: number[] = []
    // What earlier directories announced is not read again.
    let last = newest
    const pulled: Pulled = {
      id,
      waits,
      async configure(settings) {
        const answer = await call('PUT', `/directories/${id}/${path}`, settings)
        return { status: answer.status, json: answer.json ?? {} }
      },
      async sync(ctx = environment) {
        await syncDirectory(ctx, id, { tries: 4, wait: async (ms) => void waits.push(ms) })
        return pulled.view()
      },
      async view() {
        return (await api.get<DirectorySync>(`/directories/${id}/sync`)).body
      },
      async state() {
        return (await api.get<{ state: string }>(`/directories/${id}`)).body.state
      },
      async contents() {
        const users = await everything<{
          id: string
          idp_id: string
          email: string
          first_name: string
          state: string
        }>(`/directory_users?directory=${id}`)
        const groups = await everything<{ id: string; idp_id: string; name: string }>(
          `/directory_groups?directory=${id}`,
        )
        const members = await Promise.all(
          groups.map((group) => everything<{ idp_id: string }>(`/directory_users?group=${group.id}`)),
        )
        return {
          users: Object.fromEntries(
            users.map(({ idp_id, email, first_name, state }) => [idp_id, { email, first_name, state }]),
          ),
          groups: Object.fromEntries(
            groups.map(({ idp_id, name }, i) => [
              idp_id,
              { name, members: (members[i] ?? []).map((member) => member.idp_id).sort() },
            ]),
          ),
        }
      },
      async news() {
        const all = await everything<DirectoryEvent>(
          `/events?events=${eventNames.map((name) => `dsync.${name}`).join('&events=')}`,
          last,
        )
        last = all.at(-1)?.id ?? last
        newest = last
        return all
          .filter(({ data }) => data.directory_id === id)
          .map(({ event, data: { idp_id, group, user } }) =>
            [event, idp_id, group?.idp_id, user?.idp_id].filter(Boolean).join(' '),
          )
      },
    }
    await pulled.news()
    const { status, json: said } = await pulled.configure(settings)
    if (status !== 200) throw new Error(JSON.stringify(said))
    return pulled
  }

  return {
    ...server,
    organization_id,
    call,
    later(ms: number) {
      aheadMs += ms
    },
    async pullGoogle(settings: object = {}) {
      const google = await startGoogleWorkspace()
      google.addUser('Admin')
      return { google, directory: await pull('gsuite directory', { ...googleSettings(google), ...settings }) }
    },
    async pullBamboohr() {
      const bamboohr = await startBamboohr()
      return { bamboohr, directory: await pull('bamboohr', bamboohrSettings(bamboohr)) }
    },
  }
}

interface DirectoryEvent {
  id: string
  event: string
  data: { directory_id: string; idp_id?: string; group?: { idp_id: string }; user?: { idp_id: string } }
}

const eventNames = [
  'user.created',
  'user.updated',
  'user.deleted',
  'group.created',
  'group.updated',
  'group.deleted',
  'group.user_added',
  'group.user_removed',
]
