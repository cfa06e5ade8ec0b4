import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { mintElevatedToken } from '../widget-tokens/index.ts'
import { documentFor, makeAsker, makeOrganization, rootFields, send } from './client.fixture.ts'

const server = await startServer()
const { workos, api, url, environment } = server
const { ask, raw } = makeAsker(server)

/** What a member of an organization may ask for without any permission. */
const ofEveryone: ReadonlySet<string> = new Set([
  'clientApiStatus',
  'me',
  'user',
  'updateProfile',
  'sendVerificationCode',
  'verifyCurrentEmail',
  'sendEmailChange',
  'confirmEmailChange',
  'authenticationSettings',
  'createPassword',
  'updatePassword',
  'enrollTotp',
  'verifyTotp',
  'removeMfaFactor',
  'passkeys',
  'registerPasskey',
  'verifyPasskey',
  'deletePasskey',
  'sessions',
  'revokeSession',
  'revokeAllSessions',
  'organization',
  'organizations',
  'branding',
  'authkitSettings',
  'effectivePermissions',
  'evaluatedFlags',
  'dataProviders',
  'dataProvider',
  'dataProviderConnections',
  'dataProviderConnection',
  'dataProviderAuthorizationStatus',
  'createDataProviderAuthorization',
  'createDataProviderConnection',
  'connectDataProviderWithClientCredentials',
  'deleteDataProviderConnection',
])
const guarded = [...rootFields.keys()].filter((name) => !ofEveryone.has(name))

/** Arguments that the schema takes, with ids of nothing. */
function argumentsOf(name: string, given: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  const id = 'of_nobody'
  const range = { rangeStart: '2026-01-01T00:00:00Z', rangeEnd: '2026-01-02T00:00:00Z' }
  const inputs: Record<string, object> = {
    createRole: { name: 'Role' },
    updateRole: { id, name: 'Role' },
    deleteRole: { id },
    assignPermissionToRole: { roleId: id, permissionSlug: id },
    inviteUser: { email: 'x@northwind.example' },
    updateMemberRole: { userId: id, roleSlugs: ['member'] },
    createSsoConnection: { type: 'OktaSAML' },
    updateSsoConnection: { id },
    createAuditLogExport: range,
    setDataProviderEnabled: { dataProviderId: id, enabled: true },
    setDataProviderConfiguration: { dataProviderId: id },
    createOrganizationDataProviderAuthorization: { dataProviderId: id },
  }
  const known: Record<string, unknown> = {
    id,
    userId: id,
    directoryId: id,
    domain: 'x.northwind.example',
    filter: range,
    intent: 'Sso',
    slug: id,
    input: inputs[name] ?? { userId: id },
    ...given,
  }
  const args = rootFields.get(name)?.field.args ?? []
  return Object.fromEntries(args.flatMap((arg) => (arg.name in known ? [[arg.name, known[arg.name]]] : [])))
}

test('[T-3] what manages an organization is refused to members without the permission, and to those who have lost it', async () => {
  const { organizationId, ada, mia } = await makeOrganization(server)
  const { data } = await workos.userManagement.listOrganizationMemberships({ organizationId, userId: ada.userId })
  const refusals = async (token: string) => {
    const answers = await Promise.all(
      guarded.map(async (name) => ({ name, ...(await raw(token, name, argumentsOf(name))) })),
    )
    return answers.map(({ name, status, errors }) => [name, status, errors?.[0]?.extensions.reason])
  }
  const expected = guarded.map((name) => [name, 200, 'widget_permission_missing'])

  expect(guarded.length).toBeGreaterThan(35)
  expect(await refusals(mia.token)).toEqual(expected)
  await workos.userManagement.updateOrganizationMembership(data[0]?.id ?? '', { roleSlug: 'member' })
  expect(await refusals(ada.token)).toEqual(expected)
  await workos.userManagement.deleteOrganizationMembership(data[0]?.id ?? '')
  expect(await refusals(ada.token)).toEqual(guarded.map((name) => [name, 403, 'widget_token_ended']))
})

test('[T-3] the user of a token, and what another organization has, are out of reach of every other one', async () => {
  const [ours, theirs] = [await makeOrganization(server), await makeOrganization(server, 'Contoso')]
  const { token } = ours.ada
  const { invitation } = await ask(theirs.ada.token, 'inviteUser', { input: { email: `guest.${theirs.mia.email}` } })
  const role = await ask(theirs.ada.token, 'createRole', { input: { name: 'Theirs' } })
  const domain = await ask(theirs.ada.token, 'createOrganizationDomain', {
    domain: `${theirs.organizationId.toLowerCase().replace('_', '-')}.example`,
  })
  const connection = await ask(theirs.ada.token, 'createSsoConnection', { input: { type: 'GenericOIDC' } })
  const { body: directory } = await api.post<{ id: string }>('/directories', {
    organization_id: theirs.organizationId,
    name: 'Theirs',
    type: 'okta scim v2.0',
  })
  const proof = (await mintElevatedToken(environment, ours.ada.userId)).elevatedAccessToken
  const { id: sessionId } = await import('#people/sessions/index.ts').then(({ createSession }) =>
    environment.transaction((tx) =>
      createSession(tx, {
        userId: theirs.mia.userId,
        organizationId: null,
        authMethod: 'password',
        ipAddress: null,
        userAgent: null,
      }),
    ),
  )

  const notFound: [string, object][] = [
    ['user', { id: theirs.mia.userId }],
    ['organization', { id: theirs.organizationId }],
    ['effectivePermissions', { userId: theirs.mia.userId }],
    ['evaluatedFlags', { userId: theirs.mia.userId }],
    ['organizationDomain', { id: domain.id }],
    ['reverifyOrganizationDomain', { id: domain.id }],
    ['deleteOrganizationDomain', { id: domain.id }],
    ['updateRole', { input: { id: role.id, name: 'Ours' } }],
    ['deleteRole', { input: { id: role.id } }],
    ['assignPermissionToRole', { input: { roleId: role.id, permissionSlug: 'widgets:sso:manage' } }],
    ['ssoConnection', { id: connection.id }],
    ['updateSsoConnection', { input: { id: connection.id, name: 'Ours' } }],
    ['deleteSsoConnection', { id: connection.id }],
    ['directoryConnection', { id: directory.id }],
    ['directoryUsers', { directoryId: directory.id }],
    ['directoryGroups', { directoryId: directory.id }],
  ]
  for (const [name, variables] of notFound) {
    const { data, errors } = await raw(token, name, variables)
    expect([name, data?.[name], errors?.[0]?.extensions], name).toEqual([
      name,
      data === null ? undefined : null,
      expect.objectContaining({ code: 'NOT_FOUND', reason: 'entity_not_found' }),
    ])
  }
  expect(await ask(token, 'role', { id: role.id })).toBeNull()
  const variants: [string, object, string][] = [
    ['updateMemberRole', { userId: theirs.mia.userId, roleSlugs: ['admin'] }, 'MemberNotFound'],
    ['removeMember', { userId: theirs.mia.userId }, 'MemberNotFound'],
    ['resendInvitation', { userId: invitation.id }, 'ResendInvitationNotFound'],
    ['revokeInvitation', { userId: invitation.id }, 'InvitationNotFound'],
    ['revokeSession', { sessionId }, 'SessionNotFound'],
    ['deletePasskey', { passkeyId: 'passkey_of_nobody', elevatedAccessToken: proof }, 'PasskeyNotFound'],
  ]
  for (const [name, input, __typename] of variants)
    expect(await ask(token, name, { input }), name).toMatchObject({ __typename })
  for (const name of ['organizationMemberships', 'organizationDomains', 'directoryConnections'])
    expect(JSON.stringify(await ask(token, name)), name).not.toContain(theirs.organizationId)
  expect(await ask(theirs.ada.token, 'ssoConnections')).toMatchObject([{ id: connection.id, name: 'Contoso' }])
})

test('[T-3] members see themselves, and others only if they manage members', async () => {
  const { ada, mia } = await makeOrganization(server)
  for (const [name, argument] of [
    ['user', 'id'],
    ['effectivePermissions', 'userId'],
    ['evaluatedFlags', 'userId'],
  ] as const) {
    await ask(mia.token, name, { [argument]: mia.userId })
    await ask(ada.token, name, { [argument]: mia.userId })
    const { errors } = await raw(mia.token, name, { [argument]: ada.userId })
    expect(errors?.[0]?.extensions, name).toEqual({ code: 'FORBIDDEN', reason: 'widget_permission_missing' })
  }
})

test('[T-2] keys and tokens of other kinds are refused before the document is read', async () => {
  const { ada } = await makeOrganization(server)
  for (const token of [
    server.apiKey,
    'no token',
    (await mintElevatedToken(environment, ada.userId)).elevatedAccessToken,
  ]) {
    const { status, errors, data } = await send(url, token, { query: '{' })
    expect([status, data, errors]).toEqual([
      401,
      undefined,
      [{ message: expect.any(String), extensions: { code: 'UNAUTHENTICATED', reason: 'unauthorized' } }],
    ])
  }
})

test('a token without an organization opens the account of its user, and nothing of an organization', async () => {
  const { ada } = await makeOrganization(server)
  const { body } = await api.post<{ token: string }>('/widgets/token', { user_id: ada.userId })
  expect(await ask(body.token, 'me')).toMatchObject({ id: ada.userId })
  for (const [name, reason] of [
    ['organizationMemberships', 'widget_permission_missing'],
    ['evaluatedFlags', 'widget_organization_missing'],
    ['effectivePermissions', 'widget_organization_missing'],
  ] as const) {
    const { errors } = await raw(body.token, name, argumentsOf(name, { userId: ada.userId }))
    expect([name, errors?.[0]?.extensions]).toEqual([name, { code: 'FORBIDDEN', reason }])
  }
})

test('a token that the application made for the organization itself has no account', async () => {
  const { organizationId } = await makeOrganization(server)
  const given = { organization_id: organizationId, scopes: ['widgets:users-table:manage'] }
  const { body } = await api.post<{ token: string }>('/widgets/token', given)
  expect((await ask(body.token, 'organizationMemberships')).data).toHaveLength(2)
  const { errors } = await send(url, body.token, { query: documentFor('me') })
  expect(errors?.[0]?.extensions).toEqual({ code: 'FORBIDDEN', reason: 'widget_user_missing' })
})
