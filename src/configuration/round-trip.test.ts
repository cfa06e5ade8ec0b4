import fc from 'fast-check'
import { expect, test } from 'vitest'
import { stringify } from 'yaml'
import { samlProvider } from '#sso/connections/connection.fixture.ts'
import { startServer } from '#test/server.ts'
import { openShell } from './configuration.fixture.ts'

const slug = fc.stringMatching(/^[a-z][a-z0-9-]{0,10}$/)
// Texts that YAML, variables and references could take for something else.
const text = fc.oneof(
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as files have it
  fc.constantFrom('yes', '0x1f', '${HOME}', '$${A}', 'env:HOME', 'a: b', '# no', "it's", '- x', '1.50', 'null', '日本'),
  slug,
)
const named = fc.record({ name: text })

const { idp_entity_id, idp_sso_url, idp_certificates } = samlProvider
const connection = fc.oneof(
  fc.record({
    type: fc.constantFrom('OktaSAML', 'GenericSAML'),
    name: text,
    saml: fc.record({
      idp_entity_id: fc.constant(idp_entity_id),
      idp_sso_url: fc.constant(idp_sso_url),
      idp_certificates: fc.constant(idp_certificates),
      sign_requests: fc.boolean(),
      name_id_format: fc.constantFrom('email', 'persistent'),
    }),
    group_roles: fc.constantFrom([], [{ group: 'Admins', role: 'admin' }]),
    state: fc.constantFrom('active', 'inactive'),
  }),
  fc.record({
    type: fc.constant('GenericOIDC'),
    name: text,
    oidc: fc.record({
      issuer: fc.constant('https://idp.invalid'),
      client_id: text,
      client_secret: fc.constant('env:SECRET'),
      scopes: fc.constantFrom([], ['groups']),
      accept_identity_assertions: fc.boolean(),
    }),
  }),
)

const organization = fc.record({
  name: text,
  metadata: fc.dictionary(slug, text, { maxKeys: 2 }),
  policy: fc.record({ guests: fc.constantFrom('any_method', 'sso') }),
  roles: fc.dictionary(
    slug.map((each) => `org-${each}`),
    named,
    { maxKeys: 2 },
  ),
  connections: fc.dictionary(slug, connection, { minKeys: 1, maxKeys: 2 }),
  log_streams: fc.constantFrom({}, { Splunk: { url: 'http://localhost:1/', token: 'env:SECRET', state: 'inactive' } }),
})

const environment = fc.record({
  gatehouse: fc.constant(1),
  settings: fc.record({
    sign_in: fc.record({ sso_minutes: fc.integer({ min: 1, max: 9 }), sign_up: fc.boolean() }),
    radar: fc.record({ bot_detection: fc.constantFrom('off', 'log') }),
    branding: fc.record({ name: text, powered_by: fc.boolean() }),
  }),
  permissions: fc.dictionary(slug, named, { maxKeys: 3 }),
  roles: fc.dictionary(slug, named, { maxKeys: 3 }),
  flags: fc.dictionary(
    slug,
    fc.record({ name: text, enabled: fc.boolean(), tags: fc.uniqueArray(text, { maxLength: 2 }) }),
    {
      maxKeys: 2,
    },
  ),
  pipes: fc.constantFrom(
    {},
    {
      user: { github: { enabled: true, credentials: { type: 'custom', client_id: 'a', client_secret: 'env:SECRET' } } },
    },
  ),
  organizations: fc.dictionary(slug, organization, { minKeys: 1, maxKeys: 2 }),
})

test('random environments, exported and applied to an empty one, are exported as the same', async () => {
  for (const content of fc.sample(environment, { seed: 7, numRuns: 3 })) {
    const [one, other] = [await startServer(), await startServer()]
    const shell = openShell(one, { SECRET: 'a-secret-of-the-test' })
    const file = shell.file(stringify(escaped(content)))
    expect(await shell.apply(file, '--yes')).toEqual([0, expect.stringContaining('Done')])
    expect(await shell.plan(file)).toEqual([0, expect.stringContaining('No changes')])
    const [, exported] = await shell.export()
    const references = [...exported.matchAll(/env:([A-Z0-9_]+)/g)].map(([, name]) => [name, 'a-secret-of-the-test'])
    const empty = openShell(other, Object.fromEntries(references))
    expect(await empty.apply(empty.file(exported), '--yes')).toEqual([0, expect.stringContaining('Done')])
    expect(await empty.plan(empty.file(exported))).toEqual([0, expect.stringContaining('No changes')])
    expect((await empty.export())[1]).toBe(exported)
  }
}, 240_000)

/** Texts as they are: what looks like a variable is not replaced. */
function escaped(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('${', () => '$${')
  if (Array.isArray(value)) return value.map(escaped)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, escaped(member)]))
}
