import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { type Receiver, startReceiver } from '../receiver.ts'
import { selfSigned } from '../self-signed.ts'
import { startOwnServer, type TestServer } from '../server.ts'

const hourMs = 3_600_000
const password = 'a sturdy long passphrase'

const companies = [
  'Globex',
  'Contoso',
  'Initech',
  'Umbrella',
  'Hooli',
  'Stark Industries',
  'Wayne Enterprises',
  'Northwind',
]
const people = [
  'Grace Hopper',
  'Alan Turing',
  'Barbara Liskov',
  'Edsger Dijkstra',
  'Margaret Hamilton',
  'Donald Knuth',
  'Radia Perlman',
  'Tim Lee',
  'Frances Allen',
  'John Backus',
  'Hedy Lamarr',
  'Katherine Johnson',
  'Ken Thompson',
  'Dorothy Vaughan',
  'Annie Easley',
  'Ada Lovelace',
]
const browsers = [
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.0 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
]
/** How many sign-ins each of the last 24 hours had, as of a product that is used by day. */
const signInsByHour = [1, 0, 0, 1, 1, 2, 4, 6, 9, 8, 7, 5, 6, 8, 9, 7, 6, 4, 3, 3, 2, 2, 1, 4]

export interface Demonstration {
  server: TestServer
  receiver: Receiver
  /** Ids by the names of the organizations, and by the emails of the users. */
  organizations: Readonly<Record<string, string>>
  users: Readonly<Record<string, string>>
  endpoint: string
}

/** A company's identity as it is after a day: customers, their people, sign-ins of 24 hours, and deliveries of which some fail. */
export async function demonstrate(): Promise<Demonstration> {
  let ago = signInsByHour.length * hourMs
  const server = await startOwnServer({ now: () => new Date(Date.now() - ago), config: { requestLog: true } })
  onTestFinished(() => server.close())
  const receiver = await startReceiver()
  onTestFinished(() => receiver.close())
  const { api, workos, clientId } = server
  await api.request('/environments/current', { method: 'PATCH', body: { name: 'Northwind' } })
  await api.request('/environments/current/sign_in_settings', { method: 'PATCH', body: { impersonation: true } })
  await api.post('/user_management/redirect_uris', { uri: 'https://app.northwind.example/callback' })

  const organizations: Record<string, string> = {}
  for (const name of companies) organizations[name] = (await workos.organizations.createOrganization({ name })).id
  await setUpAccess(server)
  const { id: endpoint } = (
    await api.post<{ id: string }>('/webhook_endpoints', {
      endpoint_url: receiver.url,
      events: ['user.created', 'organization.created', 'session.created'],
    })
  ).body
  await setUpConnections(server, organizations)

  const users: Record<string, string> = {}
  const emails: string[] = []
  for (const [hour, signIns] of signInsByHour.entries()) {
    ago = (signInsByHour.length - hour) * hourMs - hourMs / 2
    receiver.respond = () => ({ status: hour % 7 === 1 ? 503 : 200, body: hour % 7 === 1 ? 'Maintenance' : 'ok' })
    const joining = people.slice(Math.floor((hour * people.length) / 24), Math.floor(((hour + 1) * people.length) / 24))
    for (const name of joining) {
      const company = companies[emails.length % companies.length] ?? 'Northwind'
      const [firstName = '', lastName = ''] = name.split(' ')
      const email = `${firstName.toLowerCase()}@${company.toLowerCase().replaceAll(' ', '')}.example`
      const user = await workos.userManagement.createUser({ email, password, firstName, lastName, emailVerified: true })
      const organizationId = organizations[company] ?? ''
      await workos.userManagement.createOrganizationMembership({ userId: user.id, organizationId, roleSlug: 'member' })
      users[email] = user.id
      emails.push(email)
    }
    for (let turn = 0; turn < signIns; turn++) {
      ago -= Math.floor(hourMs / 24)
      const email = emails[(hour * 5 + turn * 3) % Math.max(emails.length, 1)]
      if (email === undefined) continue
      const isWrong = (hour + turn * 5) % 6 === 0
      await workos.userManagement
        .authenticateWithPassword({
          clientId,
          email,
          password: isWrong ? 'not the password' : password,
          ipAddress: `203.0.113.${20 + ((hour * 7 + turn) % 200)}`,
          userAgent: browsers[(hour + turn) % browsers.length] ?? '',
        })
        .catch(() => undefined)
    }
    // Deliveries follow within a second, at the time that it is then.
    await setTimeout(400)
  }
  ago = 0
  receiver.respond = () => ({ status: 200 })
  return { server, receiver, organizations, users, endpoint }
}

async function setUpAccess({ api }: TestServer): Promise<void> {
  const permissions = [
    'projects:read',
    'projects:write',
    'projects:delete',
    'billing:read',
    'billing:manage',
    'reports:export',
  ]
  for (const slug of permissions) {
    const [noun = '', verb = ''] = slug.split(':')
    const name = `${verb.charAt(0).toUpperCase()}${verb.slice(1)} ${noun}`
    await api.post('/authorization/permissions', { slug, name })
  }
  const roles = { viewer: permissions.slice(0, 1), editor: permissions.slice(0, 3), billing: permissions.slice(3, 5) }
  for (const [slug, granted] of Object.entries(roles)) {
    await api.post('/authorization/roles', { slug, name: `${slug.charAt(0).toUpperCase()}${slug.slice(1)}` })
    await api.put(`/authorization/roles/${slug}/permissions`, { permissions: granted })
  }
}

/** One connection whose certificate ends soon, and one that is not finished. */
async function setUpConnections({ api }: TestServer, organizations: Readonly<Record<string, string>>): Promise<void> {
  const until = new Date(Date.now() + 9 * 24 * hourMs).toISOString().replaceAll(/^20|[-T:]|\.\d+/g, '')
  await api.post('/connections', {
    organization_id: organizations.Globex,
    type: 'OktaSAML',
    name: 'Globex Okta',
    saml: {
      idp_entity_id: 'https://globex.okta.example',
      idp_sso_url: 'https://globex.okta.example/sso',
      idp_certificates: [selfSigned({ dns: 'globex.okta.example', until }).cert],
    },
  })
  await api.post('/connections', { organization_id: organizations.Hooli, type: 'EntraIdOIDC', name: 'Hooli Entra ID' })
}
