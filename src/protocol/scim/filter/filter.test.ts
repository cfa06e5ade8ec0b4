import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Resource } from '../resource.ts'
import { groupType, userType } from '../schemas/resource-type.ts'
import { enterprise, refusalOf } from '../scim.fixture.ts'
import type { Filter } from './ast.ts'
import { matchesFilter } from './matches-filter.ts'
import { parseFilter } from './parse-filter.ts'

const ada: Resource = {
  id: 'U1',
  externalId: 'Ext-1',
  userName: 'Ada@Example.com',
  name: { givenName: 'Ada', familyName: 'Lovelace' },
  displayName: 'Ada "the first" Lovelace\\',
  active: true,
  nickName: '',
  emails: [
    { value: 'ada@work.example', type: 'work', primary: true },
    { value: 'ada@home.example', type: 'home' },
  ],
  groups: [{ value: 'G1', display: 'Engineering' }],
  badge: { level: 7, colours: ['red', 'Blue'] },
  meta: { created: '2026-01-01T00:00:00Z', lastModified: '2026-02-01T10:00:00.500Z' },
  [enterprise]: { department: 'Research', manager: { value: 'M1', displayName: 'Charles' } },
  'urn:acme:2.0:Extra': { desk: '4.17' },
}

/** Each filter with whether Ada matches it. */
const conditions: readonly (readonly [filter: string, matches: boolean])[] = [
  ['userName eq "ada@example.com"', true],
  ['USERNAME Eq "ADA@EXAMPLE.COM"', true],
  ['userName eq "ada@example.co"', false],
  ['userName ne "ada@example.com"', false],
  ['id eq "U1"', true],
  ['id eq "u1"', false],
  ['externalId eq "ext-1"', false],
  ['urn:ietf:params:scim:schemas:core:2.0:User:userName sw "ada"', true],
  ['URN:IETF:params:scim:schemas:core:2.0:User:name.familyName eq "lovelace"', true],
  ['name.familyName co "love"', true],
  ['name.familyName ew "LACE"', true],
  ['name.familyName co "%"', false],
  ['displayName eq "Ada \\"the first\\" Lovelace\\\\"', true],
  ['displayName eq "\\u0041da \\"the first\\" Lovelace\\\\"', true],
  ['active eq true', true],
  ['active eq True', true],
  ['active eq "True"', true],
  ['active eq false', false],
  ['active ne false', true],
  ['active pr', true],
  ['title pr', false],
  ['nickName pr', false],
  ['title eq null', true],
  ['title ne null', false],
  ['userName ne null', true],
  ['userName eq null', false],
  ['title ne "Engineer"', true],
  ['title eq "Engineer"', false],
  ['title gt "A"', false],
  ['name pr', true],
  ['emails pr', true],
  ['emails eq "ada@HOME.example"', true],
  ['emails.value eq "ada@home.example"', true],
  ['emails.value eq "nobody@home.example"', false],
  ['emails.type ne "work"', true],
  ['emails[type eq "work" and value co "ada@work"]', true],
  ['emails[type eq "home" and value co "ada@work"]', false],
  ['emails.type eq "home" and emails.value co "ada@work"', true],
  ['emails[not (type eq "work")]', true],
  ['emails[type eq "other"]', false],
  ['emails[type eq "work"].value eq "ada@work.example"', true],
  ['emails[type eq "home"].value eq "ada@work.example"', false],
  ['emails[type eq "home"].primary pr', false],
  ['emails[primary eq true].value ew ".example"', true],
  ['phoneNumbers[type eq "work"]', false],
  ['groups.value eq "G1"', true],
  ['groups.value eq "g1"', false],
  ['groups.display eq "engineering"', true],
  ['meta.lastModified gt "2026-02-01T10:00:00Z"', true],
  ['meta.lastModified ge "2026-02-01T11:00:00.5+01:00"', true],
  ['meta.lastModified eq "2026-02-01T10:00:00.500Z"', true],
  ['meta.lastModified lt "2026-02-01T10:00:00Z"', false],
  ['meta.lastModified le "2026-02-01T10:00:00.500Z"', true],
  ['meta.created sw "2026-01"', true],
  [`${enterprise}:department eq "research"`, true],
  [`${enterprise.toUpperCase()}:DEPARTMENT eq "research"`, true],
  [`${enterprise}:manager.displayName eq "charles"`, true],
  [`${enterprise}:manager eq "M1"`, true],
  [`${enterprise} pr`, true],
  ['urn:acme:2.0:Extra:desk eq "4.17"', true],
  ['urn:acme:2.0:Extra:desk eq "4.18"', false],
  ['badge.level eq 7', true],
  ['badge.level gt 6.5', true],
  ['badge.level lt -1.5e3', false],
  ['badge.level eq "7"', false],
  ['badge.colours eq "blue"', true],
  ['Badge.Level ge 7', true],
  ['userName gt "ad"', true],
  ['userName lt "ad"', false],
  ['userName sw "ada" and active eq false or id pr', true],
  ['userName sw "ada" and (active eq false or id pr)', true],
  ['id pr or userName sw "ada" and active eq false', true],
  ['(id pr or userName sw "ada") and active eq false', false],
  ['not (active eq false)', true],
  ['NOT (active eq true OR id pr)', false],
  ['not(title pr) AND not(nickName pr)', true],
  ['  ( ( userName   pr ) )  ', true],
  ['not eq "x"', false],
]

test.each(conditions)('%s: %s', (filter, isMatch) => {
  expect(matchesFilter(parseFilter(filter, userType), ada, userType)).toBe(isMatch)
})

/** Each is refused as a filter, and as nothing else. */
const malformed: readonly string[] = [
  '',
  '   ',
  'userName',
  'userName eq',
  'userName eq ada',
  "userName eq 'ada'",
  'userName = "ada"',
  'userName xx "ada"',
  '"userName" eq "ada"',
  'eq "ada"',
  'userName eq "ada',
  'userName eq "a\\q"',
  'userName eq "\\ud800"',
  'userName eq "\\u0000"',
  'userName eq "a\nb"',
  'userName eq "ada" and',
  'userName eq "ada" or or id pr',
  'userName eq "ada" id pr',
  'not userName pr',
  'not not (userName pr)',
  '(userName pr',
  'userName pr)',
  '()',
  'emails[]',
  'emails[type eq "work"',
  'emails[type eq "work"]]',
  'emails[type eq "work"] value eq "x"',
  'emails[type eq "work"].value',
  'emails[type eq "work"]. eq "x"',
  'emails[type eq "work"].a.b.c eq "x"',
  'emails[addresses[type pr]]',
  'emails [type pr] eq "x"',
  'user name eq "x"',
  'user,Name eq "x"',
  'a.b.c eq "x"',
  '.a eq "x"',
  'a. eq "x"',
  'a..b eq "x"',
  '__proto__ pr',
  'constructor.name pr',
  'meta.__proto__ pr',
  'urn:acme: pr',
  'urn: eq "x"',
  'active gt true',
  'active gt "x"',
  'active co "tr"',
  'userName gt null',
  'userName co 7',
  'userName sw true',
  'userName eq 01',
  'userName eq +1',
  'userName eq 1.',
  'userName eq .5',
  'userName eq 1e999',
  'userName eq NaN',
  'userName eq {}',
  'userName eq []',
  'meta.lastModified gt "yesterday"',
  'meta.lastModified gt "2026-02-30T10:00:00"',
  'meta.lastModified gt 5',
  `userName eq "${'x'.repeat(2_000)}"`,
  `${'('.repeat(21)}id pr${')'.repeat(21)}`,
  '('.repeat(1_999),
  'not('.repeat(499),
  '['.repeat(1_999),
  `a${'.a'.repeat(900)} pr`,
  Array.from({ length: 101 }, () => 'a pr').join(' or '),
  `a eq "${'\\'.repeat(1_900)}`,
  `a eq "${'\\"'.repeat(900)}`,
]

test.each(malformed)('[D-4] a filter that cannot be read is refused as one: %s', (filter) => {
  expect(refusalOf(() => parseFilter(filter, userType))).toBe('400 invalidFilter')
})

test('[D-4] a filter at each limit is read', () => {
  expect(parseFilter(`${'('.repeat(20)}id pr${')'.repeat(20)}`, userType)).toEqual({ kind: 'present', names: ['id'] })
  const terms = Array.from({ length: 100 }, () => 'a pr').join(' or ')
  expect(parseFilter(terms, userType)).toMatchObject({ kind: 'or', filters: { length: 100 } })
  expect(matchesFilter(parseFilter(`userName eq "${'x'.repeat(1_986)}"`, userType), ada, userType)).toBe(false)
})

test('a group is found by the ids of its members', () => {
  const group = { displayName: 'Engineering', members: [{ value: 'U1' }, { value: 'U2' }] }
  const matches = (filter: string) => matchesFilter(parseFilter(filter, groupType), group, groupType)
  expect(matches('members.value eq "U2"')).toBe(true)
  expect(matches('members[value eq "U3"]')).toBe(false)
  expect(matches('displayName eq "ENGINEERING" and members eq "U1"')).toBe(true)
})

test('[D-4] whatever is sent as a filter is read or refused as one', () => {
  const piece = fc.oneof(
    fc.constantFrom('(', ')', '[', ']', '"', '\\', '.', ':', ' ', 'and', 'or', 'not', 'eq', 'pr', 'null', 'urn:', '-1'),
    fc.constantFrom(
      ' emails',
      '[type eq "work"]',
      '.value',
      ' userName',
      ' eq "x"',
      ' pr',
      'meta.created',
      '__proto__',
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      expect([undefined, '400 invalidFilter']).toContain(
        refusalOf(() => matchesFilter(parseFilter(text, userType), ada, userType)),
      )
    }),
    { numRuns: 700 },
  )
})

test('a filter that is written out is read as it was', () => {
  fc.assert(
    fc.property(anyFilter, (filter) => {
      expect(parseFilter(written(filter), userType)).toEqual(filter)
    }),
  )
})

const literal = fc.oneof(
  fc.string({ maxLength: 10 }).filter((text) => !text.includes('\0')),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
)
const names = fc.constantFrom<[string, ...string[]]>(
  ['title'],
  ['name', 'givenName'],
  [enterprise, 'department'],
  ['x'],
)
const simple: fc.Arbitrary<Filter> = fc.oneof(
  fc.record({ kind: fc.constant('present'), names }),
  fc.record({ kind: fc.constant('compare'), names, operator: fc.constantFrom('eq', 'ne'), value: literal }),
  fc.record({
    kind: fc.constant('compare'),
    names,
    operator: fc.constantFrom('co', 'sw', 'ew', 'gt', 'ge', 'lt', 'le'),
    value: fc.string({ maxLength: 10 }).filter((text) => !text.includes('\0')),
  }),
)
const { filter: anyFilter } = fc.letrec<{ filter: Filter }>((tie) => ({
  filter: fc.oneof(
    { depthSize: 'small', maxDepth: 4 },
    simple,
    fc.record({ kind: fc.constant('not'), filter: tie('filter') }),
    fc.record({ kind: fc.constant('and'), filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('or'), filters: fc.array(tie('filter'), { minLength: 2, maxLength: 3 }) }),
  ),
}))

function written(filter: Filter): string {
  if (filter.kind === 'not') return `not (${written(filter.filter)})`
  if (filter.kind === 'and' || filter.kind === 'or') {
    return filter.filters.map((each) => `(${written(each)})`).join(` ${filter.kind} `)
  }
  const path = filter.names[0] === enterprise ? filter.names.join(':') : filter.names.join('.')
  if (filter.kind === 'compare') return `${path} ${filter.operator} ${JSON.stringify(filter.value)}`
  return `${path} pr`
}
