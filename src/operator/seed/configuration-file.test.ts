import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { openShell } from '#configuration/configuration.fixture.ts'
import { ConfigError } from '#platform/config-error.ts'
import { countRows } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { createConfigurer } from '../../seed-configuration.ts'
import { type Configurer, createSeeder } from './index.ts'
import { examples, seedFile } from './seed.fixture.ts'

const [example = ''] = examples()
/** Without a key, whose value one environment of a server has. */
const withoutKey = example.replace(/^ {2}apiKeys:\n.*\n/m, '')

/** The environment of a test, and what seeds it as a start does. */
async function prepare(text: string) {
  const server = await startServer()
  const { app, environment } = server
  const { config } = app.system
  const path = seedFile(text, 'gatehouse.yaml')
  const configurer = createConfigurer(config, () => app.http)
  const seederOf = (development: boolean, chosen: Configurer = configurer) =>
    createSeeder({ ...config, seedFile: path, development }, chosen)
  return { server, environment, path, configurer, seederOf }
}

test('the example of the guide, one file for a start and for an apply, is applied whole and once, and follows an edit and a reset', async () => {
  const { server, environment, path, seederOf } = await prepare(example)
  const { workos, api, apiKey, clientId } = server
  const seeder = seederOf(true)
  const signIn = (email: string) =>
    api.post('/user_management/authenticate', {
      client_id: clientId,
      client_secret: apiKey,
      grant_type: 'password',
      email,
      password: 'test123',
    })
  // Without deliveries, which begin by themselves.
  const countSeeded = async () => {
    const { webhook_deliveries: _, webhook_attempts: __, ...seeded } = await countRows(environment)
    return seeded
  }

  const [created] = await seeder.seedFirstEnvironment(environment)

  expect(created).toMatch(
    /created \d+ objects \(permissions\.posts:read, .* and \d+ more\), 3 users \(alice@acme\.com, /,
  )
  expect(await openShell(server).plan(path)).toEqual([0, expect.stringContaining('No changes')])
  const acme = await workos.organizations.getOrganizationByExternalId('acme')
  expect(acme).toMatchObject({ name: 'Acme Corp', domains: [{ domain: 'acme.com', state: 'verified' }] })
  expect(await signIn('alice@acme.com')).toMatchObject({ status: 200, body: { organization_id: acme.id } })
  expect(await signIn('carol@acme.com')).toMatchObject({ body: { code: 'mfa_challenge' } })
  const { data: members } = await workos.userManagement.listOrganizationMemberships({
    organizationId: acme.id,
    statuses: ['active', 'inactive'],
  })
  expect(members.map(({ role }) => role.slug).sort()).toEqual(['admin', 'org-auditor', 'viewer'])
  expect((await workos.groups.listGroups({ organizationId: acme.id })).data).toMatchObject([{ name: 'Engineering' }])
  expect((await api.get<{ data: { name: string }[] }>('/environments/current/keys')).body.data).not.toContainEqual(
    expect.objectContaining({ name: 'Seed file' }),
  )

  const before = await countSeeded()
  expect(await seeder.seedFirstEnvironment(environment)).toEqual([expect.stringContaining("hasn't changed since")])
  expect(await countSeeded()).toEqual(before)

  writeFileSync(path, example.replace('name: Viewer', 'name: Reader').replace('first_name: Alice', 'first_name: Alix'))
  expect(await seeder.seedFirstEnvironment(environment)).toContainEqual(
    expect.stringContaining('changed 1 object (roles.viewer)'),
  )
  expect((await api.get('/authorization/roles/viewer')).body).toMatchObject({ name: 'Reader' })
  expect(await workos.userManagement.getUser('user_alice')).toMatchObject({ firstName: 'Alice' })

  await seeder.resetEnvironment(environment)
  expect(await workos.userManagement.getUser('user_alice')).toMatchObject({ firstName: 'Alix' })
  expect(await openShell(server).plan(path)).toEqual([0, expect.stringContaining('No changes')])
})

test('[I-2] a file that is wrong is refused with its lines, of both parts, before anything is done', async () => {
  const { environment, path, seederOf } = await prepare(withoutKey)
  const seeder = seederOf(true)
  await seeder.seedFirstEnvironment(environment)
  const before = await countRows(environment)
  for (const [wrong, message] of [
    [withoutKey.replace('viewer: {', 'viewer: { nam: Viewer,'), /line 11: unknown member `nam`; did you mean `name`\?/],
    [withoutKey.replace('  users:', '  user:'), /line 24: unknown member `user`; did you mean `users`\?/],
    [withoutKey.replace('  users:', '  roles: []\n  users:'), /line 24: unknown member `roles`/],
    [withoutKey.replace('alice@acme.com, first', 'no address, first'), /line 25: `users\[0\]` is refused/],
  ] as const) {
    writeFileSync(path, wrong)
    await expect(seeder.resetEnvironment(environment)).rejects.toThrow(message)
    if (!wrong.includes('no address')) expect(await countRows(environment)).toEqual(before)
  }
})

test('in production a file is for the first start, which is continued if it was broken off', async () => {
  const text = withoutKey.replace(', totp: true', '')
  const { environment, path, configurer, seederOf } = await prepare(text)
  const breaking: Configurer = {
    ...configurer,
    async apply(ctx, file) {
      await configurer.apply(ctx, file)
      throw new ConfigError('broken off')
    },
  }

  await expect(seederOf(false, breaking).seedFirstEnvironment(environment)).rejects.toThrow('broken off')
  expect(await seederOf(false).seedFirstEnvironment(environment)).toEqual([expect.stringContaining('3 users')])

  writeFileSync(path, `${text}# edited\n`)
  expect(await seederOf(false).seedFirstEnvironment(environment)).toEqual([expect.stringContaining('was not applied')])
})

test('processes that start with one file at the same time fill the environment once', async () => {
  const { server, environment, seederOf } = await prepare(withoutKey)

  await Promise.all([1, 2, 3].map(() => seederOf(true).seedFirstEnvironment(environment)))

  expect((await server.workos.userManagement.listUsers()).data).toHaveLength(3)
  expect((await server.workos.organizations.listOrganizations()).data).toHaveLength(1)
})
