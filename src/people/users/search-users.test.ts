import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { startServer, type TestServer } from '#test/server.ts'
import { searchOfUsers } from './search-text.ts'

let server: TestServer
let ids: Record<string, string>

beforeAll(async () => {
  server = await startServer()
  const elsewhere = await startServer()
  const { userManagement } = server.workos
  const people = {
    ada: { email: 'Ada.L@analytical.example', firstName: 'Ada', lastName: 'Lovelace', externalId: 'CRM-77100' },
    zoe: { email: 'zoe@example.com', firstName: 'Zoë', lastName: 'ÅSTRÖM' },
    percent: { email: 'al_o@example.com', firstName: '100% Al\\o' },
    al: { email: 'alxo@example.com' },
  }
  ids = {}
  for (const [name, person] of Object.entries(people)) ids[name] = (await userManagement.createUser(person)).id
  await elsewhere.workos.userManagement.createUser({ email: 'ada.elsewhere@analytical.example' })
})

async function found(search: string, query = '') {
  const { body } = await server.api.get<{ data: { id: string }[] }>(
    `/user_management/users?order=asc${query}&search=${encodeURIComponent(search)}`,
  )
  const names = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  return body.data.map(({ id }) => names.get(id))
}

test.each([
  ['nalytic', ['ada']],
  ['ADA.L@', ['ada']],
  ['a love', ['ada']],
  ['m-771', ['ada']],
  ['åström', ['zoe']],
  ['Zoë Å', ['zoe']],
  ['l_o@exa', ['percent']],
  ['100%', ['percent']],
  ['example', ['ada', 'zoe', 'percent', 'al']],
  ['ada\nada', []],
  ['nobody', []],
])(
  'the search for %j finds who has it in email, names or external id, in any case, letter by letter',
  async (search, names) => {
    expect(await found(search)).toEqual(names)
  },
)

test.each([
  ['al', ['percent', 'al']],
  ['AL_', ['percent']],
  ['ov', []],
  ['%', []],
])('a text without three letters in a row, as %j, is the beginning of an email', async (search, names) => {
  expect(await found(search)).toEqual(names)
})

test('an id finds its user, and no one in another environment', async () => {
  expect(await found(ids.zoe ?? '')).toEqual(['zoe'])
  const elsewhere = await startServer()
  expect((await elsewhere.api.get(`/user_management/users?search=${ids.zoe}`)).body).toMatchObject({ data: [] })
})

test('pages of what is found follow one another, whether it is frequent or rare, and other filters hold too', async () => {
  const other = await startServer()
  const { userManagement } = other.workos
  await other.environment.db.run(insertPeople(other, 3_000))
  const page = async (search: string, query = '') => {
    const { body } = await other.api.get<{
      data: { email: string }[]
      list_metadata: { before: string | null; after: string | null }
    }>(`/user_management/users?limit=2&search=${search}${query}`)
    return { emails: body.data.map(({ email }) => email), cursors: body.list_metadata }
  }

  const frequent = await page('bench.example')
  expect(frequent.emails).toEqual(['p3000.x@bench.example', 'p2999.x@bench.example'])
  expect((await page('bench.example', `&after=${frequent.cursors.after}`)).emails).toEqual([
    'p2998.x@bench.example',
    'p2997.x@bench.example',
  ])
  const rare = await page('p777')
  expect(rare).toMatchObject({ emails: ['p777.x@bench.example'], cursors: { after: null } })
  const few = await page('p13')
  expect(few.emails).toEqual(['p1399.x@bench.example', 'p1398.x@bench.example'])
  const next = await page('p13', `&after=${few.cursors.after}`)
  expect(next.emails).toEqual(['p1397.x@bench.example', 'p1396.x@bench.example'])
  expect((await page('p13', `&before=${next.cursors.before}`)).emails).toEqual(few.emails)

  const { id } = await userManagement.createUser({ email: 'p13@member.example' })
  const organization = await other.workos.organizations.createOrganization({ name: 'Members' })
  await userManagement.createOrganizationMembership({ userId: id, organizationId: organization.id })
  expect((await page('p13', `&organization_id=${organization.id}`)).emails).toEqual(['p13@member.example'])
})

test('the index of searches has the expression that searches ask for', async () => {
  const { system, environmentId } = server.environment
  const client = await system.database.pool.connect()
  try {
    await client.query('begin')
    await client.query('set local enable_seqscan = off; set local enable_indexscan = off')
    const people = insertPeople(server, 3_000)
    await client.query(people.text, [...people.values])
    await client.query(`select gin_clean_pending_list('users_search')`)
    await client.query('analyze users')
    const { text, values } = searchOfUsers(server.environment, 'nalytic').lookUp
    const plan = await client.query<{ 'QUERY PLAN': string }>(`explain ${text}`, [...values])
    expect(values[0]).toBe(environmentId)
    const lines = plan.rows.map((line) => line['QUERY PLAN'])
    expect(lines.join('\n')).toMatch(/Bitmap Index Scan on users_search.*Index Cond: .*environment_id = .*~~/s)
  } finally {
    await client.query('rollback')
    client.release()
  }
})

/** So many users, of whom no event tells. */
function insertPeople({ environment }: TestServer, count: number) {
  return sql`
    insert into users (environment_id, id, email, canonical_email, email_verified, created_at, updated_at)
    select ${environment.environmentId}, 'user_01J0000000' || lpad(i::text, 16, '0'), 'p' || i || '.x@bench.example',
      'p' || i || '.x@bench.example', true, now(), now() from generate_series(1, ${count}::integer) i`
}
