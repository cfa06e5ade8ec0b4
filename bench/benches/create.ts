import { randomUUID } from 'node:crypto'
import { sql } from '../../src/platform/db/sql.ts'
import type { World } from '../kit/world.ts'
import { type BenchCase, defineBench } from './bench.ts'
import { idempotencyKey, lookUpAnswer, storeAnswer } from './idempotency.ts'
import { bearerKey, keyLookupScript, lookUpKey } from './key-lookup.ts'
import { type OrganizationRow, toOrganization } from './organization-rows.ts'

const operationId = 'OrganizationsController_create'

export const create = defineBench({
  name: 'create',
  summary: 'POST an organization, durably and with its event; without and with an Idempotency-Key.',
  bar: 0.5,
  cases: [createCase('POST', false), createCase('POST, Idempotency-Key', true)],
  limit: {
    matches: ({ method, url }) => method === 'POST' && url === '/organizations',
    async serve(request, system) {
      const { environment_id, owner_id, client_id } = await lookUpKey(system, bearerKey(request))
      const key = idempotencyKey(request)
      const asked = key === undefined ? undefined : { environmentId: environment_id, operationId, key }
      if (asked !== undefined) await lookUpAnswer(system, asked)
      const { name, metadata } = JSON.parse(request.body) as { name: string; metadata: Record<string, string> }
      const now = system.now()
      const tx = await system.database.begin()
      const row = await tx.one<OrganizationRow>(sql`
        insert into organizations (environment_id, id, name, external_id, metadata, allow_profiles_outside_organization,
          created_at, updated_at)
        values (${environment_id}, ${system.newId('org')}, ${name}, ${null}, ${metadata}, ${false}, ${now}, ${now})
        returning id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at`)
      const body = toOrganization(row, [])
      const context = { client_id, actor: { id: owner_id, source: 'api', name: '' } }
      tx.send(sql`
        insert into events (environment_id, id, event, organization_id, data, context, created_at)
        values (${environment_id}, ${system.newId('event')}, ${'organization.created'}, ${row.id}, ${JSON.stringify(body)},
          ${JSON.stringify(context)}, ${now})`)
      if (asked !== undefined) storeAnswer(tx, system, asked, request, body)
      await tx.commit()
      return { status: 201, body }
    },
  },
})

function createCase(label: string, withKey: boolean): BenchCase {
  return {
    label,
    connect: () => ({
      next: () => ({
        method: 'POST',
        path: '/organizations',
        headers: withKey ? { 'idempotency-key': `retry-${randomUUID()}` } : {},
        body: JSON.stringify({ name: 'Northwind Traders', metadata: { plan: 'enterprise', region: 'eu' } }),
      }),
    }),
    pgbench: (world) => script(world, withKey),
  }
}

function script(world: World, withKey: boolean): string {
  const answer = 'a'.repeat(600)
  const where = `environment_id = '${world.environmentId}' and operation_id = '${operationId}'`
  return `\\set a random(1, 1000000000000000)
${keyLookupScript(world)}
${withKey ? `select request_hash, sealed_answer from idempotency_keys where ${where} and key = :a::text;` : ''}
\\startpipeline
begin;
insert into organizations (environment_id, id, name, external_id, metadata, allow_profiles_outside_organization, created_at, updated_at)
  values ('${world.environmentId}', 'org_01K' || lpad(:a::text, 23, '0'), 'Northwind Traders', null, '{"plan":"enterprise","region":"eu"}', false, now(), now())
  returning id, name, external_id, stripe_customer_id, metadata, allow_profiles_outside_organization, created_at, updated_at;
\\endpipeline
\\startpipeline
insert into events (environment_id, id, event, organization_id, data, context, created_at)
  values ('${world.environmentId}', 'event_01K' || lpad(:a::text, 23, '0'), 'organization.created', 'org_01K' || lpad(:a::text, 23, '0'), '{"object":"${'o'.repeat(280)}"}', '{"client_id":"${world.clientId}"}', now());
${
  withKey
    ? `insert into idempotency_keys (environment_id, operation_id, key, request_hash, sealed_answer, created_at)
  values ('${world.environmentId}', '${operationId}', :a::text, decode('${world.keyHash}', 'hex'), '${answer}', now());`
    : ''
}
commit;
\\endpipeline
`
}
