import type { PoolClient } from 'pg'
import { createEnvironment } from '#environment/environments/index.ts'
import type { System } from '#platform/context.ts'
import { copyRows } from './copy.ts'
import type { Size } from './sizes.ts'
import { makeEvents, makeWorld } from './world.ts'

export interface Grown {
  environmentId: string
  apiKey: string
}

/** Makes an environment with as much in it as a size says. The same size gives the same names. */
export async function grow(system: System, size: Size, report: (line: string) => void): Promise<Grown> {
  const client = await system.database.pool.connect()
  try {
    return await fill(system, client, size, report)
  } finally {
    client.release(true)
  }
}

async function fill(system: System, client: PoolClient, size: Size, report: (line: string) => void): Promise<Grown> {
  const { context, apiKey } = await createEnvironment(system, `Grown to ${size.users} users`)
  const { environmentId: environment } = context
  const now = system.now()
  const { companies, people } = makeWorld(size, now)
  const copy = async (
    table: string,
    columns: string,
    rows: Iterable<readonly (string | number | boolean | Date | null)[]>,
  ) => report(`${table}: ${await copyRows(client, table, columns.split(' '), rows)}`)

  await copy(
    'organizations',
    'environment_id id name external_id created_at updated_at',
    companies.map(({ id, name, createdAt }, i) => [
      environment,
      id,
      name,
      i % 4 === 0 ? `account-${i}` : null,
      createdAt,
      createdAt,
    ]),
  )
  await copy(
    'organization_domains',
    'environment_id id organization_id domain state verification_strategy created_at updated_at',
    companies.map(({ id, domainId, domain, createdAt }) => [
      environment,
      domainId,
      id,
      domain,
      'verified',
      'manual',
      createdAt,
      createdAt,
    ]),
  )
  await copy(
    'users',
    'environment_id id email canonical_email email_verified first_name last_name external_id last_sign_in_at created_at updated_at',
    people.map(({ id, email, firstName, lastName, externalId, lastSignInAt, createdAt }) => [
      environment,
      id,
      email,
      email,
      true,
      firstName,
      lastName,
      externalId,
      lastSignInAt,
      createdAt,
      createdAt,
    ]),
  )
  await copy(
    'organization_memberships',
    'environment_id id user_id organization_id status role_slugs created_at updated_at',
    people.map(({ id, membershipId, organization, createdAt }) => [
      environment,
      membershipId,
      id,
      organization.id,
      'active',
      '{member}',
      createdAt,
      createdAt,
    ]),
  )
  // The numbers are taken with the events: followers wait, and then see all of them.
  await client.query('begin')
  const { rows } = await client.query<{ last: string }>('select last from event_positions for update')
  let position = Number(rows[0]?.last ?? 0)
  function* events(): Generator<(string | number | Date | null)[]> {
    for (const { id, event, organizationId, data, at } of makeEvents(people, size.events, now)) {
      position += 1
      yield [environment, id, position, event, organizationId, JSON.stringify(data), '{}', at]
    }
  }
  await copy('events', 'environment_id id position event organization_id data context created_at', events())
  await client.query('update event_positions set last = $1', [position])
  await client.query('commit')
  await client.query('vacuum analyze')
  return { environmentId: environment, apiKey }
}
