import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { type Call, caller, succeeding } from '../call.ts'
import { apiKey, freePort, type Gatehouse, secretKey, startGatehouse } from '../process.ts'
import { type Listener, listenForLogouts, listenForSignals, pollForSignals } from './listeners.ts'

const run = promisify(execFile)

/** Two servers over one database, and everything that learns of a person who loses access. */
export interface Scene {
  /** Where access is ended. */
  admin: Call
  /** Where everything else happens: at the other server. */
  elsewhere: Call
  /** The public address of both, and where its requests go. */
  url: string
  reached: string
  organizationId: string
  /** Of the organization, as its provider has it: the endpoint, at the first server. */
  directory: Call
  application: { clientId: string; secret: string }
  /** An API that introspects. */
  api: { clientId: string; secret: string }
  blueprintId: string
  /** The directory in another environment that people are pushed to. */
  target: Call
  logouts: Listener
  pushed: Listener
  polled: ReturnType<typeof pollForSignals>
  end(): Promise<void>
}

export const redirectUri = 'https://app.drill.example/callback'
export const clientId = 'client_test_default'
export const integration = 'acme'

export async function openScene(databaseUrl: string): Promise<Scene> {
  const port = await freePort()
  const url = `http://localhost:${port}`
  const settings = { GATEHOUSE_URL: url }
  const servers: Gatehouse[] = [await startGatehouse({ databaseUrl, port, settings })]
  servers.push(await startGatehouse({ databaseUrl, settings }))
  const [first, second] = servers as [Gatehouse, Gatehouse]
  const [admin, elsewhere] = [caller(first.url, apiKey), caller(second.url, apiKey)]
  const done = succeeding(admin)
  const idOf = async (path: string, body: object) => String((await done('POST', path, body)).id)

  const organizationId = await idOf('/organizations', {
    name: 'Northwind',
    domain_data: [{ domain: 'northwind.example', state: 'verified' }],
  })
  await done('POST', '/user_management/redirect_uris', { uri: redirectUri })
  await done('POST', '/authorization/permissions', { slug: 'posts:read', name: 'Read posts' })
  await done('PUT', '/authorization/roles/member/permissions', { permissions: ['posts:read'] })
  const blueprintId = await idOf('/agents/blueprints', { name: 'Assistant', permissions: ['posts:read'] })
  await done('POST', '/data-integrations', {
    provider: integration,
    enabled: true,
    credentials: { type: 'custom', client_id: 'client', client_secret: 'a secret' },
    custom_provider: { name: 'Acme', authorization_url: 'http://127.0.0.1:9/a', token_url: 'http://127.0.0.1:9/t' },
  })

  const [logouts, pushed] = [await listenForLogouts(), await listenForSignals()]
  const makeApplication = async (more: object) => {
    const shared = { application_type: 'oauth', is_first_party: true }
    const { id, client_id } = await done('POST', '/connect/applications', { ...shared, ...more })
    const { secret } = await done('POST', `/connect/applications/${id}/client_secrets`, {})
    return { clientId: String(client_id), secret: String(secret) }
  }
  const redirect_uris = [{ uri: redirectUri }]
  const application = await makeApplication({ name: 'Planner', redirect_uris, backchannel_logout_uri: logouts.url })
  const api = await makeApplication({ name: 'API', redirect_uris })
  const delivery = { method: 'urn:ietf:rfc:8935', endpoint_url: pushed.url }
  await done('POST', '/ssf/streams', { organization_id: organizationId, delivery })
  const { stream_id } = await done('POST', '/ssf/streams', { organization_id: organizationId })

  const directoryOf = async (call: Call, body: object) => {
    const { scim } = await succeeding(call)('POST', '/directories', body)
    return scim as { endpoint: string; bearer_token: string }
  }
  const own = { organization_id: organizationId, name: 'Okta', type: 'okta scim v2.0', provisions_members: true }
  const directory = await directoryOf(admin, own)
  const product = caller(first.url, await createEnvironment(databaseUrl, settings))
  const there = await directoryOf(product, {
    organization_id: String((await succeeding(product)('POST', '/organizations', { name: 'Northwind' })).id),
    name: 'Gatehouse',
    type: 'generic scim v2.0',
  })
  await done('POST', '/scim_targets', {
    name: 'Product',
    endpoint_url: there.endpoint,
    authentication: { type: 'bearer_token', token: there.bearer_token },
  })
  const polled = pollForSignals(elsewhere, String(stream_id))
  return {
    ...{
      admin,
      elsewhere,
      url,
      reached: second.url,
      organizationId,
      application,
      api,
      blueprintId,
      logouts,
      pushed,
      polled,
    },
    directory: caller(directory.endpoint, directory.bearer_token),
    target: caller(there.endpoint, there.bearer_token),
    async end() {
      const stopped = polled.stop().catch(() => undefined)
      for (const server of servers) await server.end()
      await stopped
    },
  }
}

/** @returns the key of another environment */
async function createEnvironment(databaseUrl: string, settings: Record<string, string>): Promise<string> {
  const shared = { PATH: process.env.PATH, DATABASE_URL: databaseUrl, GATEHOUSE_SECRET_KEY: secretKey }
  const env = { ...shared, NODE_ENV: 'development', ...settings }
  const { stdout } = await run(process.execPath, ['dist/cli.js', 'environments', 'create', 'Product'], { env })
  const [, key = ''] = [...stdout.matchAll(/=(\S+)/g)].map(([, value]) => value)
  return key
}
