import { startServer, type TestServer } from '#test/server.ts'
import type { FlagWithRule } from './schemas.ts'

/** What the official runtime client takes. */
export type SnapshotBody = Record<
  string,
  {
    slug: string
    enabled: boolean
    default_value: boolean
    targets: {
      users: { id: string; enabled: boolean }[]
      organizations: { id: string; enabled: boolean }[]
      custom_targets: { type: string; id: string; enabled: boolean }[]
    }
  }
>

export interface AnnouncedFlagEvent {
  event: string
  data: Record<string, unknown>
  context: Record<string, unknown>
}

export interface FlagServer extends TestServer {
  /** Makes an enabled flag. */
  flag(slug: string, members?: object): Promise<FlagWithRule>
  patch(slug: string, changes: object): Promise<{ status: number; body: unknown }>
  organization(name?: string): Promise<string>
  user(): Promise<string>
  snapshot(): Promise<SnapshotBody>
  /** Keeps an organization out of the roll-out, or lets a target in. */
  setTarget(slug: string, id: string, enabled: boolean): Promise<{ status: number; body: unknown }>
  evaluate(
    slug: string,
    of?: { user_id?: string; organization_id?: string },
  ): Promise<{ value: boolean; reason: string }>
  /** The events of flags, oldest first. */
  announced(): Promise<AnnouncedFlagEvent[]>
}

export async function startWithFlags(): Promise<FlagServer> {
  const server = await startServer()
  const { workos, api } = server
  let users = 0
  return {
    ...server,
    async flag(slug, members = {}) {
      const { status, body } = await api.post<FlagWithRule>('/feature-flags', {
        slug,
        name: slug,
        enabled: true,
        ...members,
      })
      if (status !== 201) throw new Error(`No flag was made: ${JSON.stringify(body)}`)
      return body
    },
    patch: (slug, changes) => api.request(`/feature-flags/${slug}`, { method: 'PATCH', body: changes }),
    organization: async (name = 'Foo Corp') => (await workos.organizations.createOrganization({ name })).id,
    user: async () => (await workos.userManagement.createUser({ email: `user-${users++}@example.com` })).id,
    snapshot: async () => (await api.get<SnapshotBody>('/sdk/feature-flags')).body,
    setTarget: (slug, id, enabled) => api.put(`/feature-flags/${slug}/targets/${id}`, { enabled }),
    async evaluate(slug, of = {}) {
      const query = new URLSearchParams(of)
      const { body } = await api.get<{ value: boolean; reason: string }>(`/feature-flags/${slug}/evaluation?${query}`)
      return { value: body.value, reason: body.reason }
    },
    async announced() {
      const names = ['created', 'updated', 'rule_updated', 'deleted'].map((name) => `flag.${name}`)
      const query = names.map((name) => `events=${name}`).join('&')
      return (await api.get<{ data: AnnouncedFlagEvent[] }>(`/events?${query}&order=asc&limit=100`)).body.data
    },
  }
}
