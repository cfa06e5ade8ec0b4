import { expect, test } from 'vitest'
import { startServer } from '#test/server.ts'
import { startBreakingProxy, startLackingProxy } from './breaking-proxy.fixture.ts'
import { openShell } from './configuration.fixture.ts'
import { kinds } from './index.ts'

const secret = 'the-secret-of-the-client'
const variables = { DOMAIN: 'acme.test', MINUTES: '9', GOOGLE: secret }

const text = `gatehouse: 1
managed: [permissions]
settings:
  sign_in: { sso_minutes: "\${MINUTES}", sign_in_methods: [password] }
  branding: { name: Acme, copy: { en: { sign_in_title: Welcome back } } }
  roles: { default_role: member, priority: [billing] }
redirect_uris: ["https://app.\${DOMAIN}/callback"]
permissions:
  invoices:read: { name: Read invoices }
  invoices:pay: { name: Pay }
roles:
  member: { permissions: [invoices:read] }
  billing: { name: Billing, permissions: [invoices:read, invoices:pay] }
flags:
  editor: { name: Editor, enabled: true, organizations: { acme: true } }
social_providers:
  GoogleOAuth: { client_id: google, client_secret: env:GOOGLE }
organizations:
  acme:
    name: Acme
    domains: { acme.test: verified }
    policy: { sso: required }
    roles:
      org-approver: { name: Approver, permissions: [invoices:pay] }
connect:
  applications:
    Importer: { application_type: m2m, organization: acme }
webhook_endpoints:
  https://app.acme.test/hooks: { events: [user.created], status: disabled }
`

test('a plan is shown, applied, and empty then; a change by hand shows as before → after; no secret is printed', async () => {
  const server = await startServer()
  const shell = openShell(server, variables)
  const file = shell.file(text)

  const [code, planned] = await shell.plan(file)
  expect(code).toBe(2)
  expect(planned).toContain('+ roles.billing\n    name: Billing\n    permissions: ["invoices:read","invoices:pay"]')
  expect(planned).toContain('    sso_minutes: 5 → 9')
  expect(planned).toContain('    client_secret: set from env:GOOGLE')
  expect(planned).toContain('Plan: 13 to create, 4 to change, 0 to delete, 0 unchanged.')
  expect(planned).toContain('Never managed: users')
  expect(await shell.apply(file)).toEqual([1, expect.stringContaining('Nothing was done. Apply with --yes')])
  const [applied, output] = await shell.apply(file, '--yes')
  expect([applied, output]).toEqual([0, expect.stringContaining('Done: 17 steps.')])
  const [again, unchanged] = await shell.plan(file)
  expect([again, unchanged]).toEqual([0, expect.stringContaining('No changes: 17 objects as the files say.')])
  const [, exported] = await shell.export()

  await server.workos.authorization.updateEnvironmentRole('billing', { name: 'Accounts' })
  await server.api.request('/environments/current/branding', { method: 'PUT', body: { name: 'Other' } })
  const [drifted, drift] = await shell.plan(file)
  expect(drifted).toBe(2)
  expect(drift).toContain('~ roles.billing\n    name: Accounts → Billing\n~ settings.branding\n    name: Other → Acme')
  expect(await shell.apply(file, '--yes')).toEqual([0, expect.stringContaining('Done: 2 steps.')])
  expect((await shell.export())[1]).toBe(exported)

  const printed = [planned, output, unchanged, exported, drift].join()
  expect(printed).not.toContain(secret)
  expect(printed).not.toContain(server.apiKey)
  expect(printed).not.toContain('\u001b')
})

const secretsOfAll = `gatehouse: 1
social_providers: { GoogleOAuth: { client_id: google, client_secret: env:GOOGLE } }
pipes:
  user: { github: { enabled: true, credentials: { type: custom, client_id: a, client_secret: env:GITHUB } } }
  organization: { slack: { enabled: true, credentials: { type: custom, client_id: a, client_secret: env:SLACK } } }
organizations:
  acme:
    name: Acme
    connections:
      okta: { type: GenericOIDC, name: Okta, oidc: { issuer: "https://idp.invalid", client_id: a, client_secret: env:OKTA } }
    log_streams: { Splunk: { url: "http://localhost:1/", token: env:SPLUNK, state: inactive } }
`
const given = {
  GOOGLE: 'one-of-google',
  GITHUB: 'two-of-github',
  SLACK: 'three-of-slack',
  OKTA: 'four-of-okta',
  SPLUNK: 'five-of-splunk',
}

test('a secret that alone differs is in the plan without being shown, whatever has it, and is written by an apply', async () => {
  expect(kinds.filter(({ secrets, holder }) => secrets.length > 0 && holder === undefined)).toEqual([])
  const server = await startServer()
  const shell = openShell(server, given)
  const file = shell.file(secretsOfAll)
  expect(await shell.apply(file, '--yes')).toEqual([0, expect.stringContaining('Done: 6 steps.')])
  expect(await shell.plan(file)).toEqual([0, expect.stringContaining('No changes')])

  const rotated = Object.fromEntries(Object.entries(given).map(([name, value]) => [name, `${value}-rotated`]))
  const later = openShell(server, rotated)
  const [code, planned] = await later.plan(file)
  expect(code).toBe(2)
  expect(planned).toContain('Plan: 0 to create, 5 to change, 0 to delete, 1 unchanged.')
  expect(planned).toContain('~ social_providers.GoogleOAuth\n    client_secret: another value → set from env:GOOGLE')
  expect(planned).toContain('    oidc.client_secret: another value → set from env:OKTA')
  expect(planned).toContain('    token: another value → set from env:SPLUNK')
  expect(planned).not.toMatch(/(one|two|three|four|five)-of/)
  expect(await later.apply(file, '--yes')).toEqual([0, expect.stringContaining('Done: 5 steps.')])
  expect(await later.plan(file)).toEqual([0, expect.stringContaining('No changes')])
  expect((await shell.plan(file))[0]).toBe(2)

  const { SPLUNK: _splunk, OKTA: _okta, ...some } = rotated
  const [known, partly] = await openShell(server, some).plan(file)
  expect(known).toBe(0)
  expect(partly).toContain(
    'These references lead to nothing here, so their secrets were not compared: env:OKTA, env:SPLUNK. With --secrets',
  )
})

test('a server of a release that lacks an operation is named, and one that compares no secrets is planned for', async () => {
  const server = await startServer()
  const shell = openShell(server, given)
  const file = shell.file(secretsOfAll)
  await shell.apply(file, '--yes')
  const withoutComparison = await startLackingProxy(server.url, '/environments/current/secret_comparisons')
  expect(await shell.plan(file, '--url', withoutComparison)).toEqual([
    0,
    expect.stringContaining('This release of the server does not compare secrets. With --secrets, they are written.'),
  ])
  const withoutPipes = await startLackingProxy(server.url, '/data-integrations')
  expect(await shell.plan(file, '--url', withoutPipes)).toEqual([
    1,
    expect.stringContaining('The server does not serve GET /data-integrations'),
  ])
})

test('a plan in a file is done as it is, once, and refused if one of its objects has changed', async () => {
  const server = await startServer()
  const shell = openShell(server, variables)
  const file = shell.file(text)
  const plan = shell.file('', 'plan.json')
  expect(await shell.plan('-o', plan, file)).toEqual([2, expect.stringContaining(`gatehouse apply ${plan}`)])
  expect(shell.read(plan)).not.toContain(secret)
  await server.workos.authorization.updateEnvironmentRole('member', { name: 'By hand' })

  expect(await shell.apply(plan)).toEqual([
    1,
    expect.stringContaining('since the plan was made, others have changed\n  roles.member\nMake a new plan.'),
  ])
  expect((await server.workos.organizations.listOrganizations()).data).toEqual([])

  await shell.plan('-o', plan, file)
  expect((await shell.apply(plan))[0]).toBe(0)
  expect(await shell.apply(plan)).toEqual([
    0,
    expect.stringContaining('Done: 0 steps, and 17 that an earlier run had done.'),
  ])
  const other = openShell(await startServer(), variables)
  expect(await other.apply(plan)).toEqual([1, expect.stringContaining('The plan is for the environment Test')])
})

const short = `gatehouse: 1
permissions: { a: { name: A } }
roles:
  member: { permissions: [a] }
  first: { name: First, permissions: [a] }
organizations:
  acme: { name: Acme, domains: { acme.test: verified }, policy: { sso: required } }
webhook_endpoints: { https://app.acme.test/: { events: [user.created], status: disabled } }
`

test('an apply that is broken off at any call, answered or not, is ended by the next one', async () => {
  let calls = Number.POSITIVE_INFINITY
  for (let breaks = 1; breaks <= calls; breaks += 1) {
    const server = await startServer()
    const shell = openShell(server)
    const [file, plan] = [shell.file(short), shell.file('', 'plan.json')]
    await shell.plan('-o', plan, file)
    const proxy = await startBreakingProxy(server.url, breaks, breaks % 2 === 0)
    const [code] = await shell.apply(plan, '--url', proxy.url)
    if (code === 0) calls = proxy.changes()
    else expect(await shell.apply(plan)).toEqual([0, expect.stringMatching(/Done: \d+ steps?/)])
    expect((await shell.plan(file))[0]).toBe(0)
  }
  expect(calls).toBe(9)
}, 240_000)

test('nothing is deleted but by --prune, of managed kinds, and --only looks at a part', async () => {
  const server = await startServer()
  const shell = openShell(server, variables)
  const file = shell.file(text)
  await shell.apply(file, '--yes')
  await server.workos.authorization.createPermission({ slug: 'old', name: 'Old' })
  await server.workos.authorization.createEnvironmentRole({ slug: 'kept', name: 'Kept' })

  const [code, unpruned] = await shell.plan(file)
  expect(code).toBe(0)
  expect(unpruned).toContain('With --prune, they are deleted:\n  - permissions.old')
  const [pruned, plan] = await shell.plan('--prune', file)
  expect([pruned, plan]).toEqual([
    2,
    expect.stringContaining('- permissions.old\n\nPlan: 0 to create, 0 to change, 1 to delete'),
  ])
  await shell.apply(file, '--yes', '--prune')
  expect((await server.api.get('/authorization/permissions/old')).status).toBe(404)
  expect((await server.api.get('/authorization/roles/kept')).status).toBe(200)

  const changed = shell.file(text.replace('name: Acme\n', 'name: Acme Inc.\n').replace('name: Pay', 'name: Pays'))
  expect(await shell.apply(changed, '--yes', '--only', 'organizations/acme')).toEqual([
    0,
    expect.stringContaining('Done: 1 step.'),
  ])
  expect(await shell.plan(changed, '--only', 'organizations/acne')).toEqual([
    1,
    expect.stringContaining('have nothing at'),
  ])
  expect((await server.api.get('/authorization/permissions/invoices:pay')).body).toMatchObject({ name: 'Pay' })
})

test('`was` renames in place: members keep their role, and an organization its id', async () => {
  const server = await startServer()
  const { workos } = server
  const shell = openShell(server, variables)
  await shell.apply(shell.file(text), '--yes')
  const organization = await workos.organizations.getOrganizationByExternalId('acme')
  const user = await workos.userManagement.createUser({ email: 'ada@acme.test' })
  const membership = await workos.userManagement.createOrganizationMembership({
    userId: user.id,
    organizationId: organization.id,
    roleSlug: 'billing',
  })

  const renamed = text
    .replace('  billing: {', '  accounts: { was: billing,')
    .replace('priority: [billing]', 'priority: [accounts]')
    .replace('  acme:\n', '  acme-inc:\n    was: acme\n')
    .replace('{ acme: true }', '{ acme-inc: true }')
    .replace('organization: acme', 'organization: acme-inc')
    .replace('https://app.acme.test/hooks: {', 'https://app.acme.test/hook: { was: https://app.acme.test/hooks,')
  const file = shell.file(renamed)
  expect((await shell.plan(file))[1]).toContain('3 to rename')
  expect(await shell.apply(file, '--yes')).toEqual([0, expect.stringContaining('Done:')])

  expect(await workos.organizations.getOrganization(organization.id)).toMatchObject({ externalId: 'acme-inc' })
  expect(await workos.userManagement.getOrganizationMembership(membership.id)).toMatchObject({
    role: { slug: 'accounts' },
  })
  expect((await workos.webhooks.listWebhookEndpoints()).data).toMatchObject([
    { endpointUrl: 'https://app.acme.test/hook' },
  ])
  expect(await shell.plan(file)).toEqual([0, expect.stringContaining('No changes')])
})

test('an export onto a file keeps its comments, variables and references', async () => {
  const server = await startServer()
  const shell = openShell(server, variables)
  const file = shell.file(`# Ours\n${text}`)
  await shell.apply(file, '--yes')
  await server.workos.authorization.updatePermission('invoices:pay', { name: 'Pay bills' })

  expect((await shell.export('--onto', file))[0]).toBe(0)

  const written = shell.read(file)
  expect(written).toContain('# Ours')
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as files have it
  expect(written).toContain('https://app.${DOMAIN}/callback')
  expect(written).toContain('env:GOOGLE')
  expect(written).toContain('name: Pay bills')
  expect(await shell.plan(file)).toEqual([0, expect.stringContaining('No changes')])
})

test.each([
  ['a misspelt member', 'gatehouse: 1\nroles:\n  a: { nam: A }', 'line 3: unknown member `nam`; did you mean `name`?'],
  ['a misspelt section', 'gatehouse: 1\nrolls: {}', 'line 2: unknown member `rolls`; did you mean `roles`?'],
  ['a missing version', 'roles: {}', 'line 1: the file has no `gatehouse`'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as files have it
  ['a variable that is not set', 'gatehouse: 1\nroles:\n  a: { name: "${NAME}" }', 'line 3: `${NAME}` is not set'],
  [
    'a secret that is written out',
    'gatehouse: 1\nsocial_providers:\n  GoogleOAuth: { client_id: a, client_secret: "****" }',
    'line 3: `social_providers.GoogleOAuth.client_secret` is a secret: refer to it by env:NAME, file:PATH or vault:NAME',
  ],
  ['a key twice', 'gatehouse: 1\nroles:\n  a: {}\n  a: {}', 'line 4: Map keys must be unique'],
  [
    'another type',
    'gatehouse: 1\nflags:\n  a: { enabled: 7 }',
    'line 3: `flags.a.enabled` is a number, not true or false',
  ],
  ['another environment', 'gatehouse: 1\nenvironment: Production', 'The files are for the environment "Production"'],
  [
    'a member that cannot change',
    'gatehouse: 1\nroles:\n  member: { resource_type_slug: project }',
    'line 3: roles.member has resource_type_slug "organization", which cannot change',
  ],
])('[I-2] %s is refused with its line, and nothing is done', async (_what, content, message) => {
  const shell = openShell(await startServer())
  const [code, output] = await shell.apply(shell.file(content), '--yes')
  expect([code, output]).toEqual([1, expect.stringContaining(message)])
})

test('files merge, an object in two of them is refused, and so is a key that the server does not know', async () => {
  const server = await startServer()
  const shell = openShell(server)
  const one = shell.file('gatehouse: 1\nroles:\n  a: { name: A }\n', 'one.yaml')
  const two = shell.file('gatehouse: 1\nroles:\n  b: { name: B }\n', 'two.yaml')
  expect((await shell.plan(one, two))[1]).toContain('Plan: 2 to create')
  expect(await shell.plan(one, one)).toEqual([
    1,
    expect.stringContaining(`line 3: roles.a is in ${one}, line 3 as well`),
  ])
  expect(await shell.plan(one, '--api-key', 'sk_none')).toEqual([
    1,
    expect.stringContaining('does not know the API key'),
  ])
  const missing = shell.file(
    'gatehouse: 1\nsocial_providers: { GoogleOAuth: { client_id: a, client_secret: env:NONE } }',
  )
  expect(await shell.apply(missing, '--yes')).toEqual([1, expect.stringContaining('The secret env:NONE is not there')])
  await shell.apply(shell.file('gatehouse: 1\nroles: { a: { name: A, permissions: [none] } }'), '--yes')
  expect((await server.api.get('/authorization/roles/a')).status).toBe(200)
})
