import { statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linkIdentity } from '#people/identities/index.ts'
import { startOwnServer, startServer, type TestServer } from '#test/server.ts'
import { type Imported, password, startImports } from '../../import.fixture.ts'

/** An environment to leave, and one to move to. */
async function startMove(answerOf: (path: string, calls: number) => number | string | undefined = () => undefined) {
  const old = await startServer()
  const target = await startImports()
  const door = await startDoor(old.url, answerOf)
  const folder = join(target.file('folder', ''), '..', 'copy')
  const move = (...words: string[]): Promise<Imported> =>
    target.run('workos', '--url', door.url, '--api-key', old.apiKey, '--folder', folder, ...words)
  return { old, target, door, folder, move }
}

/** Stands before an API, and answers some calls in its place. */
async function startDoor(target: string, answerOf: (path: string, calls: number) => number | string | undefined) {
  const paths: string[] = []
  const server = createServer(async ({ url = '', headers }, response) => {
    paths.push(url)
    const given = answerOf(url, paths.length)
    if (typeof given === 'string') return response.writeHead(200).end(given)
    if (given !== undefined) return response.writeHead(given, { 'retry-after': '0' }).end('{}')
    const answer = await fetch(`${target}${url}`, { headers: { authorization: headers.authorization ?? '' } })
    return response.writeHead(answer.status).end(await answer.text())
  })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  onTestFinished(() => void server.close())
  const { port } = server.address() as AddressInfo
  return { url: `http://localhost:${port}`, paths }
}

/** What an application reads, without the times of changes. */
async function seenBy({ api }: Pick<TestServer, 'api'>, path: string): Promise<unknown> {
  const { body } = await api.get<{ data?: unknown[] }>(path)
  const left = path.startsWith('/authorization') ? ['updated_at', 'created_at'] : ['updated_at']
  return JSON.parse(JSON.stringify(body.data ?? body), (key, value) => (left.includes(key) ? undefined : value))
}

/** What a run has changed. */
function changesOf({ counts }: Imported): string[] {
  return Object.keys(counts).filter((name) => /created|updated|deleted/.test(name))
}

/** Without what is of a server: addresses with its port, and when something was stored. */
function comparable(seen: unknown): unknown {
  const text = JSON.stringify(seen, (key, value) => (key === 'created_at' ? undefined : value))
  return JSON.parse(text.replaceAll(/localhost:\d+/g, 'server').replaceAll(/client_[0-9A-Z]{26}/g, 'client'))
}

async function fill({ workos }: TestServer) {
  const { organizations, userManagement, authorization } = workos
  await authorization.createPermission({ slug: 'invoices:pay', name: 'Pay invoices', description: 'Pays' })
  await authorization.createEnvironmentRole({ slug: 'billing', name: 'Billing' })
  await authorization.setEnvironmentRolePermissions('billing', { permissions: ['invoices:pay'] })
  const acme = await organizations.createOrganization({
    name: 'Acme',
    externalId: 'acme-1',
    metadata: { plan: 'gold', api_key: 'is allowed here' },
    domainData: [
      { domain: 'acme.test', state: 'verified' as never },
      { domain: 'acme-two.test', state: 'pending' as never },
    ],
  })
  const empty = await organizations.createOrganization({ name: 'Empty' })
  await authorization.createOrganizationRole(acme.id, { slug: 'org-approver', name: 'Approver' })
  const ada = await userManagement.createUser({
    email: 'Ada@acme.test',
    emailVerified: true,
    firstName: 'Ada',
    externalId: 'u-1',
    metadata: { theme: 'dark' },
  })
  const eve = await userManagement.createUser({ email: 'eve@acme.test', password })
  const member = await userManagement.createOrganizationMembership({
    userId: ada.id,
    organizationId: acme.id,
    roleSlugs: ['billing', 'org-approver'],
  })
  const former = await userManagement.createOrganizationMembership({ userId: eve.id, organizationId: acme.id })
  await userManagement.deactivateOrganizationMembership(former.id)
  return { acme, empty, ada, eve, member, former }
}

function pathsOf({ acme, ada, eve }: Awaited<ReturnType<typeof fill>>): string[] {
  const memberships = '/user_management/organization_memberships?statuses=active,pending,inactive&limit=100'
  return [
    '/authorization/permissions/invoices:pay',
    `/authorization/organizations/${acme.id}/roles/org-approver`,
    '/authorization/roles/billing',
    '/organizations?limit=100',
    '/organizations/external_id/acme-1',
    `/user_management/users/${ada.id}`,
    '/user_management/users/external_id/u-1',
    `/user_management/users/${eve.id}`,
    `${memberships}&organization_id=${acme.id}`,
    `${memberships}&user_id=${ada.id}`,
  ]
}

test('an environment comes in with all its ids, a second run changes nothing, and a later one brings what changed', async () => {
  const { old, target, move } = await startMove()
  const filled = await fill(old)
  const { acme, empty, ada, eve, former } = filled
  await linkIdentity(old.environment, ada.id, { provider: 'GoogleOAuth', idp_id: '1035479' })

  const rehearsal = await move('--dry-run')
  expect(rehearsal.text).toContain('Dry run: nothing was stored.')
  expect(rehearsal.counts).toMatchObject({ 'organizations to create': 2, 'users to create': 2 })
  expect(await target.users()).toEqual([])

  const first = await move('--identities')
  expect(first.errors).toEqual([])
  expect(first.counts).toMatchObject({
    'organizations created': 2,
    'domains created': 2,
    'organization roles created': 1,
    'users created': 2,
    'memberships active': 1,
    'memberships inactive': 1,
    'identities GoogleOAuth': 1,
  })
  expect(first.text).toContain('What the API does not give')
  for (const path of pathsOf(filled)) expect(await seenBy(target.server, path), path).toEqual(await seenBy(old, path))

  const second = await move()
  expect(changesOf(second)).toEqual([])

  // In the meantime, people work on.
  await old.workos.userManagement.updateUser({
    userId: ada.id,
    firstName: 'Augusta',
    metadata: { theme: null, seat: '7' },
  })
  await old.workos.userManagement.reactivateOrganizationMembership(former.id)
  await old.workos.organizations.updateOrganization({ organization: acme.id, name: 'Acme Inc.', domainData: [] })
  await old.workos.organizations.deleteOrganization(empty.id)
  const late = await old.workos.userManagement.createUser({ email: 'late@acme.test' })
  const gone = await old.workos.userManagement.createUser({ email: 'gone@acme.test' })
  await old.workos.userManagement.deleteUser(gone.id)
  const third = await move()
  expect(third.errors).toEqual([])
  expect(third.counts).toMatchObject({
    'users created': 1,
    'users updated': 1,
    'memberships updated': 1,
    'organizations updated': 1,
    'organizations deleted': 1,
  })
  for (const path of [...pathsOf(filled), `/user_management/users/${late.id}`])
    expect(await seenBy(target.server, path), path).toEqual(await seenBy(old, path))

  // The person signs in, and is the one whom the application knows.
  const { userManagement } = target.server.workos
  await userManagement.createMagicAuth({ email: 'ada@acme.test' })
  const session = await userManagement.authenticateWithMagicAuth({
    clientId: target.server.clientId,
    email: 'ada@acme.test',
    code: await target.server.lastCode('ada@acme.test'),
  })
  expect([session.user.id, session.organizationId]).toEqual([ada.id, acme.id])

  await old.workos.userManagement.deleteUser(eve.id)
  const fourth = await move()
  expect(fourth.counts).toMatchObject({ 'users deleted': 1 })
  const fifth = await move()
  expect(changesOf(fifth)).toEqual([])
}, 180_000)

test('a reading that ends anywhere goes on there, and waits where the API asks for it', async () => {
  let broken = 0
  let keepsEvents = true
  const calls: string[] = []
  const { old, target, door, folder, move } = await startMove((path) => {
    calls.push(path)
    if (!keepsEvents && path.startsWith('/events') && path.includes('after=')) return 422
    // Each call is refused once for its rate, and each third one ends the run.
    if (calls.filter((each) => each === path).length === 1) return 429
    broken += 1
    return broken % 3 === 0 && broken < 16 ? 401 : undefined
  })
  const filled = await fill(old)

  let ends = 0
  let done: Imported | undefined
  while (done === undefined)
    done = await move().catch((error: unknown) => {
      ends += 1
      expect(String(error)).toContain('refuses the key')
      return undefined
    })

  expect(ends).toBeGreaterThan(2)
  expect(done.errors).toEqual([])
  expect(done.counts).toMatchObject({ 'users created': 2, 'organizations created': 2, 'memberships active': 1 })
  // What was read whole is not read again.
  expect(door.paths.filter((path) => path.startsWith('/organizations?')).length).toBeLessThan(4)
  for (const path of pathsOf(filled)) expect(await seenBy(target.server, path), path).toEqual(await seenBy(old, path))

  // Once the events since are gone, all is read again, and what is missing in the lists was deleted.
  await old.workos.userManagement.deleteUser(filled.eve.id)
  keepsEvents = false
  const later = await move()
  expect(later.text).toContain('Everything is read again')
  expect(later.errors).toEqual([])
  expect(changesOf(later)).toEqual(['users deleted'])
  expect(statSync(join(folder, 'users.ndjson')).mode & 0o077).toBe(0)
}, 180_000)

test('links of invitations go on working, and groups, flags, directories, addresses, endpoints and connections keep what they have', async () => {
  // On another server: the token of an invitation is that of one invitation of a server.
  const old = await startOwnServer({})
  onTestFinished(() => old.close())
  const { workos, api } = old
  const acme = await workos.organizations.createOrganization({ name: 'Acme' })
  const eve = await workos.userManagement.createUser({ email: 'eve@acme.test' })
  const { userManagement, groups } = workos
  const ada = await userManagement.createUser({ email: 'ada@acme.test' })
  const member = await userManagement.createOrganizationMembership({ userId: ada.id, organizationId: acme.id })
  const fresh = await userManagement.sendInvitation({ email: 'new@acme.test', organizationId: acme.id })
  const pending = await userManagement.sendInvitation({ email: 'eve@acme.test', organizationId: acme.id })
  const revoked = await userManagement.sendInvitation({ email: 'no@acme.test' })
  await userManagement.revokeInvitation(revoked.id)
  const group = await groups.createGroup({ organizationId: acme.id, name: 'Sales' })
  await groups.addOrganizationMembership({
    organizationId: acme.id,
    groupId: group.id,
    organizationMembershipId: member.id,
  })
  await api.post('/user_management/redirect_uris', { uri: 'https://app.acme.test/callback' })
  await api.post('/user_management/cors_origins', { origin: 'https://app.acme.test' })
  await api.put('/user_management/jwt_template', { content: '{"team": {{ organization.name }}}' })
  await workos.webhooks.createWebhookEndpoint({
    endpointUrl: 'https://app.acme.test/hooks',
    events: ['user.created' as never],
  })
  await workos.authorization.createEnvironmentRole({ slug: 'editor', name: 'Editor', resourceTypeSlug: 'project' })
  const outer = await workos.authorization.createResource({
    externalId: 'p-1',
    name: 'Outer',
    resourceTypeSlug: 'project',
    organizationId: acme.id,
  })
  const inner = await workos.authorization.createResource({
    externalId: 'f-1',
    name: 'Inner',
    resourceTypeSlug: 'folder',
    organizationId: acme.id,
    parentResourceId: outer.id,
  })
  await workos.authorization.assignRole({
    organizationMembershipId: member.id,
    roleSlug: 'editor',
    resourceId: outer.id,
  })
  const kept = await workos.vault.createObject({ name: 'card', value: ' 4111 ', context: { organization_id: acme.id } })
  await api.post('/feature-flags', { slug: 'editor', name: 'Editor', enabled: true })
  await api.put(`/feature-flags/editor/targets/${acme.id}`, {})
  await workos.auditLogs.createSchema({ action: 'invoice.paid', targets: [{ type: 'invoice' }] })
  await workos.auditLogs.createSchema({ action: 'invoice.paid', targets: [{ type: 'invoice' }, { type: 'payer' }] })
  const connection = await api.post<{ id: string }>('/connections', {
    organization_id: acme.id,
    type: 'OktaSAML',
    name: 'Okta',
    domains: [],
  })
  const directory = await api.post<{ id: string; external_key: string; scim: { bearer_token: string } }>(
    '/directories',
    {
      organization_id: acme.id,
      type: 'okta scim v2.0',
      name: 'Okta',
    },
  )
  const scim = (url: string, method: string, path: string, body?: object) =>
    fetch(`${url}/scim/v2.0/${directory.body.external_key}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${directory.body.scim.bearer_token}`,
        'content-type': 'application/scim+json',
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
  const scimUser = {
    userName: 'ada@acme.test',
    externalId: '00u1',
    emails: [{ value: 'ada@acme.test', primary: true }],
  }
  const known = (await (await scim(old.url, 'POST', '/Users', scimUser)).json()) as { id: string }
  await scim(old.url, 'POST', '/Groups', { displayName: 'Staff', members: [{ value: known.id }] })

  const target = await startImports()
  const door = await startDoor(old.url, (path) =>
    path === `/sso/metadata/${connection.body.id}`
      ? `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://old.test/AB12"><md:SPSSODescriptor>
          <md:AssertionConsumerService index="0" Location="https://auth.old.test/sso/saml/acs/AB12"/></md:SPSSODescriptor></md:EntityDescriptor>`
      : undefined,
  )
  const key = 'sk_a_value_that_the_customer_still_has'
  const words = ['--url', door.url, '--api-key', old.apiKey, '--folder', join(target.file('x', ''), '..', 'copy')]
  const files = [
    ...['--api-keys', target.file('keys.csv', `id,name,organization_id,value\napi_key_01OLD,CI,${acme.id},${key}\n`)],
    ...[
      '--directory-tokens',
      target.file('t.csv', `directory_id,token\n${directory.body.id},${directory.body.scim.bearer_token}\n`),
    ],
  ]
  const first = await target.run('workos', ...words, ...files, '--vault')
  expect(first.text).not.toContain('The API does not give')
  expect(first.errors).toEqual([])
  expect(first.text).toMatch(
    /Okta[\s\S]*https:\/\/auth\.old\.test\/sso\/saml\/acs\/AB12\n {4}→ http.*\/sso\/saml\/acs\/AB12/,
  )
  const { server } = target
  const paths = [
    `/user_management/invitations/by_token/${fresh.token}`,
    `/user_management/invitations/${revoked.id}`,
    `/organizations/${acme.id}/groups`,
    `/organizations/${acme.id}/groups/${group.id}/organization-memberships`,
    '/user_management/redirect_uris',
    '/user_management/cors_origins',
    '/user_management/jwt_template',
    `/authorization/resources/${inner.id}`,
    `/authorization/resources/${outer.id}/role_assignments`,
    '/feature-flags/editor',
    '/audit_logs/actions/invoice.paid/schemas',
    `/organizations/${acme.id}/feature-flags`,
    `/directories/${directory.body.id}`,
    `/directory_users?directory=${directory.body.id}`,
    `/directory_groups?directory=${directory.body.id}&user=${known.id}`,
  ]
  for (const path of paths)
    expect(comparable(await seenBy(server, path)), path).toEqual(comparable(await seenBy(old, path)))
  const endpoints = await api.get<{ data: object[] }>('/webhook_endpoints')
  expect(await seenBy(server, '/webhook_endpoints')).toMatchObject(
    endpoints.body.data.map((each) => ({
      id: Reflect.get(each, 'id'),
      secret: Reflect.get(each, 'secret'),
      status: 'disabled',
    })),
  )
  expect(await seenBy(server, `/connections/${connection.body.id}`)).toMatchObject({ name: 'Okta', state: 'draft' })
  expect(await server.workos.vault.readObject({ id: kept.id })).toMatchObject({ name: 'card', value: ' 4111 ' })
  const validated = await server.workos.apiKeys.createValidation({ value: key })
  expect(validated.apiKey).toMatchObject({ id: 'api_key_01OLD', owner: { id: acme.id } })
  // The provider goes on with the old path and the old token, and finds its people.
  const found = await scim(server.url, 'GET', `/Users/${known.id}`)
  expect([found.status, await found.json()]).toMatchObject([200, { id: known.id, userName: 'ada@acme.test' }])

  // The invited accepts with the link of the old mail, here.
  const accepted = await server.workos.userManagement.acceptInvitation(pending.id)
  expect(accepted).toMatchObject({ state: 'accepted', acceptedUserId: eve.id })

  const second = await target.run('workos', ...words, ...files)
  expect(second.errors).toEqual([])
  expect(changesOf(second)).toEqual([])
}, 180_000)
