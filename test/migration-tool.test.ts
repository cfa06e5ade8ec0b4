import bcrypt from '@node-rs/bcrypt'
import { DomainDataState } from '@workos-inc/node'
import { expect, test } from 'vitest'
import { providerKey } from '#protocol/saml/provider.fixture.ts'
import { startServer } from './server.ts'

/**
 * The calls of the vendor's migration tool (github.com/workos/workos-migrations), which isn't in the registry of npm, in the order that it makes them and
 * with what it reads of the answers.
 */
async function startMigration() {
  const { workos, api, clientId } = await startServer()
  const { organizations, userManagement } = workos
  const refusalOf = (call: Promise<unknown>) =>
    call.then(
      () => expect.unreachable(),
      ({ status, code, message }) => ({ status, code, message }),
    )
  return { api, clientId, organizations, userManagement, workos, refusalOf }
}

test('the migration tool moves a user with organization, hash, metadata and roles, and finds all of it in a second run', async () => {
  const { organizations, userManagement, api, clientId, refusalOf } = await startMigration()
  await api.post('/authorization/roles', { slug: 'editor', name: 'Editor' })
  const user = {
    email: 'ada@northwind.example',
    passwordHash: bcrypt.hashSync('the password of before', 4),
    passwordHashType: 'bcrypt',
    firstName: 'Ada',
    emailVerified: true,
    externalId: 'auth0|1',
    metadata: { plan: 'gold', tags: '["a","b"]' },
  } as const

  expect(await refusalOf(organizations.getOrganizationByExternalId('acme'))).toMatchObject({ status: 404 })
  const { id: organizationId } = await organizations.createOrganization({ name: 'Acme', externalId: 'acme' })
  const { id: userId } = await userManagement.createUser(user)
  const membership = { userId, organizationId, roleSlugs: ['member', 'editor'] }
  const { roles } = await userManagement.createOrganizationMembership(membership)
  expect(roles?.map(({ slug }) => slug).sort()).toEqual(['editor', 'member'])

  const taken = await refusalOf(organizations.createOrganization({ name: 'Acme', externalId: 'acme' }))
  expect(taken.message).toMatch(/external_id.*already been assigned/)
  expect(await organizations.getOrganizationByExternalId('acme')).toMatchObject({ id: organizationId })
  expect((await refusalOf(userManagement.createUser(user))).status).toBeLessThan(500)
  expect(await refusalOf(userManagement.createOrganizationMembership(membership))).toMatchObject({ status: 409 })

  const signedIn = await userManagement.authenticateWithPassword({
    clientId,
    email: user.email,
    password: 'the password of before',
  })
  expect(signedIn).toMatchObject({ organizationId, user: { id: userId, metadata: user.metadata } })
})

test('the migration tool makes permissions and roles once, and assigns roles to those whom it finds by address', async () => {
  const { api, userManagement, organizations } = await startMigration()
  const { id: organizationId } = await organizations.createOrganization({ name: 'Acme', externalId: 'acme' })
  const { id: userId } = await userManagement.createUser({ email: 'ada@northwind.example' })
  await userManagement.createOrganizationMembership({ userId, organizationId })
  const own = `/authorization/organizations/${organizationId}/roles`

  async function defineRoles(): Promise<number[]> {
    const statuses: number[] = []
    for (const slug of ['docs:read', 'docs:write'])
      statuses.push((await api.post('/authorization/permissions', { slug, name: slug })).status)
    const environmentRole = await api.post('/authorization/roles', { name: 'Editor', slug: 'editor' })
    statuses.push(environmentRole.status)
    if (environmentRole.status === 201)
      await api.put('/authorization/roles/editor/permissions', { permissions: ['docs:read', 'docs:write'] })
    const { body } = await api.get<{ data: { slug: string }[] }>(`/organizations/${organizationId}/roles?limit=100`)
    if (body.data.some(({ slug }) => slug === 'org-approver')) return statuses
    await api.post(own, { name: 'Approver', slug: 'org-approver' })
    await api.put(`${own}/org-approver/permissions`, { permissions: ['docs:read'] })
    return statuses
  }

  expect(await defineRoles()).toEqual([201, 201, 201])
  expect(await defineRoles()).toEqual([409, 409, 409])
  const roles = await api.get<{ data: object[] }>(`/organizations/${organizationId}/roles?limit=100`)
  expect(roles.body.data).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ slug: 'editor', permissions: ['docs:read', 'docs:write'] }),
      expect.objectContaining({ slug: 'org-approver', permissions: ['docs:read'], type: 'OrganizationRole' }),
    ]),
  )

  const [found] = (await userManagement.listUsers({ email: 'ada@northwind.example' })).data
  const [membership] = (await userManagement.listOrganizationMemberships({ userId: found?.id ?? '', organizationId }))
    .data
  const { id = '' } = membership ?? {}
  expect(await userManagement.updateOrganizationMembership(id, { roleSlugs: ['editor'] })).toMatchObject({
    role: { slug: 'editor' },
  })
})

test('the migration tool makes a connection once by its external id, and adds the domains that are missing', async () => {
  const { workos, organizations } = await startMigration()
  const { id: organization } = await organizations.createOrganization({
    name: 'Acme',
    externalId: 'acme',
    domainData: [{ domain: 'acme.example', state: DomainDataState.Verified }],
  })
  const { domains } = await organizations.getOrganization(organization)
  const known = domains.map(({ domain, state }) => ({
    domain,
    state: state === 'verified' ? DomainDataState.Verified : DomainDataState.Pending,
  }))
  await organizations.updateOrganization({
    organization,
    domainData: [...known, { domain: 'acme.test', state: DomainDataState.Verified }],
  })
  const body = {
    organization_id: organization,
    name: 'Okta of Acme',
    external_id: 'con_1',
    connection_type: 'OktaSAML',
    saml_options: {
      idp_entity_id: 'https://idp.acme.example',
      idp_sso_url: 'https://idp.acme.example/sso',
      idp_signing_certs: [providerKey.certificate],
      acs_url: 'https://login.acme.example/saml/acs',
      sp_entity_id: 'https://login.acme.example/saml',
    },
    attribute_maps: { standard_attributes: { email: 'mail', first_name: 'givenName' } },
  }

  const { data: made } = await workos.post('/connections', body)
  const { data: found } = await workos.post('/connections', { ...body, name: 'Another name' })

  expect(made).toMatchObject({
    external_id: 'con_1',
    connection_type: 'OktaSAML',
    // The tool writes it into the routes of its proxy.
    callback_endpoint: expect.stringMatching(/\/sso\/saml\/acs\//),
  })
  expect(found).toMatchObject({ id: made.id, name: 'Okta of Acme', created_at: made.created_at })
  const { domains: after } = await organizations.getOrganization(organization)
  expect(after.map(({ domain, state }) => [domain, state]).sort()).toEqual([
    ['acme.example', 'verified'],
    ['acme.test', 'verified'],
  ])
})

test('the migration tool enrolls the secret of an authenticator app, and skips it in a second run', async () => {
  const { userManagement, workos, refusalOf } = await startMigration()
  await userManagement.createUser({ email: 'ada@northwind.example' })
  const [user] = (await userManagement.listUsers({ email: 'ada@northwind.example' })).data
  const userId = user?.id ?? ''
  const factor = { userId, type: 'totp', totpSecret: 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', totpIssuer: 'Acme' } as const

  await workos.multiFactorAuth.createUserAuthFactor(factor)
  const again = await refusalOf(workos.multiFactorAuth.createUserAuthFactor(factor))
  expect(again.message).toMatch(/already.?enrolled|factor.?already.?exists|duplicate/i)
})
