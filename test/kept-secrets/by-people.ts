import { onTestFinished } from 'vitest'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { formFields, startPortal } from '#portal/kit/portal.fixture.ts'
import { makeWidgets } from '#widgets/widget-pipes/widget-pipes.fixture.ts'
import { bamboohrSettings, startBamboohr } from '../bamboohr.ts'
import type { FormBrowser } from '../form-browser.ts'
import { googleSettings, startGoogleWorkspace } from '../google-workspace.ts'
import { startServer } from '../server.ts'
import { type KeptSecretSetting, type Outcome, outcomeOf, withMembers } from './setting.ts'

/** Opens a page of the portal and sends its form as it stands there, with these entries in it. */
async function sendForm(
  browser: FormBrowser,
  path: string,
  entries: Readonly<Record<string, unknown>>,
): Promise<Outcome> {
  await browser.open(path)
  const shown = [...browser.html.matchAll(/<input[^>]*type="(?:text|email)"[^>]*>/g)].flatMap(([input]) => {
    const [, name] = /name="([^"]*)"/.exec(input) ?? []
    return name === undefined ? [] : [[name, /value="([^"]*)"/.exec(input)?.[1] ?? '']]
  })
  const given = Object.fromEntries(Object.entries(entries).map(([name, value]) => [name, String(value)]))
  await browser.submitTo(path, { ...formFields(browser, path), ...Object.fromEntries(shown), ...given })
  return { status: browser.status, asked: /id="(\w+)-error"/.exec(browser.html)?.[1] }
}

const receivers = () => Promise.all([startLogReceiver(), startLogReceiver()])
const [stored, other] = await receivers()

const streamForm = (
  destination: { type: string } & Record<string, string>,
  member: string,
  secret: Record<string, string>,
): KeptSecretSetting => ({
  operation: 'gatehouse.pages.portal.log_streams.settings.submit',
  as: destination.type,
  elsewhere: { [member]: `${other.url}/x` },
  nearby: { [member]: `${stored.url}/x` },
  secret,
  async start() {
    const { api, organization, visit } = await startPortal()
    const { body } = await api.post<{ id: string }>('/audit_logs/streams', {
      organization_id: organization,
      destination: { ...destination, [member]: `${stored.url}/`, ...secret },
      state: 'inactive',
    })
    const browser = await visit({ intent: 'log_streams' })
    return {
      change: (members) => sendForm(browser, `/portal/log-streams/${body.id}/settings`, members),
      read: async () => (await api.get(`/audit_logs/streams/${body.id}`)).body,
    }
  },
})

const connectionForm: KeptSecretSetting = {
  operation: 'gatehouse.pages.portal.sso.provider.submit',
  elsewhere: { discovery_endpoint: 'http://127.0.0.1:10' },
  nearby: { discovery_endpoint: 'http://127.0.0.1:9/tenant' },
  secret: { client_secret: 'a secret' },
  async start() {
    const { api, organization, visit } = await startPortal()
    const { body } = await api.post<{ id: string }>('/connections', {
      organization_id: organization,
      type: 'GenericOIDC',
      name: 'Northwind',
      oidc: { issuer: 'http://127.0.0.1:9', client_id: 'client', client_secret: 'the secret' },
    })
    const browser = await visit({ intent: 'sso' })
    return {
      // Nothing answers there: the form takes it when it is sent a second time.
      change: (members) => sendForm(browser, `/portal/sso/${body.id}/provider`, { ...members, anyway: '1' }),
      read: async () => (await api.get(`/connections/${body.id}`)).body,
    }
  },
}

const [bamboohr, otherBamboohr, google, otherGoogle] = await Promise.all([
  startBamboohr(),
  startBamboohr(),
  startGoogleWorkspace(),
  startGoogleWorkspace(),
] as const)
for (const workspace of [google, otherGoogle]) workspace.addUser('Admin')

const directoryForm = (
  { type, as }: { type: string; as: 'bamboohr' | 'google_workspace' },
  settings: object,
  elsewhere: string,
  secret: Record<string, string>,
): KeptSecretSetting => ({
  operation: 'gatehouse.pages.portal.directory.credentials.submit',
  as,
  elsewhere: { base_url: elsewhere },
  secret,
  async start() {
    const { api, organization, visit, environment } = await startPortal()
    const { body } = await api.post<{ id: string }>('/directories', {
      organization_id: organization,
      type,
      name: 'Staff',
    })
    await api.put(`/directories/${body.id}/${as}`, settings)
    const browser = await visit({ intent: 'dsync' })
    return {
      change: (members) => sendForm(browser, `/portal/directory/${body.id}/credentials`, members),
      read: () =>
        environment.db.one(sql`
          select sealed_settings from directory_pulls
          where environment_id = ${environment.environmentId} and directory_id = ${body.id}`),
    }
  },
})

const googleAccount = googleSettings(google)

const widget = (operation: string, path: string, ownership: 'user' | 'organization'): KeptSecretSetting => ({
  operation,
  elsewhere: { 'config.host': 'gitlab.other.example' },
  secret: { client_secret: 'a secret', client_id: 'client' },
  async start() {
    const server = await startServer()
    const { ask, ada, service } = await makeWidgets(server)
    onTestFinished(() => service.close())
    await server.api.post('/data-integrations', {
      provider: 'gitlab',
      ownership,
      enabled: true,
      credentials: { type: 'organization' },
    })
    const change = (body: object) => ask(ada.token, 'PUT', `gitlab/${path}`, body)
    const config = { host: 'gitlab.northwind.example' }
    await change({ client_id: 'client', client_secret: 'the secret', config })
    return {
      async change(members) {
        const { status, json } = await change(withMembers(members))
        return outcomeOf({ status, body: json })
      },
      read: () =>
        server.environment.db.one(sql`
          select config, sealed_client_secret from data_integration_configurations
          where environment_id = ${server.environment.environmentId}`),
    }
  },
})

export const settingsOfPeople = [
  streamForm({ type: 'GenericHttps' }, 'url', { header_value: 'Bearer x' }),
  streamForm({ type: 'Splunk' }, 'url', { token: 'a token' }),
  connectionForm,
  directoryForm({ type: 'bamboohr', as: 'bamboohr' }, bamboohrSettings(bamboohr), otherBamboohr.url, {
    api_key: otherBamboohr.apiKey,
  }),
  directoryForm({ type: 'gsuite directory', as: 'google_workspace' }, googleAccount, otherGoogle.url, {
    service_account_key: googleAccount.service_account_key,
  }),
  widget('gatehouse.widgets.pipes.configure_members', 'configuration', 'user'),
  widget('gatehouse.widgets.pipes.configure_organization', 'organization/configuration', 'organization'),
]
