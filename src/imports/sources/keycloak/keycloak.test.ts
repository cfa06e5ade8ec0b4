import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { codesOf, hashes, startImports } from '../../import.fixture.ts'

/** The Base32 of `GezNHcjLzrcPvJWEQbFy`, the bytes of which are the secret. */
const secret = 'I5SXUTSIMNVEY6TSMNIHMSSXIVIWERTZ'

const credential = (value: string, data: object) => ({
  type: 'password',
  secretData: JSON.stringify({ value, salt: hashes.salt }),
  credentialData: JSON.stringify(data),
})
const otp = (data: object) => ({
  type: 'otp',
  secretData: JSON.stringify({ value: 'GezNHcjLzrcPvJWEQbFy' }),
  credentialData: JSON.stringify({ subType: 'totp', digits: 6, period: 30, algorithm: 'HmacSHA1', ...data }),
})
const argon2 = {
  hashIterations: 5,
  algorithm: 'argon2',
  additionalParameters: { type: ['id'], version: ['1.3'], memory: ['7168'], parallelism: ['1'], hashLength: ['32'] },
}
const person = (name: string, more: object) => ({
  id: `id-${name}`,
  username: name,
  email: `${name}@acme.test`,
  emailVerified: true,
  enabled: true,
  createdTimestamp: 1693887631918,
  realmRoles: ['default-roles-acme'],
  ...more,
})

const people = [
  person('ada', {
    email: 'Ada@acme.test',
    firstName: 'Ada',
    credentials: [credential(hashes.keycloakSha256, { hashIterations: 27500, algorithm: 'pbkdf2-sha256' }), otp({})],
    attributes: { plan: ['pro'], teams: ['a', 'b'] },
    federatedIdentities: [{ identityProvider: 'google', userId: '1035479' }],
    realmRoles: ['default-roles-acme', 'Auditor'],
    clientRoles: { web: ['editor'], account: ['view-profile'] },
    groups: ['/acme/sales'],
  }),
  person('grace', {
    credentials: [credential(hashes.keycloakSha512, { hashIterations: 210000, algorithm: 'pbkdf2-sha512' })],
  }),
  person('alan', { credentials: [credential(hashes.keycloakArgon2, argon2), otp({ digits: 8 })] }),
  person('old', {
    credentials: [
      {
        type: 'password',
        hashedSaltedValue: hashes.keycloakSha256,
        salt: hashes.salt,
        hashIterations: 27500,
        algorithm: 'pbkdf2-sha256',
      },
    ],
  }),
  person('eve', { enabled: false, credentials: [credential(hashes.keycloakArgon2, argon2)] }),
  person('reset', { requiredActions: ['UPDATE_PASSWORD'], credentials: [credential(hashes.keycloakArgon2, argon2)] }),
  person('ldap', { federationLink: 'ldap-1' }),
  person('robot', { email: undefined, serviceAccountClientId: 'robot' }),
  person('twin', { id: 'id-twin', email: 'GRACE@acme.test' }),
  person('nameless', { email: undefined }),
]

const realm = {
  realm: 'acme',
  roles: {
    realm: [
      { name: 'default-roles-acme' },
      { name: 'Auditor', description: 'Reads', composites: { realm: ['offline_access'], client: { web: ['read'] } } },
    ],
  },
  identityProviders: [
    { alias: 'google', providerId: 'google', config: {} },
    {
      alias: 'acme-saml',
      providerId: 'saml',
      config: { singleSignOnServiceUrl: 'https://idp.acme.test/sso', idpEntityId: 'https://idp.acme.test' },
    },
    { alias: 'orphan', providerId: 'oidc', config: {} },
  ],
  organizations: [
    {
      name: 'Acme',
      alias: 'acme',
      domains: [
        { name: 'acme.test', verified: true },
        { name: 'gmail.com', verified: true },
      ],
      members: [{ username: 'ada', membershipType: 'UNMANAGED' }, { username: 'eve' }],
      identityProviders: [{ alias: 'acme-saml' }],
    },
  ],
}

test('users of Keycloak sign in with their passwords and apps, whatever the algorithm, and roles follow them', async () => {
  const { server, file, run, signIn, signInWithCode, users } = await startImports()
  const folder = join(dirname(file('x', '')), 'export')
  mkdirSync(folder)
  writeFileSync(join(folder, 'acme-realm.json'), JSON.stringify(realm, null, 2))
  writeFileSync(join(folder, 'acme-users-0.json'), JSON.stringify({ realm: 'acme', users: people.slice(0, 5) }))
  writeFileSync(join(folder, 'acme-users-1.json'), JSON.stringify({ realm: 'acme', users: people.slice(5) }))

  const result = await run('keycloak', folder, '--url', 'https://sso.acme.test', '--on-duplicate', 'merge')

  expect(codesOf(result)).toEqual({
    service_account: 1,
    missing_email: 1,
    factor_left_out: 1,
    password_left_out: 2,
    groups_left_out: 1,
    invalid_request_parameters: 1,
    connection_without_organization: 1,
  })
  expect(result.counts).toMatchObject({
    'users created': 7,
    'users merged': 1,
    'users blocked': 1,
    'authenticator apps': 1,
    'identities GoogleOAuth': 1,
    'connections created': 1,
    'domains verified': 1,
    'weak passwords kept': 2,
  })
  expect(result.text).toContain('https://sso.acme.test/realms/acme/broker/acme-saml/endpoint')
  const [ada] = await users()
  expect(ada).toMatchObject({
    created_at: '2023-09-05T04:20:31.918Z',
    metadata: { plan: 'pro', teams: '["a","b"]', username: 'ada' },
  })
  expect(await signInWithCode('ada@acme.test', secret)).toBe(200)
  for (const name of ['grace', 'alan', 'old'])
    expect(await signIn(`${name}@acme.test`), name).toMatchObject({ status: 200 })
  for (const name of ['eve', 'reset', 'ldap'])
    expect(await signIn(`${name}@acme.test`), name).toMatchObject({ status: 400 })
  // The hash was replaced by one of this server's, and the password is still right.
  expect(await signIn('old@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('old@acme.test', 'Correct-Horse-8')).toMatchObject({ status: 400 })
  const memberships = await server.api.get(`/user_management/organization_memberships?user_id=${ada?.id}`)
  expect(memberships.body).toMatchObject({ data: [{ roles: [{ slug: 'auditor' }, { slug: 'web-editor' }] }] })
  const role = await server.api.get('/authorization/roles/auditor')
  expect(role.body).toMatchObject({ name: 'Auditor', permissions: ['web:read'] })

  // A user who must choose a new password can, by a reset.
  const reset = await server.api.post<{ password_reset_token: string }>('/user_management/password_reset', {
    email: 'reset@acme.test',
  })
  await server.api.post('/user_management/password_reset/confirm', {
    token: reset.body.password_reset_token,
    new_password: 'purple-Monkey-42-dish',
  })
  expect(await signIn('reset@acme.test', 'purple-Monkey-42-dish')).toMatchObject({ status: 200 })
}, 180_000)

test('an export without users and one that breaks off are refused, with what to do', async () => {
  const { file, run } = await startImports()
  await expect(run('keycloak', file('acme-realm.json', realm))).rejects.toThrow('The export has no users.')
  const cut = JSON.stringify({ realm: 'acme', users: people }).slice(0, -40)
  await expect(run('keycloak', file('cut.json', cut))).rejects.toThrow('breaks off before its end')
  await expect(run('keycloak', 'nowhere')).rejects.toThrow('There is no file nowhere')
}, 180_000)

test('groups become organizations or roles where the operator says so', async () => {
  const { server, file, run, users } = await startImports()
  const path = file('acme.json', { realm: 'acme', users: people.slice(0, 1) })
  const result = await run('keycloak', path, '--groups-as', 'organizations')
  expect(codesOf(result)).toEqual({})
  const [ada] = await users()
  const memberships = await server.api.get(`/user_management/organization_memberships?user_id=${ada?.id}`)
  expect(memberships.body).toMatchObject({ data: [{ organization_name: 'acme', status: 'active' }] })
}, 180_000)
