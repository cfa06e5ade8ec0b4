import { createCipheriv, hkdfSync } from 'node:crypto'
import { expect, test } from 'vitest'
import { codesOf, hashes, startImports } from '../import.fixture.ts'

const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'
const signerKey = 'jxspr8Ki0RYycVU8zykbdLGjFQ3McFUH0uiiTvC8pVMXAn210wjLNmdZJzxUECKbm0QsEmYUSDzZvpjeJ9WmXA=='
const firebaseSalt = '42xEC+ixf3L2lw=='

test('users of Clerk come from its CSV and its API together, with passwords, apps, bans and organizations', async () => {
  const { server, file, run, signIn, signInWithCode, users } = await startImports()
  const header =
    'id,first_name,last_name,username,primary_email_address,primary_phone_number,verified_email_addresses,unverified_email_addresses,verified_phone_numbers,unverified_phone_numbers,totp_secret,password_digest,password_hasher'
  const csv = file(
    'clerk.csv',
    `${header}
user_a,Ada,Byron,ada,Ada@acme.test,,ada@acme.test|ada@old.test,,,,${secret},${hashes.bcrypt},bcrypt
user_b,Bob,,,bob@acme.test,,,bob@acme.test,,,,${hashes.django},pbkdf2_sha256_django
user_c,Cog,,,cog@acme.test,,cog@acme.test,,,,,awscognito#1,awscognito
user_d,Dan,,,dan@acme.test,,dan@acme.test,,,,,${hashes.symfony},sha512_symfony
user_e,Eve,,,eve@acme.test,,eve@acme.test,,,,${secret},${hashes.bcrypt},bcrypt
`,
  )
  const api = file('clerk.json', {
    data: [
      {
        id: 'user_a',
        external_id: 'app-1',
        public_metadata: { plan: 'pro' },
        private_metadata: { stripe: 'cus_1' },
        external_accounts: [{ provider: 'oauth_google', provider_user_id: '1035' }],
      },
      { id: 'user_b', locked: true },
      { id: 'user_e', banned: true, external_accounts: [{ provider: 'oauth_google', provider_user_id: '666' }] },
      { id: 'user_z', first_name: 'Not in the CSV' },
    ],
  })
  const organizations = file('organizations.json', [
    {
      id: 'org_2x',
      name: 'Acme',
      memberships: [
        { role: 'org:billing', role_name: 'Billing', public_user_data: { user_id: 'user_a' } },
        { role: 'org:billing', public_user_data: { user_id: 'user_e' } },
      ],
    },
  ])
  const words = ['clerk', csv, '--users', api, '--organizations', organizations]

  const result = await run(...words)

  expect(codesOf(result)).toEqual({ private_metadata_left_out: 1, unknown_user: 1, password_left_out: 1 })
  expect(result.counts).toMatchObject({
    'users created': 5,
    'users blocked': 1,
  })
  const [ada] = await users()
  expect(ada).toMatchObject({ email_verified: true, external_id: 'app-1', metadata: { plan: 'pro', username: 'ada' } })
  expect(await signInWithCode('ADA@acme.test', secret)).toBe(200)
  expect(await signIn('bob@acme.test')).toMatchObject({ code: 'email_verification_required' })
  expect(await signIn('dan@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('eve@acme.test')).toMatchObject({ code: 'invalid_credentials' })
  const memberships = await server.api.get(`/user_management/organization_memberships?user_id=${ada?.id}`)
  expect(memberships.body).toMatchObject({ data: [{ role: { slug: 'billing' } }] })

  const eve = (await users()).find(({ email }) => email === 'eve@acme.test')
  const ofEve = await server.api.get(`/user_management/organization_memberships?user_id=${eve?.id}&statuses=inactive`)
  expect(ofEve.body).toMatchObject({ data: [{ status: 'inactive' }] })

  const again = await run(...words)
  expect(again.counts).toMatchObject({ 'users unchanged': 5 })
  expect(again.counts).not.toHaveProperty('profiles completed')
}, 180_000)

test('users of Cognito come without secrets, federated ones beside native ones, and Okta’s by their status', async () => {
  const { file, run, signIn, users } = await startImports()
  const cognitoUser = (name: string, attributes: Record<string, string>, more: object = {}) => ({
    Username: name,
    Attributes: Object.entries({ sub: `sub-${name}`, ...attributes }).map(([Name, Value]) => ({ Name, Value })),
    UserCreateDate: '2024-01-02T03:04:05.678000+00:00',
    Enabled: true,
    UserStatus: 'CONFIRMED',
    ...more,
  })
  const result = await run(
    'cognito',
    file('cognito.json', {
      Users: [
        cognitoUser(
          'ada',
          { email: 'Ada@acme.test', email_verified: 'true', 'custom:plan': 'pro' },
          { UserMFASettingList: ['SOFTWARE_TOKEN_MFA'] },
        ),
        cognitoUser('new', { email: 'new@acme.test', email_verified: 'true' }, { UserStatus: 'UNCONFIRMED' }),
        cognitoUser(
          'Google_7',
          {
            email: 'ada@acme.test',
            email_verified: 'true',
            identities: '[{"providerName":"Google","userId":"7"},{"providerName":"AcmeSAML","userId":"x"}]',
          },
          { UserStatus: 'EXTERNAL_PROVIDER' },
        ),
        cognitoUser('off', { email: 'off@acme.test', email_verified: 'true' }, { Enabled: false }),
      ],
    }),
    ...['--on-duplicate', 'merge'],
  )
  expect(codesOf(result)).toEqual({ factor_left_out: 1, identity_left_out: 1 })
  expect(result.counts).toMatchObject({
    'users created': 3,
    'users merged': 1,
    'users blocked': 1,
    'identities GoogleOAuth': 1,
  })
  const [ada, unconfirmed] = await users()
  expect(ada).toMatchObject({
    external_id: 'sub-ada',
    email_verified: true,
    metadata: { plan: 'pro', username: 'ada' },
    created_at: '2024-01-02T03:04:05.678Z',
  })
  expect(unconfirmed).toMatchObject({ email_verified: false })
  expect(await signIn('ada@acme.test')).toMatchObject({ code: 'invalid_credentials' })

  const okta = await run(
    'okta',
    file('okta.json', [
      {
        id: '00u1',
        status: 'ACTIVE',
        created: '2026-01-12T14:22:11.000Z',
        profile: { login: 'grace', email: 'Grace@acme.test', firstName: 'Grace', department: 'Navy' },
      },
      { id: '00u2', status: 'SUSPENDED', profile: { login: 'sus@acme.test', email: 'sus@acme.test' } },
      { id: '00u3', status: 'LOCKED_OUT', profile: { login: 'l@acme.test', email: 'l@acme.test' } },
    ]),
  )
  expect(okta.counts).toMatchObject({ 'users created': 3, 'users blocked': 1, 'users unverified': 3 })
  expect((await users()).at(3)).toMatchObject({
    email: 'Grace@acme.test',
    metadata: { department: 'Navy', login: 'grace' },
  })
}, 180_000)

test('users of Firebase sign in once a known password has proven the parameters', async () => {
  const { server, file, run, signIn, users } = await startImports()
  const path = file('firebase.json', {
    users: [
      {
        localId: 'kYi4',
        email: 'Ada@acme.test',
        emailVerified: true,
        passwordHash: hashes.firebase,
        salt: firebaseSalt,
        displayName: 'Ada Byron',
        lastSignedInAt: '1730534401000',
        createdAt: '1508893925000',
        customAttributes: '{"role":"admin"}',
        providerUserInfo: [
          { providerId: 'google.com', rawId: '1035' },
          { providerId: 'password', rawId: 'x' },
        ],
        mfaInfo: [{ mfaEnrollmentId: '1' }],
      },
      {
        localId: 'url',
        email: 'url@acme.test',
        emailVerified: true,
        passwordHash: hashes.firebase.replaceAll('+', '-').replaceAll('/', '_'),
        salt: '42xEC-ixf3L2lw==',
      },
      { localId: 'anon' },
      {
        localId: 'off',
        email: 'off@acme.test',
        emailVerified: true,
        disabled: true,
        passwordHash: hashes.firebase,
        salt: firebaseSalt,
      },
      { localId: 'cut', email: 'cut@acme.test', customAttributes: '{"role":' },
    ],
  })
  process.env.GATEHOUSE_CHECK_PASSWORD = 'Correct-Horse-7'
  const wrong = signerKey.replace('jx', 'jy')
  await expect(run('firebase', path, '--signer-key', wrong, '--check', 'ada@acme.test')).rejects.toThrow(
    'Compare --signer-key',
  )
  expect(await users()).toEqual([])

  const result = await run(
    'firebase',
    path,
    '--signer-key',
    signerKey,
    '--check',
    'ada@acme.test',
    '--organization',
    'Tenant',
  )
  delete process.env.GATEHOUSE_CHECK_PASSWORD
  expect(codesOf(result)).toEqual({ missing_email: 1, factor_left_out: 1, broken_json: 1 })
  const [ada] = await users()
  expect(ada).toMatchObject({
    name: 'Ada Byron',
    created_at: '2017-10-25T01:12:05.000Z',
    last_sign_in_at: '2024-11-02T08:00:01.000Z',
    metadata: { role: 'admin' },
  })
  expect(await signIn('ada@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('url@acme.test')).toMatchObject({ status: 200 })
  expect(await signIn('off@acme.test')).toMatchObject({ status: 400 })
  expect((await server.api.get(`/user_management/users/${ada?.id}/identities`)).body).toMatchObject([
    { idp_id: '1035' },
  ])

  const cells = ['csv1', 'csv@acme.test', 'true', hashes.firebase, firebaseSalt, 'Name, "quoted"', '', '99']
  const line = cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')
  const fromCsv = await run('firebase', file('firebase.csv', `${line}\n`), '--signer-key', signerKey)
  expect(fromCsv.counts).toMatchObject({ 'users created': 1, 'identities GoogleOAuth': 1 })
  expect(await signIn('csv@acme.test')).toMatchObject({ status: 200 })
}, 180_000)

test('users of Supabase come from a dump, encrypted columns included', async () => {
  const { file, run, signIn, signInWithCode, users } = await startImports()
  const key = Buffer.alloc(32, 7).toString('base64url')
  const seal = (text: string, id: string) => {
    const nonce = Buffer.alloc(12, 1)
    const derived = Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64url'), Buffer.alloc(0), id, 32))
    const cipher = createCipheriv('aes-256-gcm', derived, nonce)
    const data = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()])
    return JSON.stringify({
      key_id: '1',
      alg: 'aes-gcm-hkdf',
      data: data.toString('base64'),
      nonce: nonce.toString('base64'),
    })
  }
  const n = '\\N'
  const rows = [
    [
      'u1',
      'Ada@acme.test',
      hashes.bcrypt,
      '2024-05-01 10:00:00.12+00',
      '{"full_name": "Ada \\\\"Byron\\\\""}',
      'f',
      n,
      n,
      '2024-05-01 10:00:00+00',
    ],
    ['u2', 'sealed@acme.test', seal(hashes.bcrypt, 'u2'), '2024-05-01 10:00:00+00', '{}', 'f', n, n, n],
    [
      'u3',
      'fire@acme.test',
      `$fbscrypt$v=1,n=14,r=8,p=1,ss=Bw==,sk=${signerKey}$${firebaseSalt}$${hashes.firebase}`,
      '2024-05-01 10:00:00+00',
      '{}',
      'f',
      n,
      n,
      n,
    ],
    ['u4', 'banned@acme.test', hashes.bcrypt, '2024-05-01 10:00:00+00', '{}', 'f', '2999-01-01 00:00:00+00', n, n],
    ['u5', 'was-banned@acme.test', hashes.bcrypt, '2024-05-01 10:00:00+00', '{}', 'f', '2001-01-01 00:00:00+00', n, n],
    ['u6', 'gone@acme.test', hashes.bcrypt, n, '{}', 'f', n, '2024-05-01 10:00:00+00', n],
    ['u7', 'unproven@acme.test', hashes.bcrypt, n, '{}', 'f', n, n, n],
  ]
  const dump = `--
-- PostgreSQL database dump
--
COPY auth.audit_log_entries (id, payload) FROM stdin;
1\t{}
\\.
COPY auth.users (id, email, encrypted_password, email_confirmed_at, raw_user_meta_data, is_sso_user, banned_until, deleted_at, created_at) FROM stdin;
${rows.map((row) => row.join('\t')).join('\n')}
\\.
COPY auth.identities (provider_id, user_id, identity_data, provider) FROM stdin;
77\tu1\t{}\tgithub
u1\tu1\t{}\temail
x\tu1\t{}\tsso:1-2-3
\\.
COPY auth.mfa_factors (id, user_id, factor_type, status, secret) FROM stdin;
f1\tu1\ttotp\tverified\t${secret}
f2\tu5\ttotp\tunverified\t${secret}
f3\tu5\twebauthn\tverified\tx
\\.
`
  const result = await run('supabase', file('auth.sql', dump), '--encryption-key', key)

  expect(codesOf(result)).toEqual({ deleted: 1, identity_left_out: 1, factor_left_out: 1 })
  expect(result.counts).toMatchObject({
    'users created': 6,
    'users blocked': 1,
    'users unverified': 1,
    'identities GitHubOAuth': 1,
  })
  expect((await users())[0]).toMatchObject({ name: 'Ada "Byron"', created_at: '2024-05-01T10:00:00.000Z' })
  expect(await signInWithCode('ada@acme.test', secret)).toBe(200)
  for (const name of ['sealed', 'fire', 'was-banned'])
    expect(await signIn(`${name}@acme.test`), name).toMatchObject({ status: 200 })
  expect(await signIn('banned@acme.test')).toMatchObject({ status: 400 })
  expect(await signIn('unproven@acme.test')).toMatchObject({ code: 'email_verification_required' })
}, 180_000)
