import { afterAll, expect, test } from 'vitest'
import { addEvents, listEvents, prepareLog } from '#audit-logs/audit-events/events.fixture.ts'
import { startLogReceiver } from '#audit-logs/log-streams/receiver.fixture.ts'
import { sql } from '#platform/db/sql.ts'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { oidcProvider, samlProvider } from '#sso/connections/connection.fixture.ts'
import { startDnsServer } from '#test/dns-server.ts'
import { FormBrowser } from '#test/form-browser.ts'
import { send } from '#test/samples.ts'
import { startOwnServer } from '#test/server.ts'
import { type WidgetScope, widgetScopes } from '../widget-tokens/scopes.ts'

const dns = await startDnsServer()
const receiver = await startLogReceiver()
const server = await startOwnServer({ config: { dnsServers: [dns.address] } })
const { workos, api, url, app } = server

afterAll(async () => {
  await server.close()
  await dns.close()
  await receiver.close()
})

const newOrganization = async () => (await workos.organizations.createOrganization({ name: 'Northwind' })).id

/** A token with which the application speaks for an organization. */
async function tokenOf(organizationId: string, scopes: readonly WidgetScope[] = widgetScopes): Promise<string> {
  return (await api.post<{ token: string }>('/widgets/token', { organization_id: organizationId, scopes })).body.token
}

async function ask<T = Record<string, unknown>>(token: string, method: string, path: string) {
  const { status, json } = await send(url, `/_widgets/${path}`, { method, key: token })
  return { status, json: json as T }
}

interface Domain {
  id: string
  state: string
  subdomain: string | null
  verificationPrefix: string
  verificationToken: string
}

const domains = 'admin-portal/organization-domains'
const directories = 'directory-sync/directories'
const permissions: [WidgetScope, method: string, path: string][] = [
  ['widgets:domain-verification:manage', 'GET', domains],
  ['widgets:domain-verification:manage', 'DELETE', `${domains}/org_domain_1`],
  ['widgets:domain-verification:manage', 'POST', `${domains}/org_domain_1/reverify`],
  ['widgets:sso:manage', 'GET', 'admin-portal/sso-connections'],
  ['widgets:audit-log-streaming:manage', 'GET', 'admin-portal/audit-log-stream'],
  ['widgets:domain-verification:manage', 'POST', 'admin-portal/generate-link?intent=domain_verification'],
  ['widgets:sso:manage', 'POST', 'admin-portal/generate-link?intent=sso'],
  ['widgets:audit-log-streaming:manage', 'POST', 'admin-portal/generate-link?intent=log_streams'],
  ['widgets:dsync:manage', 'GET', directories],
  ['widgets:dsync:manage', 'GET', `${directories}/directory_1`],
]

test('[T-3] each call needs the permission of its widget, in the token and in a role of its user', async () => {
  const organizationId = await newOrganization()
  const { id: userId } = await workos.userManagement.createUser({ email: `mia.${organizationId}@northwind.example` })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId,
    organizationId,
    roleSlug: 'admin',
  })
  const given = { organization_id: organizationId, user_id: userId, scopes: widgetScopes }
  const { token } = (await api.post<{ token: string }>('/widgets/token', given)).body
  await workos.userManagement.updateOrganizationMembership(membership.id, { roleSlug: 'member' })
  for (const [permission, method, path] of permissions) {
    const others = widgetScopes.filter((scope) => scope !== permission)
    for (const refused of [token, await tokenOf(organizationId, others)])
      expect(await ask(refused, method, path), path).toMatchObject({
        status: 403,
        json: { code: 'widget_permission_missing', message: expect.stringContaining(permission) },
      })
    const { status } = await ask(await tokenOf(organizationId, [permission]), method, path)
    expect(status, path).not.toBe(403)
  }
})

test('[T-3] domains and directories of other organizations are not there', async () => {
  const [ours, theirs] = [await newOrganization(), await newOrganization()]
  const token = await tokenOf(ours)
  const { id: domainId } = await workos.organizationDomains.createOrganizationDomain({
    organizationId: theirs,
    domain: 'theirs.example',
  })
  const directory = await api.post<{ id: string }>('/directories', {
    organization_id: theirs,
    name: 'Okta',
    type: 'okta scim v2.0',
  })
  for (const [method, path] of [
    ['DELETE', `${domains}/${domainId}`],
    ['POST', `${domains}/${domainId}/reverify`],
    ['GET', `${directories}/${directory.body.id}`],
  ] as const)
    expect((await ask(token, method, path)).status, path).toBe(404)
  expect((await ask(token, 'GET', domains)).json).toEqual({ data: [] })
  expect((await ask(token, 'GET', directories)).json).toMatchObject({ data: [] })
  expect((await ask(await tokenOf(theirs), 'GET', domains)).json).toMatchObject({ data: [{ id: domainId }] })
})

test('a domain is shown with a record that verifies it, started over, and removed', async () => {
  const organizationId = await newOrganization()
  const token = await tokenOf(organizationId)
  dns.delegate('northwind.example', ['ada.ns.cloudflare.com'])
  const add = (domain: string) => workos.organizationDomains.createOrganizationDomain({ organizationId, domain })
  const [{ id }, unknown] = [await add('mail.northwind.example'), await add('elsewhere.example')]
  const read = async () => (await ask<{ data: Domain[] }>(token, 'GET', domains)).json.data

  const [domain] = await read()
  expect(await read()).toEqual([
    {
      id,
      domain: 'mail.northwind.example',
      state: 'Pending',
      nameServer: 'CloudFlare',
      subdomain: 'mail',
      verificationPrefix: expect.stringMatching(/^gatehouse-/),
      verificationToken: expect.any(String),
      createdAt: expect.any(String),
    },
    expect.objectContaining({ id: unknown.id, nameServer: 'Other', subdomain: null }),
  ])

  // What the widget tells people to enter: the host in its zone, and both parts as the value.
  const { subdomain, verificationPrefix, verificationToken } = domain ?? ({} as Domain)
  dns.set(`${subdomain}.northwind.example`, [`${verificationPrefix}=${verificationToken}`])
  expect(await ask(token, 'POST', `${domains}/${id}/reverify`)).toMatchObject({
    status: 200,
    json: { id, state: 'Pending' },
  })
  const look = async () => {
    await app.system.database.run(
      sql`select graphile_worker.reschedule_jobs(array(select id from graphile_worker.jobs), now())`,
    )
    return (await read()).map(({ state }) => state)
  }
  await expect.poll(look, { timeout: 10_000 }).toEqual(['Verified', 'Pending'])
  expect(await ask(token, 'POST', `${domains}/${id}/reverify`)).toMatchObject({
    status: 400,
    json: { code: 'domain_already_verified' },
  })

  expect(await ask(token, 'DELETE', `${domains}/${id}`)).toMatchObject({
    status: 200,
    json: { id, domain: 'mail.northwind.example', state: 'Verified' },
  })
  expect((await read()).map((each) => each.id)).toEqual([unknown.id])
})

test('connections are shown as the widget spells them, with certificates and nothing secret', async () => {
  const organization_id = await newOrganization()
  const token = await tokenOf(organization_id)
  const create = async (body: object) =>
    (await api.post<{ id: string }>('/connections', { organization_id, name: 'Northwind', ...body })).body.id
  const read = async () => (await ask<Record<string, unknown>[]>(token, 'GET', 'admin-portal/sso-connections')).json
  await create({ type: 'Pending' })
  expect(await read()).toEqual([])

  const saml = await create({ type: 'ADFSSAML', saml: samlProvider })
  const oidc = await create({ type: 'OktaOIDC', oidc: oidcProvider })
  const certificate = {
    id: expect.any(String),
    value: `${providerKey.certificate}\n`,
    notAfter: '2027-01-01T00:00:00.000Z',
  }
  const common = { name: 'Northwind', createdAt: expect.any(String), lastSession: null }
  const found = await read()
  expect(found).toEqual([
    {
      id: saml,
      ...common,
      state: 'Active',
      type: 'AdfsSaml',
      providerTag: 'Saml',
      x509Certificates: [certificate],
      latestExpiringCertificate: certificate,
      latestExpiredCertificate: null,
    },
    { id: oidc, ...common, state: 'Validating', type: 'OktaOidc', providerTag: 'OpenIdConnect' },
  ])
  expect(JSON.stringify(found)).not.toMatch(/PRIVATE KEY|a secret of theirs/)
})

test('the log stream is shown with its state and its last event, without its credentials', async () => {
  const organization_id = await prepareLog(server)
  const token = await tokenOf(organization_id)
  const read = async () => (await ask(token, 'GET', 'admin-portal/audit-log-stream')).json
  expect(await read()).toEqual({})

  const destination = { type: 'GenericHttps', url: receiver.url, header_value: 'Bearer s3cret' }
  const { body } = await api.post<{ id: string }>('/audit_logs/streams', { organization_id, destination })
  const fresh = {
    id: body.id,
    state: 'Active',
    type: 'GenericHttps',
    errorMessage: null,
    lastSyncedEventId: null,
    auditLogTrailId: organization_id,
  }
  expect(await read()).toEqual(fresh)
  await addEvents(server, organization_id, 1)
  const [event] = await listEvents(server, organization_id)
  await expect
    .poll(read, { timeout: 10_000 })
    .toEqual({ ...fresh, lastSyncedEventId: event?.id.replace('audit_log_event_', '') })
  await api.request(`/audit_logs/streams/${body.id}`, { method: 'PATCH', body: { state: 'inactive' } })
  expect(await read()).toMatchObject({ state: 'Inactive' })
})

test('[W-6] a link opens the portal of the organization for its intent, once', async () => {
  const organizationId = await newOrganization()
  const token = await tokenOf(organizationId)
  const visit = async (link: string) => {
    const { origin, pathname, searchParams } = new URL(link)
    const browser = new FormBrowser(url)
    // As the widgets do: the token in a form, on a page of the application.
    const apiToken = searchParams.get('apiToken') ?? ''
    await browser.arriveByForm(`${origin}${pathname}`, { apiToken }, 'https://app.northwind.example')
    return [browser.status, browser.location.pathname]
  }
  for (const [intent, path] of [
    ['domain_verification', '/portal/domains'],
    ['sso', '/portal/sso'],
    ['log_streams', '/portal/log-streams'],
  ]) {
    const { status, json } = await ask<{ link: string }>(token, 'POST', `admin-portal/generate-link?intent=${intent}`)
    expect(status).toBe(201)
    expect(await visit(json.link)).toEqual([200, path])
    expect((await visit(json.link))[0]).toBe(410)
  }
  expect((await ask(token, 'POST', 'admin-portal/generate-link?intent=audit_logs')).status).toBe(422)
  const { link } = (await ask<{ link: string }>(token, 'GET', directories)).json
  expect(await visit(link)).toEqual([200, '/portal/directory'])
})

test('directories are shown with their counts and no token', async () => {
  const organization_id = await newOrganization()
  const token = await tokenOf(organization_id)
  const { body } = await api.post<{ id: string; external_key: string; scim: { bearer_token: string } }>(
    '/directories',
    {
      organization_id,
      name: 'Okta',
      type: 'okta scim v2.0',
    },
  )
  const bearer = body.scim.bearer_token
  const userName = 'ada@northwind.example'
  await send(url, `/scim/v2.0/${body.external_key}/Users`, {
    method: 'POST',
    key: bearer,
    body: { schemas: ['urn:ietf:params:scim:schemas:core:2.0:User'], userName, externalId: '1', active: true },
  })
  const { json } = await ask<{ data: object[] }>(token, 'GET', directories)
  expect(json.data).toEqual([
    {
      id: body.id,
      name: 'Okta',
      type: 'okta scim v2.0',
      state: 'linked',
      createdAt: expect.any(String),
      updatedAt: expect.any(String),
      lastSyncRunAt: expect.any(String),
      metadata: { users: { active: 1, inactive: 0 }, groups: 0 },
    },
  ])
  expect((await ask(token, 'GET', `${directories}/${body.id}`)).json).toEqual(json.data[0])
  expect(JSON.stringify(json)).not.toContain(bearer)
})
