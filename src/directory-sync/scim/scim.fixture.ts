import { expect } from 'vitest'
import { type Sent, send, type ToSend } from '#test/samples.ts'
import { startServer, type TestServer } from '#test/server.ts'

export const enterprise = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User'
export const patchOp = 'urn:ietf:params:scim:api:messages:2.0:PatchOp'

export type Json = Record<string, unknown> & { id: string }

/** A directory as its provider has it: the endpoint, a token, and requests with it. */
export interface ScimClient {
  server: TestServer
  directoryId: string
  organizationId: string
  /** Behind the address of the server. */
  path: string
  token: string
  request(method: string, path: string, options?: ToSend): Promise<Sent>
  /** Fails unless the answer is a success. @returns its body */
  done<Body = Json>(method: string, path: string, body?: unknown): Promise<Body>
  createUser(userName: string, attributes?: object): Promise<Json>
  patch(path: string, ...operations: unknown[]): Promise<Json>
  /** The names of the events of the directory since the client began, oldest first. */
  events(): Promise<string[]>
}

/** A directory of an organization of its own, in an environment of its own unless one is given. */
export async function startDirectory(given?: TestServer, settings: object = {}): Promise<ScimClient> {
  const server = given ?? (await startServer())
  const { body: organization } = await server.api.post<{ id: string }>('/organizations', { name: 'Northwind' })
  const { body: directory } = await server.api.post<{ id: string; scim: { endpoint: string; bearer_token: string } }>(
    '/directories',
    { organization_id: organization.id, name: 'Okta', type: 'okta scim v2.0', ...settings },
  )
  const token = directory.scim.bearer_token
  const { pathname } = new URL(directory.scim.endpoint)
  const request = (method: string, path: string, options: ToSend = {}) =>
    send(server.url, pathname + path, { method, key: token, ...options })
  const done = async <Body = Json>(method: string, path: string, body?: unknown): Promise<Body> => {
    const answer = await request(method, path, { body })
    expect(answer.status, `${method} ${path}: ${answer.text}`).toBeLessThan(300)
    return (answer.json ?? {}) as Body
  }
  return {
    server,
    directoryId: directory.id,
    organizationId: organization.id,
    path: pathname,
    token,
    request,
    done,
    createUser: (userName, attributes = {}) =>
      done('POST', '/Users', {
        userName,
        emails: [{ value: `${userName}@northwind.example`, type: 'work' }],
        ...attributes,
      }),
    patch: (path, ...operations) => done('PATCH', path, { schemas: [patchOp], Operations: operations }),
    async events() {
      const { body } = await server.api.get<{ data: { event: string; data: Record<string, unknown> }[] }>(
        '/events?limit=100&order=asc',
      )
      return body.data
        .filter(({ event, data }) => event.startsWith('dsync.') && (data.directory_id ?? data.id) === directory.id)
        .map(({ event }) => event)
    },
  }
}

/** The refusal of an answer: its status, its type and that it has the shape of SCIM. */
export function refusalOf({ status, headers, json }: Sent): string {
  expect(headers['content-type']).toMatch(/^application\/scim\+json/)
  expect(json).toMatchObject({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:Error'],
    status: String(status),
    detail: expect.stringMatching(/\S/),
  })
  return [status, json?.scimType].filter((part) => part !== undefined).join(' ')
}
