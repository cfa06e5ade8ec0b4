// The least that an answer of a durable server costs: `node:http`, and one statement that looks up key and row together.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { permissionsOf, selectValidated, type ValidatedRow } from '#access/api-keys/validate.ts'
import { type CheckRow, selectCheck } from '#access/authorization/checks/check.ts'
import { type DecisionRow, selectDecisions } from '#access/authorization/checks/decide.ts'
import { toUser, type UserRow, userColumns } from '#people/users/schemas.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { openSystem } from '../../src/system.ts'
import { type EvaluationRequest, questionOf } from '../benches/evaluation.ts'
import { type OrganizationRow, selectOrganization, toOrganization } from '../benches/organization-rows.ts'
import { onQuestion } from '../kit/questions.ts'
import { systemOptions } from '../kit/settings.ts'
import '../probe.ts'
import { environmentOfCaller, withCaller } from './with-caller.ts'

const system = await openSystem(systemOptions(process.env))
const { database } = system

type Ask = (statement: Statement) => Promise<unknown>

const environmentId = environmentOfCaller
const routes: readonly [string, RegExp, (ask: Ask, id: string, body: string) => Promise<object>][] = [
  [
    'GET',
    /^\/organizations\/(\w+)$/,
    async (ask, id) => toOrganization((await ask(selectOrganization(environmentId, id))) as OrganizationRow),
  ],
  [
    'GET',
    /^\/user_management\/users\/(\w+)$/,
    async (ask, id) => {
      const user = sql`select ${userColumns} from users where environment_id = ${environmentId} and id = ${id}`
      return toUser((await ask(user)) as UserRow)
    },
  ],
  [
    'POST',
    /^\/api_keys\/validations()$/,
    async (ask, _id, body) => {
      const { value } = JSON.parse(body) as { value: string }
      const key = { environmentId, hash: system.hashCredential(value), now: system.now() }
      const row = (await ask(selectValidated(key, 'all'))) as ValidatedRow
      return { api_key: { object: 'api_key', ...row, permissions: permissionsOf(row) } }
    },
  ],
  [
    'POST',
    /^\/authorization\/organization_memberships\/(\w+)\/check$/,
    async (ask, id, body) => {
      const asked = JSON.parse(body) as Record<string, string>
      const resource = { type: asked.resource_type_slug ?? '', externalId: asked.resource_external_id ?? '' }
      const check = selectCheck({ environmentId }, id, asked.permission_slug ?? '', resource, 'all')
      const { authorized } = (await ask(check)) as CheckRow
      return { authorized }
    },
  ],
  [
    'POST',
    /^\/access\/v1\/evaluation()$/,
    async (ask, _id, body) => {
      const asked = JSON.parse(body) as EvaluationRequest
      const { authorized } = (await ask(selectDecisions({ environmentId }, [questionOf(asked)], 'all'))) as DecisionRow
      return { decision: authorized }
    },
  ],
  [
    'POST',
    /^\/audit_logs\/events()$/,
    async (ask, _id, body) => {
      const { organization_id, event } = JSON.parse(body) as { organization_id: string; event: object }
      await ask(insertEvent(organization_id, JSON.stringify(event)))
      return { success: true }
    },
  ],
]

/** Events with the hash of all before them, and nothing else: no idempotency, no schema, no search. */
await database.pool.query(`
  create table if not exists bare_chains (organization_id text primary key, length bigint not null, hash bytea not null);
  create table if not exists bare_events (organization_id text, number bigint, environment_id text not null, event text not null,
    hash bytea not null, primary key (organization_id, number))`)

function insertEvent(organization: string, event: string): Statement {
  return sql`, head as (
      insert into bare_chains as c (organization_id, length, hash)
      values (${organization}, 1, sha256(convert_to(${event}, 'utf8')))
      on conflict (organization_id) do update
        set length = c.length + 1, hash = sha256(c.hash || convert_to(${event}, 'utf8'))
      returning length, hash)
    insert into bare_events (organization_id, number, environment_id, event, hash)
    select ${organization}, length, ${environmentId}, ${event}, hash from head returning number`
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = []
  request.on('data', (chunk: Buffer) => chunks.push(chunk))
  request.on('end', async () => {
    const { method, url = '', headers } = request
    const route = routes.find(([of, path]) => of === method && path.test(url))
    try {
      if (route === undefined) throw new Error(`Not served: ${method} ${url}`)
      const [, path, serve] = route
      const id = path.exec(url)?.[1] ?? ''
      const hash = system.hashCredential(headers.authorization?.slice('Bearer '.length) ?? '')
      const ask: Ask = (statement) => database.one(withCaller(statement, hash))
      const answer = await serve(ask, id, Buffer.concat(chunks).toString())
      send(200, JSON.stringify(answer))
    } catch (error) {
      send(500, String(error))
    }
    function send(status: number, text: string) {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) })
      response.end(text)
    }
  })
})
const listening = new Promise<number>((resolve) => {
  server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port))
})
onQuestion('start', async () => ({ port: await listening }))
process.on('SIGTERM', () => process.exit())
