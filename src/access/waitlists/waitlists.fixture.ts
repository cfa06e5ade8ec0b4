import { startServer, type TestServer } from '#test/server.ts'
import type { WaitlistEntry } from './schemas.ts'

export const entriesPath = '/user_management/waitlists/default/entries'

export interface Answer {
  status: number
  body: Record<string, unknown>
}

export interface WaitlistServer extends TestServer {
  /** Adds an email to the default list: fails the test when it is refused. */
  add(email: string, more?: object): Promise<WaitlistEntry>
  /** Any POST, with its status and body. */
  post(path: string, body?: object): Promise<Answer>
  approve(id: string): Promise<Answer>
  deny(id: string): Promise<Answer>
  read(email: string): Promise<WaitlistEntry | undefined>
  /** The invitations of an email, newest first. */
  invitationsTo(
    email: string,
  ): Promise<{ id: string; state: string; organization_id: string | null; role_slug: string | null }[]>
  /** What events of a kind carried, oldest first. */
  announced(name: string): Promise<Record<string, unknown>[]>
  settings(changes: object): Promise<Answer>
}

export async function startWaitlistServer(): Promise<WaitlistServer> {
  const server = await startServer()
  const { api } = server
  const post = async (path: string, sent?: object): Promise<Answer> => {
    const { status, body } = await api.post<Answer['body']>(path, sent)
    return { status, body }
  }
  const list = async <T>(path: string) => (await api.get<{ data: T[] }>(path)).body.data
  return {
    ...server,
    post,
    async add(email, more = {}) {
      const { status, body } = await api.post<WaitlistEntry>(entriesPath, { email, ...more })
      if (status !== 201) throw new Error(`The entry was refused: ${JSON.stringify(body)}`)
      return body
    },
    approve: (id) => post(`/user_management/waitlist_entries/${id}/approve`),
    deny: (id) => post(`/user_management/waitlist_entries/${id}/deny`),
    read: async (email) => (await list<WaitlistEntry>(`${entriesPath}?email=${encodeURIComponent(email)}`))[0],
    invitationsTo: (email) => list(`/user_management/invitations?email=${encodeURIComponent(email)}`),
    announced: async (name) =>
      (await list<{ data: Record<string, unknown> }>(`/events?events=${name}`)).map(({ data }) => data),
    async settings(body) {
      const answer = await api.request<Answer['body']>('/environments/current/sign_in_settings', {
        method: 'PATCH',
        body,
      })
      return { status: answer.status, body: answer.body }
    },
  }
}
