import { statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { linkIdentity } from '#people/identities/index.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { type Imported, password, startImports } from '../../import.fixture.ts'

/** An environment to leave, and one to move to. */
async function startMove(answerOf: (path: string, calls: number) => number | undefined = () => undefined) {
  const old = await startServer()
  const target = await startImports()
  const door = await startDoor(old.url, answerOf)
  const folder = join(target.file('folder', ''), '..', 'copy')
  const move = (...words: string[]): Promise<Imported> =>
    target.run('workos', '--url', door.url, '--api-key', old.apiKey, '--folder', folder, ...words)
  return { old, target, door, folder, move }
}

/** Stands before an API, and answers some calls in its place. */
async function startDoor(target: string, answerOf: (path: string, calls: number) => number | undefined) {
  const paths: string[] = []
  const server = createServer(async ({ url = '', headers }, response) => {
    paths.push(url)
    const status = answerOf(url, paths.length)
    if (status !== undefined) return response.writeHead(status, { 'retry-after': '0' }).end('{}')
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
  expect(Object.keys(second.counts).filter((name) => /created|updated|deleted/.test(name))).toEqual([])

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
  expect(Object.keys(fifth.counts).filter((name) => /created|updated|deleted/.test(name))).toEqual([])
}, 180_000)

test('a reading that ends anywhere goes on there, and waits where the API asks for it', async () => {
  let broken = 0
  const calls: string[] = []
  const { old, target, door, folder, move } = await startMove((path) => {
    calls.push(path)
    // Each call is refused once for its rate, and each third one ends the run.
    if (calls.filter((each) => each === path).length === 1) return 429
    broken += 1
    return broken % 3 === 0 && broken < 16 ? 403 : undefined
  })
  const filled = await fill(old)

  let ends = 0
  let done: Imported | undefined
  while (done === undefined)
    done = await move().catch((error: unknown) => {
      ends += 1
      expect(String(error)).toContain('403')
      return undefined
    })

  expect(ends).toBe(5)
  expect(done.errors).toEqual([])
  expect(done.counts).toMatchObject({ 'users created': 2, 'organizations created': 2, 'memberships active': 1 })
  // What was read whole is not read again.
  expect(door.paths.filter((path) => path.startsWith('/organizations?')).length).toBeLessThan(4)
  for (const path of pathsOf(filled)) expect(await seenBy(target.server, path), path).toEqual(await seenBy(old, path))
  expect(statSync(join(folder, 'users.ndjson')).mode & 0o077).toBe(0)
}, 180_000)
