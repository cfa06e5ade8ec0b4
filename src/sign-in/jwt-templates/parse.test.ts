import { expect, test } from 'vitest'
import { DomainError } from '#platform/http/errors.ts'
import { parseTemplate, TemplateFault } from './parse.ts'
import { renderTemplate } from './render.ts'

const data = {
  user: {
    id: 'user_01',
    email: 'ada@northwind.example',
    first_name: 'Ada',
    last_name: null,
    email_verified: true,
    metadata: { tenant: 't-1', 'seat-count': '7', quote: 'A"B\\C\n', claim: '","sub":"user_02' },
    identities: { GoogleOAuth: null },
  },
  organization: { id: 'org_01', name: 'Northwind', domains: [{ domain: 'northwind.example' }], metadata: {} },
  organization_membership: { role: 'admin', roles: ['admin', 'member'], custom_attributes: { level: 3, nested: {} } },
}
const withoutOrganization = { ...data, organization: null, organization_membership: null }

const render = (content: string, from: typeof data | typeof withoutOrganization = data) =>
  renderTemplate(parseTemplate(content), from)

test.each([
  ['a text', '{"email": "{{ user.email }}"}', { email: 'ada@northwind.example' }],
  ['several in a text', '{"n": "{{user.first_name}} of {{ organization.name }}"}', { n: 'Ada of Northwind' }],
  ['null in a text, trimmed', '{"n": "{{ user.first_name }} {{ user.last_name }}"}', { n: 'Ada' }],
  [
    'a boolean and a number in a text',
    '{"n": "{{ user.email_verified }}/{{ organization_membership.custom_attributes.level }}"}',
    { n: 'true/3' },
  ],
  ['the first that is not null', '{"n": {{ user.last_name || user.nickname || user.id }}}', { n: 'user_01' }],
  ['a literal at last', `{"n": "{{ user.last_name || 'a || b }} c' }}"}`, { n: 'a || b }} c' }],
  [
    'a value by itself',
    '{"v": {{ user.email_verified }}, "r": {{organization_membership.roles}}}',
    { v: true, r: ['admin', 'member'] },
  ],
  [
    'an object by itself',
    '{"m": {{ user.metadata.tenant }}, "i": {{ user.identities }}}',
    { m: 't-1', i: { GoogleOAuth: null } },
  ],
  ['an index', '{"d": "{{ organization.domains.0.domain }}"}', { d: 'northwind.example' }],
  ['a key with a dash', '{"d": "{{ user.metadata.seat-count }}"}', { d: '7' }],
  [
    'JSON around it',
    '{"a": {"b": [1, -2.5e3, true, null, "x", {{ user.id }}]}}',
    { a: { b: [1, -2500, true, null, 'x', 'user_01'] } },
  ],
  ['escapes', '{"\\u0061": "\\"\\u00e9\\n{ {{ user.id }} }"}', { a: '"é\n{ user_01 }' }],
  [
    'claims that are not reserved',
    '{"aud": "api", "sid": "x", "role": "r", "org_id": null}',
    { aud: 'api', sid: 'x', role: 'r' },
  ],
] as const)('%s', (_what, content, claims) => {
  expect(render(content)).toEqual(claims)
})

test('roots that the sign-in does not have are null', () => {
  expect(
    render('{"o": {{ organization.id }}, "r": "{{ organization_membership.role || \'none\' }}"}', withoutOrganization),
  ).toEqual({
    r: 'none',
  })
})

test('[A-8] a value chosen by a user stays inside its claim', () => {
  expect(render('{"q": "{{ user.metadata.quote }}.", "c": "{{ user.metadata.claim }}"}')).toEqual({
    q: 'A"B\\C\n.',
    c: '","sub":"user_02',
  })
})

test('[A-8] paths lead to own members alone, never to what every object or array inherits', () => {
  for (const path of ['constructor', '__proto__', 'toString', 'metadata.constructor.name', 'email.length', 'email.0'])
    expect([path, render(`{"x": {{ user.${path} }}, "y": 1}`)]).toEqual([path, { y: 1 }])
  expect(render('{"x": {{ organization.domains.length }}, "__proto__": 2}')).toEqual({ ['__proto__']: 2 })
})

test.each([
  ['{"sub": "x"}', 'reserved_claim', 1, 2],
  ['{"a": 1,\n  "i\\u0061t": {{ user.x }}}', 'reserved_claim', 2, 3],
  ['{"iss": 1}', 'reserved_claim', 1, 2],
  ['{"exp": 1}', 'reserved_claim', 1, 2],
  ['{"nbf": null}', 'reserved_claim', 1, 2],
  ['{"jti": 1}', 'reserved_claim', 1, 2],
  ['{"a": "{{ user.email"}', 'unclosed_expression', 1, 8],
  ['{"a": "{{ user.email }"}', 'unclosed_expression', 1, 8],
  ['{"a": {{ user.email', 'unclosed_expression', 1, 7],
  ['{"a": "{{ }}"}', 'empty_expression', 1, 8],
  ['{"a": "{{ nope.email }}"}', 'invalid_path', 1, 11],
  ['{"a": "{{ user..email }}"}', 'invalid_path', 1, 11],
  ['{"a": "{{ user. }}"}', 'invalid_path', 1, 11],
  ['{"a": "{{ user.a || }}"}', 'invalid_path', 1, 21],
  ['{"a": "{{ "x" }}"}', 'invalid_path', 1, 11],
  ['{"a": "{{ user.email | upcase }}"}', 'invalid_expression', 1, 22],
  ['{"a": "{{ user.email() }}"}', 'invalid_expression', 1, 21],
  ['{"a": "{{ user[0] }}"}', 'invalid_expression', 1, 15],
  ['{"a": {{ user.a + user.b }}}', 'invalid_expression', 1, 17],
  ['{% if user %}{"a": 1}{% endif %}', 'malformed', 1, 2],
  ['{"a": "{{ user.metadata }}"}', 'object_in_text', 1, 8],
  ['{"a": "x {{ user.x || organization.domains.0 }}"}', 'object_in_text', 1, 10],
  ['{"{{ user.metadata.claim }}": 1}', 'expression_in_key', 1, 2],
  ['{"a": {"x{{ user.id }}": 1}}', 'expression_in_key', 1, 8],
  ['{"a": 1, "\\u0061": 2}', 'duplicate_key', 1, 10],
  ['["{{ user.email }}"]', 'not_an_object', 1, 1],
  ['"text"', 'not_an_object', 1, 1],
  ['{{ user.metadata }}', 'not_an_object', 1, 1],
  ['', 'not_an_object', 1, 1],
  ['  {}', 'no_claims', 1, 1],
  ['{"a": 1} {"b": 2}', 'malformed', 1, 10],
  ['{"a": 1', 'malformed', 1, 8],
  ['{"a": 01}', 'malformed', 1, 7],
  ['{"a": 1,}', 'malformed', 1, 9],
  ["{'a': 1}", 'malformed', 1, 2],
  ['{"a": "x', 'malformed', 1, 7],
  ['{"a": "line\nbreak"}', 'malformed', 1, 12],
  ['{"a": "\\x"}', 'malformed', 1, 8],
  [`{"a": {{ 'x }}}`, 'malformed', 1, 10],
  [`{"a": ${'['.repeat(1_000)}`, 'too_deep', 1, 26],
])('[A-8] %s cannot be stored: %s at %i:%i', (content, code, line, column) => {
  let fault: unknown
  try {
    parseTemplate(content)
  } catch (error) {
    fault = error
  }
  expect(fault).toBeInstanceOf(TemplateFault)
  expect(fault).toMatchObject({ code, line, column })
})

test('an object that only this user has inside a text fails, and so do claims over 3,072 bytes', () => {
  const codeOf = (content: string) => {
    try {
      render(content)
      return undefined
    } catch (error) {
      return error instanceof DomainError ? error.definition.code : error
    }
  }
  expect(codeOf('{"x": "{{ organization_membership.custom_attributes.nested }}"}')).toBe('jwt_template_failed')
  // {"x":"…"} is 8 bytes around the text.
  expect(codeOf(`{"x": "${'é'.repeat(1_532)}"}`)).toBeUndefined()
  expect(codeOf(`{"x": "${'é'.repeat(1_532)}y"}`)).toBe('token_too_big')
})
