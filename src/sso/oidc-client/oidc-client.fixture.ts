import { type KeyObject, sign } from 'node:crypto'
import type { Context } from '#platform/context.ts'
import type { ProviderAnswer } from '#protocol/oidc/index.ts'
import { type Person, startProvider, type TestProvider } from '#test/identity-provider.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type ConnectionRow, getConnection } from '../connections/index.ts'
import {
  type AnsweredRequest,
  type AuthorizationRequest,
  authorizationUrl,
  type ReadAnswer,
  readAnswer,
} from './index.ts'

export const person: Person = {
  sub: '00u1',
  email: 'ada@northwind.example',
  given_name: 'Ada',
  family_name: 'Lovelace',
}

export const binding = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(64) }

/** A connection to a provider on loopback, and sign-ins through it. */
export interface Connected {
  server: TestServer
  ctx: Context
  provider: TestProvider
  connection: ConnectionRow
  /** What a browser brings back that goes to the provider, where the person signs in. */
  visit(request?: AuthorizationRequest): Promise<{ query: ProviderAnswer; requested: URLSearchParams }>
  read(query: ProviderAnswer, request?: Partial<AnsweredRequest>): Promise<ReadAnswer>
}

interface ConnectOptions {
  /** Members of `oidc` of the connection. */
  settings?: object
  type?: string
  /** How clients may authenticate, as the discovery document has it. */
  announced?: unknown
  /** What sign-ins run with in place of the environment's context. */
  contextOf?: (ctx: Context) => Context
}

export async function connect({
  settings = {},
  type = 'GenericOIDC',
  announced,
  contextOf = (ctx) => ctx,
}: ConnectOptions = {}): Promise<Connected> {
  const [server, provider] = await Promise.all([startServer(), startProvider(person)])
  const { api, workos } = server
  provider.changeMetadata = (document) => ({ ...document, token_endpoint_auth_methods_supported: announced })
  const ctx = contextOf(server.environment)
  const { id } = await workos.organizations.createOrganization({ name: 'Northwind' })
  const oidc = { issuer: provider.url, client_id: 'gatehouse', client_secret: provider.clientSecret, ...settings }
  const { body } = await api.post<{ id: string }>('/connections', {
    organization_id: id,
    type,
    name: 'Northwind',
    oidc,
  })
  const { row: connection } = await getConnection(server.environment, body.id)
  return {
    server,
    ctx,
    provider,
    connection,
    async visit(request) {
      const url = new URL(await authorizationUrl(ctx, connection, binding, request))
      const query = Object.fromEntries(new URL(provider.allow(url)).searchParams)
      return { query, requested: url.searchParams }
    },
    read: (query, request) => readAnswer(ctx, connection, query, { ...binding, ...request }),
  }
}

/** A token with any header, signed with RSA and SHA-256 whatever it says. */
export function signRaw(header: object, claims: object, key: KeyObject): string {
  const text = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  return `${text}.${sign('sha256', Buffer.from(text), key).toString('base64url')}`
}
