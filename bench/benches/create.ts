import { randomUUID } from 'node:crypto'
import { renewForOrganization } from '#access/feature-flags/versions.ts'
import { type SqlValue, type Statement, sql } from '#platform/db/sql.ts'
import { insertEntry } from '../../src/console/operator-log/entry.ts'
import type { World } from '../kit/world.ts'
import { type BareRequest, type BareSystem, type BenchCase, defineBench } from './bench.ts'
import { insertEvents, recordEvents } from './event-rows.ts'
import { freshId, inline, text } from './expressions.ts'
import { answerScripts, askedWith, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'
import { recordCreation } from './operator-log-rows.ts'
import { type OrganizationRow, toOrganization } from './organization-rows.ts'

const path = '/organizations'
const operationId = 'OrganizationsController_create'
const event = 'organization.created'
const metadata = { plan: 'enterprise', region: 'eu' }

export const create = defineBench({
  name: 'create',
  summary: 'POST an organization, durably and with its event; without and with an Idempotency-Key.',
  bar: 0.5,
  cases: [createCase('POST', false), createCase('POST, Idempotency-Key', true)],
  limit: { matches: ({ method, url }) => method === 'POST' && url === path, serve },
})

function createCase(label: string, withKey: boolean): BenchCase {
  return {
    label,
    connect: () => ({
      next: () => ({
        method: 'POST',
        path,
        headers: withKey ? { 'idempotency-key': `retry-${randomUUID()}` } : {},
        body: JSON.stringify({ name: 'Northwind Traders', metadata }),
      }),
    }),
    pgbench: (world) => script(world, withKey),
  }
}

async function serve(request: BareRequest, system: BareSystem) {
  const owner = await lookUpKey(system, bearerKey(request))
  const { environment_id: environmentId } = owner
  const asked = askedWith(request, environmentId, operationId)
  if (asked !== undefined) await lookUpAnswer(system, asked)
  const given = JSON.parse(request.body) as { name: string; metadata: Record<string, string> }
  const now = system.now()
  const tx = await system.database.begin()
  const row = await tx.one<Omit<OrganizationRow, 'domains'>>(
    insertOrganization({
      environmentId,
      id: system.newId('org'),
      ...given,
      externalId: null,
      outside: false,
      forAgent: false,
      now,
    }),
  )
  const body = toOrganization({ ...row, domains: [] })
  recordCreation(tx, system, owner, operationId, { id: row.id, name: row.name }, body)
  if (asked !== undefined) storeAnswer(tx, system, asked, request, body)
  recordEvents(tx, system, owner, [{ event, organizationId: row.id, data: body }])
  for (const statement of renewForOrganization({ environmentId }, row.id, system.newId('snapshot'))) tx.send(statement)
  await tx.commit()
  return { status: 201, body }
}

type Values<Name extends string> = Record<Name, SqlValue>

function insertOrganization(
  values: Values<'environmentId' | 'id' | 'name' | 'externalId' | 'metadata' | 'outside' | 'forAgent' | 'now'>,
): Statement {
  const { environmentId, id, name, externalId, metadata, outside, forAgent, now } = values
  return sql`
    insert into organizations (environment_id, id, name, external_id, metadata, allow_profiles_outside_organization,
      made_for_agent, created_at, updated_at)
    values (${environmentId}, ${id}, ${name}, ${externalId}, ${metadata}, ${outside}, ${forAgent}, ${now}, ${now})
    returning id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at`
}

function script(world: World, withKey: boolean): string {
  const environmentId = text(world.environmentId)
  const organizationId = freshId('org', ':a')
  const row = { environmentId, id: organizationId, name: text('Northwind Traders'), externalId: 'null' }
  const data = text(JSON.stringify({ object: 'organization', padding: 'o'.repeat(280) }))
  const context = text(JSON.stringify({ client_id: world.clientId, padding: 'o'.repeat(80) }))
  const happened = { environmentId, id: freshId('event', ':a'), event: text(event), organizationId, data, context }
  const answer = answerScripts(world, operationId, ':a::text', 600)
  return `\\set a random(1, 1000000000000000)
${keyLookupScript(world)}
${withKey ? answer.lookUp : ''}
\\startpipeline
begin;
${inline(insertOrganization({ ...row, metadata: text(JSON.stringify(metadata)), outside: 'false', forAgent: 'false', now: 'now()' }))}
\\endpipeline
\\startpipeline
${inline(insertEntry({ environmentId, id: freshId('operator_log_entry', ':a'), entry: data, now: 'now()' }))}
${withKey ? answer.store : ''}
${inline(insertEvents([{ ...happened, now: 'now()', requestId: 'null' }]))}
${renewForOrganization({ environmentId }, organizationId, text('snapshot')).map(inline).join('')}
commit;
\\endpipeline
`
}
