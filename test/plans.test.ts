import { Client } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { erasedEvents, personalData } from '#events/event-log/index.ts'
import { type Context, createContext } from '#platform/context.ts'
import type { Statement } from '#platform/db/sql.ts'
import type { Operation } from '#platform/http/operation.ts'
import { catalog } from '../src/catalog.ts'
import { createDatabase } from './database.ts'
import { type Furnished, furnish } from './furnish.ts'
import { ask, readingsOf } from './plans/answer.ts'
import { explainChange, Kept, type Reading } from './plans/explained.ts'
import { inWorld, multiply, worlds } from './plans/multiply.ts'
import { noteStatements } from './plans/noted-statements.ts'
import { type Askable, continued, isList, type Question, questionsOf } from './plans/questions.ts'
import { startOwnServer, startServer, type TestServer } from './server.ts'
import { inTurn } from './turns.ts'

test('every table of environments, partitions included, is planned for the largest of them', async () => {
  const { environment } = await startServer()
  const { rows } = await environment.system.database.pool.query<{ name: string; options: string[] | null }>(`
    select a.attrelid::regclass::text as name, a.attoptions as options
    from pg_attribute a join pg_class c on c.oid = a.attrelid
    where a.attname = 'environment_id' and c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace`)

  expect(rows.length).toBeGreaterThan(50)
  expect(rows.filter(({ options }) => !options?.includes('n_distinct=1'))).toEqual([])
})

let server: TestServer & { close(): Promise<void> }
let environment: Context
let furnished: Furnished
let client: Client
let note: <T>(work: () => Promise<T>) => Promise<[T, Statement[]]>

beforeAll(async () => {
  const databaseUrl = await createDatabase()
  const busy = await startOwnServer({ secrets: { databaseUrl } })
  furnished = await furnish(busy, 'northwind')
  await busy.close()
  client = new Client({ connectionString: databaseUrl })
  await client.connect()
  await multiply(client, busy.environment.environmentId)
  // Small as these tables are, a plan for large ones is possible where an index is there for it.
  await client.query('set enable_seqscan = off')
  await client.query('set plan_cache_mode = force_generic_plan')
  const idle = await startOwnServer({ config: { role: 'api', url: busy.url }, secrets: { databaseUrl } })
  server = { ...idle, apiKey: busy.apiKey }
  note = noteStatements(server.app.system.database)
  const { environmentId, clientId } = busy.environment
  environment = createContext(server.app.system, { environmentId, clientId, actor: { type: 'system' } })
}, 300_000)

afterAll(async () => {
  await client?.end()
  await server?.close()
})

/** Values of parameters that name nothing that was furnished, or by another name. */
function otherValues(parameter: string): readonly (string | undefined)[] | undefined {
  const { members } = furnished
  const text = ['northwind', 'zzzyyy']
  const time = ['2020-01-01T00:00:00Z', '2100-01-01T00:00:00Z']
  const event = ['user.created', 'session.created', 'dsync.group.deleted']
  const slug = ['organization', 'no-such']
  const values: Readonly<Record<string, readonly (string | undefined)[]>> = {
    search: text,
    q: text,
    text,
    name_or_domain: text,
    range_start: time,
    range_end: time,
    updatedAfter: time,
    updated_after: time,
    events: event,
    event,
    object_id: [members.user_id, members.organization_id, members.connection_id],
    to: [members.email, 'no-one@northwind.example'],
    domains: ['northwind.example', 'no.example'],
    organization: [members.organization_id],
    resource_type_slug: slug,
    parent_resource_type_slug: slug,
    resource_external_id: text,
    parent_external_id: text,
    parent_resource_external_id: text,
    role_slug: ['member', 'admin'],
    custom_target: text,
    directory: [members.directory_id],
    group: [members.directory_group_id],
    user: [members.directory_user_id],
    idp_id: text,
    actions: text,
    actor_ids: [members.user_id],
    actor_names: text,
    targets: text,
    target_ids: text,
    trusted_issuer_id: ['agent_issuer_01J00000000000000000000000'],
    connected_account_id: ['data_installation_01J00000000000000000000000'],
    agent_instance_id: ['agent_01J00000000000000000000000'],
    target_id: [members.user_id],
    actor_id: [members.user_id],
    operation: ['UserlandUsersController_create'],
    subject: [members.user_id],
    redirect_uri: ['https://app.example/callback'],
    ids: [members.user_id, [members.organization_id, members.role_id, 'user_no-one'].join(',')],
    ip_address: ['203.0.113.7'],
    user_agent: text,
  }
  return values[parameter]
}

const askable: Askable = {
  pathsOf(operation) {
    const path = furnished.pathOf(operation)
    return [...new Set([path, inWorld(path, 7)])]
  },
  searchOf: (operation) => furnished.searchOf(operation),
  valuesOf({ id }, parameter) {
    const value = furnished.members[parameter]
    if (value !== undefined) {
      const ids = [value, inWorld(value, 7), inWorld(value, 999_999)]
      return ids[1] === value ? [value, `${value}-7`, `no-${value}`] : ids
    }
    const other = otherValues(parameter)
    if (other === undefined) throw new Error(`otherValues says nothing of ${parameter} of ${id}.`)
    return other.filter((each) => each !== undefined)
  },
}

/** Not the stream of events, whose answer does not end. */
const reads = catalog.operations.filter(
  ({ id, method, access }) => method === 'GET' && access === 'api_key' && id !== 'gatehouse.events.stream',
)

/**
 * Tables of which an environment, or the object that they belong to, has few: a developer writes each of their rows, or there is
 * a limit. Reading all of these is not held against an answer.
 */
const few = new Set([
  'feature_flags',
  'data_integrations',
  'saml_certificates',
  'saml_keys',
  'connect_resources',
  'resource_types',
  'permissions',
  'roles',
  'role_permissions',
  // At most ten of an organization.
  'audit_log_streams',
  // Of the hours of a month, with at most 50 labels in each.
  'tallies',
])

/** Of logs of audits a search looks through so many of the newest entries and no more (`search.ts`). Directories show how many groups they have, organizations all of their domains. */
const isUncounted = (table: string, { id }: Operation) =>
  few.has(table) ||
  table.startsWith('audit_log_events') ||
  (table === 'directory_groups' && id.startsWith('DirectoriesController_')) ||
  (table === 'organization_domains' && id === 'OrganizationsController_list')

/** Where the planner goes by the number of rows, or positions by times, which those of copies do not: `npm run grow -- medium --measure` holds them in tables that are large. */
const isHeldAtSize = ({ path }: Question) => /[?&](search|name_or_domain|q|range_start|range_end)=/.test(path)
/** An organization has one link at most, for some weeks. */
const isBoundedByOrganizations = ({ with: what }: Question) => /\bintent=/.test(what)

/** Those that are asked with each filter, in each order; the others as they are, and where a page ended. */
const askedInFull = new Set(inTurn(reads))

// One that runs out of time would go on beside the next, whose statements it would add to.
test.each(reads.map((operation) => [operation.id, operation] as const))(
  '%s looks at no more rows than its answer needs, whatever the filter, the order and the cursor',
  { timeout: 300_000 },
  async (_id, operation) => {
    const all = questionsOf(operation, askable)
    const [first] = all
    const questions = askedInFull.has(operation) ? all : all.slice(0, 1)
    // Beside that of the key.
    if (first !== undefined && isList(operation)) expect((await look(first)).statements.length).toBeGreaterThan(1)
    for (const question of questions) {
      if (isHeldAtSize(question) || isBoundedByOrganizations(question)) continue
      const { statements } = await look(question)
      const cursor = await firstIdOf(statements)
      if (cursor === undefined || !isList(operation)) continue
      for (const next of continued(question, inWorld(cursor, Math.floor(worlds / 2)))) await look(next)
    }
  },
)

/** The log of requests, which production does not have and which keeps the newest. */
const isReadWhole = ({ text }: Statement) => text.includes('from development_requests')

test('an erasure finds in each table what names the person, and looks at nothing of others', async () => {
  const { system } = server.app
  const stranger = { userId: 'user_01J00000000000000000000000', emails: ['no-one@northwind.example'] }
  const person = { ...stranger, recipients: ['+14155550199'] }
  const [, statements] = await note(() =>
    environment.transaction(async (tx) => {
      for (const { findAddresses, erase, eraseLater } of personalData.of(system)) {
        await findAddresses?.(tx, person.userId)
        await erase?.(tx, person)
        await eraseLater?.(tx, person, '')
      }
      for (const eraseContents of erasedEvents.of(system)) await eraseContents(tx, ['event_01J00000000000000000000000'])
    }),
  )
  // The copies have one email, by which an index tells nothing apart.
  await client.query(`update directory_users set email = id || '@northwind.example'`)
  await client.query('analyze directory_users')
  const asked = statements.filter((statement) => /\bwhere\b/.test(statement.text) && !isReadWhole(statement))

  expect(asked.length).toBeGreaterThan(15)
  const read = async () => {
    const readings: Reading[] = []
    for (const statement of asked) readings.push(await explainChange(client, statement))
    return readings
  }
  const isOfNoOne = ({ visited }: Reading) => visited < 30
  for (const reading of await byAnyWay(read, isOfNoOne)) {
    const { visited, plan, text } = reading
    expect.soft(isOfNoOne(reading), `looked at ${visited} rows:\n${plan}\n${text}`).toBe(true)
  }
})

async function look(question: Question) {
  const answered = await ask(server.app, server.apiKey, note, question)
  for (const reading of await cheapest(answered.statements, question.operation)) {
    const { text, visited, returned, plan } = reading
    const what = `${question.path} looked at ${visited} rows for ${returned}:\n${plan}\n${text}`
    expect.soft(isBounded(reading), what).toBe(true)
  }
  return answered
}

/**
 * Where the first page begins. Not of the answer: rows that were copied hold secrets that cannot be opened, so the answer may
 * be an error. What was read for it can be looked at all the same.
 */
async function firstIdOf(statements: readonly Statement[]): Promise<string | undefined> {
  const list = statements.findLast(({ text }) => text.includes('order by'))
  if (list === undefined) return undefined
  const { rows } = await client.query<{ id?: unknown }>(list.text, [...list.values])
  const id = rows[0]?.id
  return typeof id === 'string' ? id : undefined
}

/** Ways to plan, of which the planner picks one by the size of tables: at this size it does not care. */
const ways = [
  [],
  ['enable_sort'],
  ['enable_hashjoin', 'enable_mergejoin', 'enable_bitmapscan'],
  ['enable_hashjoin', 'enable_mergejoin', 'enable_bitmapscan', 'enable_sort'],
].map((settings) => ({ settings, kept: new Kept() }))

/** What each statement takes at the least, by any of the ways. */
function cheapest(statements: readonly Statement[], operation: Operation): Promise<Reading[]> {
  return byAnyWay((kept) => readingsOf(client, statements, (table) => isUncounted(table, operation), kept), isBounded)
}

async function byAnyWay(
  read: (kept: Kept) => Promise<readonly Reading[]>,
  isEnough: (reading: Reading) => boolean,
): Promise<Reading[]> {
  const least: Reading[] = []
  for (const { settings, kept } of ways) {
    for (const setting of settings) await client.query(`set ${setting} = off`)
    for (const [i, reading] of (await read(kept)).entries()) {
      const best = least[i]
      if (best === undefined || reading.visited < best.visited) least[i] = reading
    }
    for (const setting of settings) await client.query(`reset ${setting}`)
    if (least.every(isEnough)) break
  }
  return least
}

const isBounded = ({ visited, returned }: Reading) => visited <= 60 + 8 * returned
