import { expect, test } from 'vitest'
import { startWithFlags } from './flag.fixture.ts'

const server = await startWithFlags()
const { workos, api, flag, patch, organization, user, evaluate, setTarget } = server

const slugs = async (list: Promise<{ data: { slug: string }[] }>) => (await list).data.map(({ slug }) => slug)

test('the official SDK drives all that it has for feature flags', async () => {
  const { featureFlags } = workos
  const made = await flag('sdk', {
    enabled: false,
    description: 'A beta',
    tags: ['beta'],
    owner: { email: 'jane@corp.example' },
  })
  const [organizationId, userId] = [await organization(), await user()]
  await workos.userManagement.createOrganizationMembership({ userId, organizationId })

  expect(await featureFlags.getFeatureFlag('sdk')).toMatchObject({ id: made.id, enabled: false, tags: ['beta'] })
  expect(await featureFlags.enableFeatureFlag('sdk')).toMatchObject({ enabled: true, defaultValue: false })
  await featureFlags.addFlagTarget({ slug: 'sdk', targetId: organizationId })
  await featureFlags.addFlagTarget({ slug: 'sdk', targetId: organizationId })
  expect(await slugs(featureFlags.listOrganizationFeatureFlags({ organizationId }))).toEqual(['sdk'])
  expect(await slugs(featureFlags.listUserFeatureFlags({ userId }))).toEqual(['sdk'])
  await featureFlags.removeFlagTarget({ slug: 'sdk', targetId: organizationId })
  expect(await slugs(featureFlags.listOrganizationFeatureFlags({ organizationId }))).toEqual([])
  await featureFlags.addFlagTarget({ slug: 'sdk', targetId: userId })
  expect(await slugs(featureFlags.listUserFeatureFlags({ userId }))).toEqual(['sdk'])
  expect(await featureFlags.disableFeatureFlag('sdk')).toMatchObject({ enabled: false })
  expect(await slugs(featureFlags.listUserFeatureFlags({ userId }))).toEqual([])
  expect(await slugs(featureFlags.listFeatureFlags())).toContain('sdk')
})

test('a user has the flags of organizations that they are an active member of, and no others', async () => {
  const [organizationId, userId] = [await organization(), await user()]
  const membership = await workos.userManagement.createOrganizationMembership({ userId, organizationId })
  await flag('members')
  await workos.featureFlags.addFlagTarget({ slug: 'members', targetId: organizationId })
  const listed = () => slugs(workos.featureFlags.listUserFeatureFlags({ userId }))

  expect(await listed()).toEqual(['members'])
  await workos.userManagement.deactivateOrganizationMembership(membership.id)
  expect(await listed()).toEqual([])
})

test('answers are held against the official schema, and what is not there is a 404', async () => {
  await flag('raw')
  const read = await Promise.all(['/feature-flags', '/feature-flags/raw'].map((path) => api.get(path)))
  expect(read.map(({ status }) => status)).toEqual([200, 200])
  const target = `/feature-flags/raw/targets/${await organization()}`
  expect(await api.post(target, {})).toMatchObject({ status: 204, body: undefined })
  expect(await api.delete(target)).toMatchObject({ status: 204 })
  expect(await api.delete(target)).toMatchObject({ status: 204 })
  expect(await api.post('/feature-flags/raw/targets/team_1', {})).toMatchObject({
    status: 400,
    body: { code: 'invalid_resource_id_format', statusCode: 400 },
  })
  const missing = [
    '/feature-flags/raw/targets/org_none',
    '/feature-flags/raw/targets/user_none',
    target.replace('raw', 'none'),
  ]
  for (const path of missing) {
    expect([path, (await api.post(path, {})).status, (await api.delete(path)).status]).toEqual([path, 404, 404])
  }
  for (const path of ['/organizations/org_none/feature-flags', '/user_management/users/user_none/feature-flags']) {
    expect((await api.get(path)).status).toBe(404)
  }
})

test('a flag has a slug of its own, which cannot be taken twice', async () => {
  await flag('taken')

  expect(await api.post('/feature-flags', { slug: 'taken', name: 'Another' })).toMatchObject({
    status: 409,
    body: { code: 'feature_flag_slug_conflict' },
  })
  expect(await api.post('/feature-flags', { slug: '__proto__', name: 'Prototype' })).toMatchObject({ status: 422 })
})

test('a target keeps the flag when everyone gets it, and no target is left behind', async () => {
  const [first, other] = [await organization(), await organization()]
  await flag('widened')
  await workos.featureFlags.addFlagTarget({ slug: 'widened', targetId: first })
  await setTarget('widened', other, false)

  expect(await patch('widened', { access_type: 'all' })).toMatchObject({
    body: { access_type: 'all', default_value: true, rollout_percentage: 0 },
  })

  for (const organization_id of [first, other]) {
    expect(await evaluate('widened', { organization_id })).toEqual({ value: true, reason: 'everyone' })
  }
  expect((await api.get('/feature-flags/widened/targets')).body).toMatchObject({ data: [] })
  expect(await patch('widened', { access_type: 'some' })).toMatchObject({ body: { access_type: 'none' } })
})

test('members that contradict each other are refused, and change nothing', async () => {
  await flag('sober', { default_value: true })
  const refused = [
    { access_type: 'none', default_value: true },
    { access_type: 'all', default_value: false },
    { access_type: 'all', rollout_percentage: 10 },
    { access_type: 'none', rollout_percentage: 10 },
    { default_value: true, rollout_percentage: 10 },
    { rollout_percentage: 101 },
  ]
  for (const body of refused) expect([body, (await patch('sober', body)).status]).toEqual([body, 422])
  expect(await patch('sober', { rollout_percentage: 10 })).toMatchObject({
    status: 409,
    body: { code: 'feature_flag_on_for_everybody' },
  })
  expect(await setTarget('sober', await organization(), false)).toMatchObject({ status: 409 })
  expect(await setTarget('sober', await user(), false)).toMatchObject({
    status: 422,
    body: { code: 'feature_flag_user_not_excludable' },
  })

  expect((await api.get('/feature-flags/sober/rule')).body).toMatchObject({ access_type: 'all', rollout_percentage: 0 })
})

test('a real change records one event with the values before, and a change without a difference records no event', async () => {
  const own = await startWithFlags()
  const id = await own.organization('Acme')
  const userId = await own.user()
  await own.flag('told', { tags: ['a'] })
  await own.patch('told', { name: 'Told', tags: ['a', 'b'], owner: { email: 'jane@corp.example' } })
  await own.patch('told', {
    name: 'Told',
    tags: ['a', 'b'],
    owner: { email: 'jane@corp.example' },
    rollout_percentage: 0,
  })
  await own.workos.featureFlags.addFlagTarget({ slug: 'told', targetId: id })
  await own.workos.featureFlags.addFlagTarget({ slug: 'told', targetId: id })
  await own.workos.featureFlags.addFlagTarget({ slug: 'told', targetId: userId })
  await own.workos.featureFlags.enableFeatureFlag('told')
  await own.workos.featureFlags.disableFeatureFlag('told')
  await own.patch('told', { default_value: true })
  await own.api.delete('/feature-flags/told')

  const events = await own.announced()

  const noTargets = { organizations: [], users: [] }
  const acme = { organizations: [{ id, name: 'Acme' }], users: [] }
  const both = { ...acme, users: [{ id: userId, email: 'user-0@example.com' }] }
  expect(events.map(({ event, context }) => ({ event, ...about(context) }))).toEqual([
    { event: 'flag.created' },
    { event: 'flag.updated', previous_attributes: { data: { name: 'told', tags: ['a'], owner: null } } },
    {
      event: 'flag.rule_updated',
      access_type: 'some',
      rollout_percentage: 0,
      configured_targets: acme,
      custom_targets: [],
      excluded_organizations: [],
      previous_attributes: { context: { access_type: 'none', configured_targets: noTargets } },
    },
    {
      event: 'flag.rule_updated',
      access_type: 'some',
      rollout_percentage: 0,
      configured_targets: both,
      custom_targets: [],
      excluded_organizations: [],
      previous_attributes: { context: { configured_targets: acme } },
    },
    {
      event: 'flag.rule_updated',
      access_type: 'some',
      rollout_percentage: 0,
      configured_targets: both,
      custom_targets: [],
      excluded_organizations: [],
      previous_attributes: { data: { enabled: true } },
    },
    {
      event: 'flag.rule_updated',
      access_type: 'all',
      rollout_percentage: 0,
      configured_targets: noTargets,
      custom_targets: [],
      excluded_organizations: [],
      previous_attributes: {
        data: { default_value: false },
        context: { access_type: 'some', configured_targets: both },
      },
    },
    { event: 'flag.deleted' },
  ])
  expect(events.at(-1)?.data).toMatchObject({ environment_id: own.environment.environmentId, name: 'Told' })
})

function about({ client_id: _client, actor: _actor, ...rest }: Record<string, unknown>) {
  return rest
}

test('a deleted user or organization is no longer a target, which is announced', async () => {
  const own = await startWithFlags()
  const [id, userId] = [await own.organization(), await own.user()]
  await own.flag('left')
  await own.workos.featureFlags.addFlagTarget({ slug: 'left', targetId: id })
  await own.workos.featureFlags.addFlagTarget({ slug: 'left', targetId: userId })

  await own.workos.userManagement.deleteUser(userId)
  await own.workos.organizations.deleteOrganization(id)

  expect((await own.snapshot()).left?.targets).toEqual({ users: [], organizations: [], custom_targets: [] })
  expect((await own.announced()).map(({ event, context }) => [event, context.access_type])).toEqual([
    ['flag.created', undefined],
    ['flag.rule_updated', 'some'],
    ['flag.rule_updated', 'some'],
    ['flag.rule_updated', 'some'],
    ['flag.rule_updated', 'none'],
  ])
})
