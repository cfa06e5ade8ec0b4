import type { Client } from 'pg'
import { expect } from 'vitest'
import { type KillingProxy, startKillingProxy } from '#test/crash/killing-proxy.ts'
import { createObservedServer } from '#test/crash/observed-server.ts'
import type { ServerProcess } from '#test/crash/server-process.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { send } from '#test/samples.ts'
import type { ReceivedSignal } from './schemas.ts'

const redirectUri = 'https://app.northwind.example/callback'
const password = 'a sturdy long passphrase'

/** One of our servers, as a process that can be killed. */
export interface Killable {
  url: string
  server: ServerProcess
  observer: Client
  call(method: string, path: string, body?: object): Promise<Record<string, unknown>>
  /** All events of these kinds, oldest first. */
  events(...names: string[]): Promise<{ id: string; data: Record<string, unknown> }[]>
}

/** The ids of a person at the provider and at the receiver. */
export interface Person {
  there: string
  here: string
}

/** Two of our servers: people sign in to the receiver through the other one, which pushes signals to it through a proxy. */
export interface TwoServers {
  provider: Killable
  receiver: Killable
  proxy: KillingProxy
  /** Someone new who has signed in at the receiver through the provider. */
  person(name: string): Promise<Person>
  /** What the receiver took, oldest first. */
  received(): Promise<ReceivedSignal[]>
}

async function startKillable(): Promise<Killable> {
  const { server, observer } = await createObservedServer()
  await server.start()
  const url = `http://localhost:${server.port}`
  const call: Killable['call'] = async (method, path, body) => {
    const { status, json, text } = await send(url, path, { method, key: server.apiKey, body })
    expect(status, `${method} ${path}: ${text}`).toBeLessThan(300)
    return json ?? {}
  }
  return {
    url,
    server,
    observer,
    call,
    async events(...names) {
      const { data } = await call('GET', `/events?events=${names.join('&events=')}&order=asc&limit=100`)
      return data as { id: string; data: Record<string, unknown> }[]
    },
  }
}

export async function startTwoServers(): Promise<TwoServers> {
  const [provider, receiver] = await Promise.all([startKillable(), startKillable()])
  const proxy = await startKillingProxy(receiver.url)
  const client = await provider.call('POST', '/connect/applications', {
    application_type: 'oauth',
    name: 'Northwind SSO',
    is_first_party: true,
    redirect_uris: [{ uri: redirectUri }],
  })
  const { secret } = await provider.call('POST', `/connect/applications/${client.id}/client_secrets`, {})
  await receiver.call('POST', '/user_management/redirect_uris', { uri: redirectUri })
  const { id: organization_id } = await receiver.call('POST', '/organizations', {
    name: 'Northwind',
    domain_data: [{ domain: 'northwind.example', state: 'verified' }],
  })
  const connection = await receiver.call('POST', '/connections', {
    organization_id,
    type: 'GenericOIDC',
    name: 'Northwind SSO',
    oidc: { issuer: provider.url, client_id: client.client_id, client_secret: secret },
  })
  const { redirect_uri } = connection.oidc as { redirect_uri: string }
  await provider.call('PUT', `/connect/applications/${client.id}`, { redirect_uris: [{ uri: redirect_uri }] })

  const trusted = { issuer: provider.url }
  const { endpoint_url } = await receiver.call('PUT', `/connections/${connection.id}/signal_receiver`, trusted)
  const endpoint = proxy.url + new URL(String(endpoint_url)).pathname
  await provider.call('POST', '/ssf/streams', {
    aud: endpoint_url,
    delivery: { method: 'urn:ietf:rfc:8935', endpoint_url: endpoint, authorization_header: 'Bearer anything' },
  })

  return {
    provider,
    receiver,
    proxy,
    async person(name) {
      const email = `${name}@northwind.example`
      const { id } = await provider.call('POST', '/user_management/users', { email, password, email_verified: true })
      const here = new FormBrowser(receiver.url)
      const authorize = new URLSearchParams({
        client_id: 'client_test_default',
        redirect_uri: redirectUri,
        response_type: 'code',
        connection_id: String(connection.id),
      })
      await here.open(`/user_management/authorize?${authorize}`)
      const there = new FormBrowser(provider.url)
      await there.open(here.location.href)
      await there.submit({ email })
      await there.submit({ password })
      await here.open(there.location.href)
      // Asked of those who come through a custom provider.
      await here.submit({ decision: 'allow' })
      const { user } = await receiver.call('POST', '/user_management/authenticate', {
        client_id: 'client_test_default',
        client_secret: receiver.server.apiKey,
        grant_type: 'authorization_code',
        code: here.location.searchParams.get('code'),
      })
      return { there: String(id), here: (user as { id: string }).id }
    },
    async received() {
      const { data } = await receiver.call('GET', `/connections/${connection.id}/received_signals?order=asc&limit=100`)
      return data as ReceivedSignal[]
    },
  }
}
