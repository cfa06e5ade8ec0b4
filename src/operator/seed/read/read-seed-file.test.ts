import { expect, test } from 'vitest'
import { closestWord } from '#platform/yaml/closest-word.ts'
import { seedFile } from '../seed.fixture.ts'
import { readSeedFile } from './read-seed-file.ts'

/** What is said of a file, without its name and the first sentence. */
function faultsOf(text: string, development = true): string[] {
  try {
    readSeedFile(seedFile(text), development)
  } catch (error) {
    return (error as Error).message
      .split('\n')
      .slice(1)
      .map((line) => line.trim())
  }
  return []
}

const lines = (...parts: string[]) => parts.join('\n')

test.each<[string, string, string[]]>([
  [
    'a section that no one knows',
    lines('users: []', 'organisations: []'),
    ['line 2: unknown member `organisations`; did you mean `organizations`?'],
  ],
  [
    'another spelling of a section',
    'webhook_endpoints: []',
    ['line 1: unknown member `webhook_endpoints`; did you mean `webhookEndpoints`?'],
  ],
  [
    'a member that no one knows, however deep',
    lines('organizations:', '  - name: Acme', '    memberships:', '      - email: a@acme.com', '        rol: admin'),
    ['line 5: unknown member `rol`; did you mean `role`?'],
  ],
  [
    'a word like none that is known',
    lines('jwtTemplate:', "  content: '{}'", '  colour: red'),
    ['line 3: unknown member `colour`; known here: content'],
  ],
  [
    'a value other than the accepted ones',
    lines('organizations:', '  - name: Acme', '    domains:', '      - { domain: acme.com, state: verifed }'),
    [
      'line 4: `organizations[0].domains[0].state` is `verifed`, not one of pending, verified; did you mean `verified`?',
    ],
  ],
  [
    'a value of another kind',
    lines('users:', '  - email: a@acme.com', '    email_verified: yes', '  - []'),
    ['line 3: `users[0].email_verified` is text, not true or false', 'line 4: `users[1]` is a list, not an object'],
  ],
  [
    'a member that is missing',
    lines('users: []', 'organizations:', '  - id: org_1'),
    ['line 3: `organizations[0]` has no `name`'],
  ],
  ['a list', '[]', ['line 1: the file is a list, not an object']],
  [
    'texts that are empty or too long',
    lines('groups: 1', 'permissions:', "  - slug: ''", `    name: ${'n'.repeat(49)}`),
    [
      'line 1: unknown member `groups`; known here: permissions, roles, users, organizations, config, jwtTemplate, invitations, waitlistEntries, apiKeys, webhookEndpoints, connections, featureFlags, connectResources, connectApplications, connectedAccounts, pipeConnections, agentBlueprints, errorHooks',
      'line 3: `permissions[0].slug` is empty',
      'line 4: `permissions[0].name` has more than 48 characters',
    ],
  ],
  [
    'characters that ids do not have',
    lines('users:', '  - email: a@acme.com', '    id: a/b'),
    ['line 3: `users[0].id` has characters that are not allowed there: it must match ^[A-Za-z0-9_-]+$'],
  ],
  [
    'an invalid time',
    lines('apiKeys:', '  - name: CI', '    organization: Acme', '    expires_at: tomorrow'),
    ['line 4: `apiKeys[0].expires_at` is no date and time such as 2030-01-01T00:00:00Z'],
  ],
  [
    'a form that matches none of several',
    lines('apiKeys: 7', 'users:', '  - email: a@acme.com', '    totp: []'),
    [
      'line 1: `apiKeys` is a number, not a list, or an object',
      'line 4: `users[0].totp` is a list, not true or false, or text',
    ],
  ],
  [
    'a fault in one of several forms',
    lines('apiKeys:', '  - name: CI', '    organisation: Acme'),
    [
      'line 2: `apiKeys[0]` has no `organization`',
      'line 3: unknown member `organisation`; did you mean `organization`?',
    ],
  ],
  ['a section that is not served and is no list', 'connections: okta', ['line 1: `connections` is text, not a list']],
  [
    'what no database stores',
    lines('users:', '  - email: a@acme.com', '    first_name: "A\\0"'),
    ['line 3: `users[0].first_name` holds a character that cannot be stored'],
  ],
])('[I-2] a seed file with %s is refused with line and reason', (_what, text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
})

test.each<[string, string, string[]]>([
  [
    'one address twice',
    lines('users:', '  - email: ada@acme.com', '  - email: Ada@acme.com'),
    ['line 3: `email` is `Ada@acme.com` a second time'],
  ],
  [
    'one name twice',
    lines('organizations:', '  - name: Acme', '  - name: Acme'),
    ['line 3: `name` is `Acme` a second time'],
  ],
  [
    'a key twice',
    lines('apiKeys:', ...['a', 'b'].map((name) => `  - { name: ${name}, organization: Acme, value: sk_test }`)),
    ['line 3: `value` is `sk_test` a second time'],
  ],
  [
    'a group of people who are no members',
    lines(
      'organizations:',
      '  - name: Acme',
      '    memberships: [{ email: ada@acme.com }]',
      '    groups:',
      '      - name: All',
      '        members: [ada@acme.com, adda@acme.com]',
    ),
    ["line 6: `adda@acme.com` is in none of the organization's `memberships`; did you mean `ada@acme.com`?"],
  ],
  [
    'an unknown event',
    lines('webhookEndpoints:', '  - endpoint_url: http://localhost:1', '    events: [user.create]'),
    ['line 3: `user.create` is no event that webhooks send; did you mean `user.created`?'],
  ],
  [
    'an endpoint without an address',
    'webhookEndpoints: [{ events: [] }]',
    ['line 1: `webhookEndpoints[0]` has no `endpoint_url`'],
  ],
  [
    'an organization’s role of no organization',
    'roles: [{ slug: org-a, name: A, type: OrganizationRole }]',
    ['line 1: the role `org-a` of an organization has no `organization`'],
  ],
  [
    'an invalid key',
    'apiKeys: { test: { environment: test } }',
    ['line 1: a key starts with sk_ followed by 4 to 200 letters, digits or underscores'],
  ],
])('a seed file with %s is refused although each entry is right', (_what, text, faults) => {
  expect(faultsOf(text)).toEqual(faults)
})

test('[E-5] production takes no well-known secret, no standing impersonator and no key that can be guessed', () => {
  const text = lines(
    'users:',
    '  - { email: a@acme.com, totp: true }',
    '  - { email: b@acme.com, impersonator: { email: olga@acme.com, reason: Tests } }',
    'apiKeys:',
    '  - { name: CI, organization: Acme, value: sk_test_ci_key }',
  )
  expect(faultsOf(text)).toEqual([])
  expect(faultsOf(text, false)).toEqual([
    'line 2: `totp: true` enrolls a well-known secret and is for development alone; in production give the secret',
    'line 3: `impersonator` is for development alone',
    'line 5: a key starts with sk_ followed by 40 to 200 letters, digits or underscores',
  ])
  expect(faultsOf('apiKeys: { sk_test_other: {} }', false)).toEqual([
    'line 1: keys that call the API come from GATEHOUSE_API_KEY in production, not from a seed file',
  ])
})

test.each([
  ['users: [', 'line 1:'],
  [lines('users: []', 'users: []'), 'line 2: Map keys must be unique'],
  [lines('users: []', '---', 'users: []'), 'line 2:'],
  ['users: *nobody', 'Unresolved alias'],
  [
    lines(
      'a: &a [x, x, x, x, x, x, x, x, x, x]',
      ...'bcdefgh'.split('').map((name, i) => `${name}: &${name} [${`*${'abcdefgh'[i]},`.repeat(10)}]`),
    ),
    'alias',
  ],
])('[I-2] what is no YAML is refused and named: %#', (text, message) => {
  expect(() => readSeedFile(seedFile(text), true)).toThrow(`could not be read: `)
  expect(() => readSeedFile(seedFile(text), true)).toThrow(message)
})

test('numbers, true and false are taken as they are written where text is expected', () => {
  const text = lines(
    'users:',
    '  - email: a@acme.com',
    '    external_id: 007',
    '    oauth_provider: GoogleOAuth',
    '    oauth_idp_id: 10887233512345678901',
    '    password: 12345678',
    '    metadata: { seats: 1_0, beta: true, ratio: 1.50 }',
  )
  expect(readSeedFile(seedFile(text), true).seed.users).toEqual([
    {
      email: 'a@acme.com',
      external_id: '007',
      oauth_provider: 'GoogleOAuth',
      oauth_idp_id: '10887233512345678901',
      password: '12345678',
      metadata: { seats: '1_0', beta: 'true', ratio: '1.50' },
    },
  ])
})

test('JSON, anchors and an empty file are read', () => {
  const json = JSON.stringify({ users: [{ email: 'a@acme.com' }] }, null, '\t')
  expect(readSeedFile(seedFile(json, 'seed.json'), true).seed).toEqual({ users: [{ email: 'a@acme.com' }] })
  const shared = lines(
    'users:',
    '  - &a { email: a@acme.com, metadata: &m { b: 1 } }',
    'organizations:',
    '  - { name: Acme, metadata: *m }',
  )
  expect(readSeedFile(seedFile(shared), true).seed.organizations).toEqual([{ name: 'Acme', metadata: { b: '1' } }])
  expect(readSeedFile(seedFile('# nothing yet'), true).seed).toEqual({})
})

test('what is not served yet is reported with its line and refuses nothing', () => {
  const text = lines(
    'agentBlueprints:',
    '  - { name: Helper }',
    'organizations:',
    '  - name: Acme',
    '    entitlements: [sso]',
    'errorHooks: []',
  )
  expect(readSeedFile(seedFile(text), true).notServed).toEqual([
    { line: 5, name: 'organizations[0].entitlements' },
    { line: 1, name: 'agentBlueprints' },
    { line: 6, name: 'errorHooks' },
  ])
})

test('the closest word is near, or none', () => {
  const known = ['organizations', 'users', 'webhookEndpoints', 'ui']
  expect(
    ['organisation', 'USERS', 'webhook-endpoint', 'uy', 'connections', '', 'x'].map((word) => closestWord(word, known)),
  ).toEqual(['organizations', 'users', 'webhookEndpoints', 'ui', undefined, undefined, undefined])
})
