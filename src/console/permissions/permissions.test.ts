import { readFileSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import { sql } from '#platform/db/sql.ts'
import { isMountable } from '#platform/http/mount.ts'
import type { Operation } from '#platform/http/operation.ts'
import { countRows } from '#test/samples.ts'
import { startServer } from '#test/server.ts'
import { catalog } from '../../catalog.ts'
import { cookieName, openConsole } from '../console.fixture.ts'
import { type OperatorRole, operatorRoles } from '../operators/index.ts'
import {
  operationsByArea,
  provenOperations,
  reasonedOperations,
  routineOperations,
  runtimeOperations,
} from './operation-areas.ts'
import { ruledOperations, ruleOf } from './operation-rules.ts'
import { permits } from './role-rules.ts'

const server = await startServer()
const team = await openConsole(server)
const production = await team.environment('production')
const sandbox = await team.environment('sandbox')
const foreign = await team.environment('sandbox')

const managed = catalog.operations.filter(isMountable)

test('every operation that takes a management key has one line in the table, and the table names no other', () => {
  const named = [
    ...Object.values(operationsByArea).flatMap((byKind) => Object.values(byKind).flat()),
    ...runtimeOperations,
  ]
  const ids = managed.map(({ id }) => id)

  expect(
    ids.filter((id) => !named.includes(id)),
    'add them to operation-areas.ts',
  ).toEqual([])
  expect(named.filter((id) => !ids.includes(id))).toEqual([])
  expect(named.filter((id, i) => named.indexOf(id) !== i)).toEqual([])
  for (const id of [...provenOperations, ...reasonedOperations, ...routineOperations])
    expect(ruledOperations()).toContain(id)
})

test('an operation that changes nothing is read, and one that changes something is not', () => {
  for (const { id, method, idempotency } of managed) {
    const rule = ruleOf(id)
    if (rule === undefined) continue
    if (method === 'GET') expect([id, rule.kind]).toEqual([id, expect.toBeOneOf(['read', 'reveal'])])
    else if (idempotency !== 'none') expect([id, rule.kind]).not.toEqual([id, 'read'])
  }
})

test('roles only narrow: what a viewer may, support and developers may too outside of keys, and owners may all', () => {
  for (const id of ruledOperations()) {
    const rule = ruleOf(id)
    if (rule === undefined) continue
    for (const kind of ['production', 'sandbox', 'system'] as const) {
      expect([id, permits('owner', kind, rule)]).toEqual([id, true])
      for (const role of ['developer', 'support', 'viewer'] as const)
        if (kind === 'system') expect([id, permits(role, kind, rule)]).toEqual([id, false])
      if (permits('viewer', kind, rule) && rule.area !== 'management_keys')
        expect(permits('support', kind, rule)).toBe(true)
      if (permits('support', kind, rule) && rule.area !== 'impersonation')
        expect(permits('developer', kind, rule)).toBe(true)
    }
  }
})

/** Counted tries, uses and refusals, events, and the logs, whose entries move from one to the other at any moment. */
const isBookkeeping = (table: string) =>
  ['guess_limits', 'console_sessions', 'events', 'operator_log_entries', 'tallies'].includes(table) ||
  table.startsWith('audit_log_')
const withoutBookkeeping = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([table]) => !isBookkeeping(table)))

/** The rows of each environment, without what every call may leave. In the Vault, listing is an event. */
async function stored() {
  const environments = [production, sandbox, foreign]
  const counts = await Promise.all(environments.map((each) => countRows(each)))
  // The log of an environment is an organization there, with what belongs to it, made when the first of its entries moves.
  const {
    organizations: _,
    authorization_resources: __,
    operator_logs: ___,
    ...ofOperators
  } = await countRows(team.operators)
  const { changes } = await team.operators.db.one<{ changes: number }>(sql`
    select count(*)::integer as changes from events
    where event not like 'vault.%' and environment_id = any(${environments.map(({ environmentId }) => environmentId)})`)
  const { done } = await team.operators.db.one<{ done: number }>(sql`
    select count(*)::integer as done from operator_log_entries
    where entry ->> 'outcome' is null and environment_id = any(${environments.map(({ environmentId }) => environmentId)})`)
  return [changes, done, ...[...counts, ofOperators].map(withoutBookkeeping)]
}

/**
 * Calls an operation in a way that ends right behind the gate: with a body that is no JSON, and ids that name nothing.
 *
 * @returns whether the gate let it pass
 */
async function passes(
  { secret }: Pick<Awaited<ReturnType<typeof team.session>>, 'secret'>,
  environment: typeof production,
  { method, path }: Operation,
): Promise<boolean> {
  const answer = await server.app.http.inject({
    method,
    url: team.path(environment, path.replaceAll(/\{\w+\}/g, 'unknown')),
    headers: {
      cookie: `${cookieName}=${secret}`,
      origin: server.url,
      'x-gatehouse-console': '1',
      'x-gatehouse-reason': 'A test',
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: '{' }),
  })
  const { code, needs } = answer.statusCode === 403 ? answer.json() : { code: undefined, needs: undefined }
  if (code === 'operation_not_permitted') {
    expect(needs).toBe('role')
    return false
  }
  expect([path, code]).not.toEqual([path, expect.stringMatching(/^(fresh|reason|console)/)])
  return true
}

type Session = Awaited<ReturnType<typeof team.session>>
const sessions = new Map<OperatorRole, Session>()
let ownerOfOne: Session

beforeAll(async () => {
  for (const role of operatorRoles) sessions.set(role, await team.session({ role }))
  ownerOfOne = await team.session({ role: 'owner', environmentId: production.environmentId })
})

const sessionOf = (role: OperatorRole) => sessions.get(role) ?? expect.unreachable()

/** So many calls at a time. */
async function inTurns<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = [...items]
  const turn = async () => {
    for (let item = rest.shift(); item !== undefined; item = rest.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: 8 }, turn))
}

/** The matrix is thousands of calls. */
const patience = 120_000

test.each([
  ['production', production, operatorRoles],
  // The others do there what they do in production.
  ['sandbox', sandbox, ['developer']],
] as const)(
  '[T-1] in a %s environment each role passes for exactly the operations of the table',
  { timeout: patience },
  async (kind, environment, roles) => {
    const before = await stored()
    await inTurns(
      roles.flatMap((role) => managed.map((operation) => [role, operation] as const)),
      async ([role, operation]) => {
        const rule = ruleOf(operation.id)
        const expected = rule !== undefined && operation.access !== 'system_key' && permits(role, kind, rule)
        expect([role, operation.id, await passes(sessionOf(role), environment, operation)]).toEqual([
          role,
          operation.id,
          expected,
        ])
      },
    )
    expect(await stored()).toEqual(before)
  },
)

test('[T-3] in an environment in which an operator has no role nothing passes, and nothing changes there', {
  timeout: patience,
}, async () => {
  const before = await stored()
  await inTurns(managed, async (operation) => {
    expect([operation.id, await passes(ownerOfOne, foreign, operation)]).toEqual([operation.id, false])
  })
  expect(await stored()).toEqual(before)
})

test('in the environment of the operators only owners of the whole server pass', { timeout: patience }, async () => {
  const before = await stored()
  await inTurns(managed, async (operation) => {
    const expected = ruleOf(operation.id) !== undefined
    expect([operation.id, await passes(sessionOf('owner'), team.operators, operation)]).toEqual([
      operation.id,
      expected,
    ])
    expect([operation.id, await passes(sessionOf('developer'), team.operators, operation)]).toEqual([
      operation.id,
      false,
    ])
  })
  expect(await stored()).toEqual(before)
})

test('the role in an environment counts before the one everywhere', async () => {
  const { setOperatorRoles } = await import('../operators/index.ts')
  const mixed = await team.session({ role: 'viewer' })
  await setOperatorRoles(team.operators, mixed.id, [
    { environment_id: null, role: 'owner' },
    { environment_id: production.environmentId, role: 'viewer' },
  ])
  const create = managed.find(({ id }) => id === 'OrganizationsController_create') ?? expect.unreachable()
  expect(await passes(mixed, production, create)).toBe(false)
  expect(await passes(mixed, sandbox, create)).toBe(true)
})

test('the console can read what each role permits, to leave out what would be refused', async () => {
  const { status, body } = await sessionOf('viewer').call(team.path(production, '/operator_permissions'))
  expect(status).toBe(200)
  const lines = new Map(body.data.map((line: { operation_id: string }) => [line.operation_id, line]))
  expect(lines.get('gatehouse.environments.keys.create')).toMatchObject({
    roles: ['owner'],
    step_up: true,
    reason: false,
  })
  expect(lines.get('UserlandUsersController_list[0]')).toMatchObject({ roles: [...operatorRoles], step_up: false })
  expect(lines.get('gatehouse.users.erase')).toMatchObject({ roles: ['owner'], step_up: true, reason: true })
  expect(lines.size).toBe(ruledOperations().length)
})

test('what the console reads of its own role is what the gate does: for each role, in each kind of environment', async () => {
  for (const role of operatorRoles)
    for (const environment of [production, sandbox]) {
      const { body } = await sessionOf(role).call(team.path(environment, '/operator_permissions'))
      const own = new Map<string, { operation: string; permitted: boolean }>(
        body.data.map((line: { operation_id: string }) => [line.operation_id, line]),
      )
      for (const { id, access, method, path } of managed) {
        const rule = ruleOf(id)
        if (rule === undefined) continue
        const kind = environment === production ? 'production' : 'sandbox'
        const permitted = access !== 'system_key' && permits(role, kind, rule)
        expect([id, own.get(id)]).toEqual([id, expect.objectContaining({ operation: `${method} ${path}`, permitted })])
      }
    }
})

test('the table of the reference of roles is the one that is documented', () => {
  const guide = readFileSync(new URL('../../../docs/guides/console.md', import.meta.url), 'utf8')
  for (const area of Object.keys(operationsByArea)) expect(guide).toContain(`| \`${area}\` |`)
})
