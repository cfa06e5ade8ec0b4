import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { matchesFilter, parseFilter, type Resource, userType } from '#protocol/scim/index.ts'
import { enterprise, refusalOf, startDirectory } from './scim.fixture.ts'

const scim = await startDirectory()
interface Page {
  totalResults: number
  startIndex: number
  itemsPerPage: number
  Resources: Resource[]
}

const people: object[] = [
  { userName: 'Ada', externalId: 'E-1', title: 'Countess', active: true, name: { familyName: 'Lovelace' } },
  { userName: 'grace', externalId: 'e-1', title: 'Admiral', active: false, [enterprise]: { department: 'Navy' } },
  {
    userName: 'joan',
    emails: [
      { value: 'joan@work.example', type: 'work' },
      { value: 'JOAN@home.example', type: 'home' },
    ],
  },
  {
    userName: '100%_real',
    title: 'countess',
    badge: { level: 7 },
    [enterprise]: { department: 'navy', manager: 'M1' },
  },
  { userName: 'hedy', nickName: 'Ädele', active: true, phoneNumbers: [{ value: '1', type: 'work', primary: true }] },
]
let all: Resource[]
beforeAll(async () => {
  const ids: string[] = []
  for (const [i, person] of people.entries()) ids.push((await scim.createUser(`u${i}`, person)).id)
  await scim.done('POST', '/Groups', { displayName: 'Engineering', members: [{ value: ids[0] }, { value: ids[2] }] })
  await scim.done('POST', '/Groups', { displayName: 'sales', members: [{ value: ids[2] }] })
  all = (await scim.done<Page>('GET', '/Users')).Resources
})

async function list(path: string, parameters: Record<string, string | number> = {}): Promise<Page> {
  const search = new URLSearchParams(Object.entries(parameters).map(([name, value]) => [name, String(value)]))
  return await scim.done<Page>('GET', `${path}?${search}`)
}
const namesOf = ({ Resources }: Page) => Resources.map(({ userName, displayName }) => userName ?? displayName)

test('the requests by which Okta and Entra ID test a connection get lists with all numbers', async () => {
  expect(await list('/Users', { startIndex: 1, count: 2 })).toMatchObject({
    totalResults: 5,
    startIndex: 1,
    itemsPerPage: 2,
  })
  expect(await list('/Groups', { startIndex: 1, count: 100 })).toMatchObject({ totalResults: 2, itemsPerPage: 2 })
  expect(await list('/Users', { filter: 'userName eq "5c1a4e0e-7d0d-4e2c-9f0e-000000000000"' })).toEqual({
    schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'],
    totalResults: 0,
    startIndex: 1,
    itemsPerPage: 0,
    Resources: [],
  })
})

const userFilters: [filter: string, names: string[]][] = [
  ['userName eq "ADA"', ['Ada']],
  ['externalId eq "E-1"', ['Ada']],
  ['externalId eq "E-1" or userName eq "grace"', ['Ada', 'grace']],
  ['userName eq "ada" and active eq false', []],
  ['emails eq "joan@home.example"', ['joan']],
  ['emails.value eq "Joan@Work.example"', ['joan']],
  ['emails[type eq "work"].value eq "joan@work.example"', ['joan']],
  ['emails[type eq "work"].value eq "joan@home.example"', []],
  ['emails[type eq "home" and value eq "joan@home.example"]', ['joan']],
  ['not (active eq true)', ['grace']],
  ['title co "COUNT"', ['Ada', '100%_real']],
  ['userName co "%"', ['100%_real']],
  ['userName sw "_"', []],
  ['nickName sw "ä"', ['hedy']],
  ['badge.level ge 7', ['100%_real']],
  [`${enterprise}:department eq "NAVY"`, ['grace', '100%_real']],
  [`${enterprise}:manager eq "M1"`, ['100%_real']],
  ['name.familyName pr', ['Ada']],
  ['groups.display eq "engineering" and groups.display eq "Sales"', ['joan']],
  ['meta.lastModified gt "2020-01-01T00:00:00Z" and title eq "admiral"', ['grace']],
  ['meta.lastModified gt "2999-01-01T00:00:00Z"', []],
  ['meta.lastModified gt "0000-01-01T00:00:00Z" and title eq "admiral"', ['grace']],
  ['meta.lastModified ge "0001-01-01T00:00:00+10:00" and title eq "admiral"', ['grace']],
  ['meta.lastModified gt "9999-12-31T23:59:59-10:00"', []],
  ['userName eq "\' or 1=1 --"', []],
]

test.each(userFilters)('[D-4] users are found by %s', async (filter, names) => {
  const page = await list('/Users', { filter })
  expect([...namesOf(page)].sort()).toEqual([...names].sort())
  expect(page.totalResults).toBe(names.length)
})

test('users are found by their group, and groups by their users', async () => {
  const { Resources: groups } = await list('/Groups', { sortBy: 'displayName' })
  const [engineering] = groups
  expect(namesOf(await list('/Users', { filter: `groups.value eq "${engineering?.id}"` })).sort()).toEqual([
    'Ada',
    'joan',
  ])
  const joan = all.find(({ userName }) => userName === 'joan')
  const found = await list('/Groups', { filter: `members.value eq "${joan?.id}"`, sortBy: 'displayName' })
  expect(namesOf(found)).toEqual(['Engineering', 'sales'])
  expect(
    namesOf(await list('/Groups', { filter: `members[value eq "${joan?.id}"] and displayName eq "SALES"` })),
  ).toEqual(['sales'])
  expect((await list('/Groups', { filter: 'members.display eq "lovelace"' })).totalResults).toBe(1)
})

const sortings: [sortBy: string, first: string][] = [
  ['userName', '100%_real'],
  ['title', 'grace'],
  ['emails', 'joan'],
  ['badge.level', '100%_real'],
  ['meta.created', 'Ada'],
]

test.each(sortings)('users in the order of %s, and backwards, filtered or not', async (sortBy, first) => {
  const ascending = namesOf(await list('/Users', { sortBy }))
  expect(ascending[0]).toBe(first)
  expect(new Set(ascending).size).toBe(5)
  expect(namesOf(await list('/Users', { sortBy, sortOrder: 'descending' }))).toEqual([...ascending].reverse())
  expect(namesOf(await list('/Users', { sortBy, filter: 'id pr' }))).toEqual(ascending)
})

test('users in the order of their groups', async () => {
  expect(namesOf(await list('/Users', { sortBy: 'groups.display' })).slice(0, 2)).toEqual(['Ada', 'joan'])
})

test.each([{}, { filter: 'id pr' }, { sortBy: 'userName' }, { sortBy: 'title', sortOrder: 'descending' }])(
  '[D-4] pages with %j hold every user once, and end',
  async (query) => {
    const names: unknown[] = []
    for (let startIndex = 1; names.length < 5; startIndex += 2) {
      const page = await list('/Users', { ...query, startIndex, count: 2 })
      expect(page).toMatchObject({ totalResults: 5, startIndex, itemsPerPage: Math.min(2, 6 - startIndex) })
      names.push(...namesOf(page))
    }
    expect(new Set(names).size).toBe(5)
    for (const startIndex of [6, 1_000_000, '9'.repeat(25)])
      expect((await list('/Users', { ...query, startIndex })).Resources).toEqual([])
    expect(await list('/Users', { ...query, count: 0 })).toMatchObject({ totalResults: 5, itemsPerPage: 0 })
    expect(await list('/Users', { ...query, count: -1, startIndex: -7 })).toMatchObject({
      startIndex: 1,
      itemsPerPage: 0,
    })
    expect((await list('/Users', { ...query, count: 100_000 })).itemsPerPage).toBe(5)
  },
)

test('an answer has the attributes that are asked for', async () => {
  const { Resources } = await list('/Users', { filter: 'userName eq "ada"', attributes: 'userName,name.familyName' })
  const [ada] = Resources
  expect(ada).toEqual({ schemas: ada?.schemas, id: ada?.id, userName: 'Ada', name: { familyName: 'Lovelace' } })
  const whole = await list('/Users', { filter: 'userName eq "ada"', excludedAttributes: 'groups,meta,emails' })
  expect(whole.Resources[0]).toEqual({
    schemas: ada?.schemas,
    id: ada?.id,
    ...people[0],
  })
})

test('a search by POST finds what a list does, in one type or in both', async () => {
  const search = { filter: 'userName eq "ada" or userName eq "joan"', sortBy: 'userName', attributes: ['userName'] }
  const found = await scim.done<Page>('POST', '/Users/.search', search)
  expect(namesOf(found)).toEqual(['Ada', 'joan'])
  const groups = await scim.done<Page>('POST', '/Groups/.search', { filter: 'displayName sw "s"' })
  expect(namesOf(groups)).toEqual(['sales'])

  const both = await scim.done<Page>('POST', '/.search', { filter: 'id pr', startIndex: 5, count: 2 })
  expect(both).toMatchObject({ totalResults: 7, startIndex: 5, itemsPerPage: 2 })
  expect(both.Resources.map(({ meta }) => (meta as { resourceType: string }).resourceType)).toEqual(['User', 'Group'])
  expect(refusalOf(await scim.request('POST', '/.search', { body: { filter: 'x' } }))).toBe('400 invalidFilter')
})

test('[D-4] every filter over HTTP finds what it means', async () => {
  const path = fc.constantFrom(
    'userName',
    'title',
    'emails.value',
    'externalId',
    'id',
    `${enterprise}:department`,
    'badge.level',
  )
  const value = fc.constantFrom(
    '"ada"',
    '"E-1"',
    '"JOAN@home.example"',
    '"navy"',
    '"countess"',
    '7',
    'null',
    `"${all[1]?.id}"`,
  )
  const simple = fc.oneof(
    fc.tuple(path, fc.constantFrom('eq', 'ne'), value).map((parts) => parts.join(' ')),
    fc
      .tuple(path, fc.constantFrom('co', 'sw', 'ew'), fc.constantFrom('"a"', '"e-1"', '"%"', '"_"'))
      .map((parts) => parts.join(' ')),
    path.map((each) => `${each} pr`),
    fc.constantFrom(
      'active eq true',
      'emails[type eq "home" and value ew ".example"]',
      'emails[type eq "work"].value eq "joan@work.example"',
    ),
  )
  const { filter } = fc.letrec<{ filter: string }>((tie) => ({
    filter: fc.oneof(
      { maxDepth: 3 },
      simple,
      tie('filter').map((inner) => `not (${inner})`),
      fc
        .tuple(tie('filter'), fc.constantFrom('and', 'or'), tie('filter'))
        .map(([a, joint, b]) => `(${a}) ${joint} (${b})`),
    ),
  }))
  await fc.assert(
    fc.asyncProperty(filter, async (text) => {
      const expected = all.filter((user) => matchesFilter(parseFilter(text, userType), user, userType))
      expect(namesOf(await list('/Users', { filter: text }))).toEqual(expected.map(({ userName }) => userName))
    }),
    { numRuns: 25 },
  )
})
