import { sql } from '#platform/db/sql.ts'
import { recordOf } from '#platform/records.ts'
import { differencesOf, digestsOf, type Person, readValues, valuesOf } from '../attributes.ts'
import { remoteIdOf } from '../push/find.ts'
import { isWanted } from '../scope.ts'
import type { Cursor, Step } from './comparison.ts'

const pageSize = 100
const pageBytes = 4_000_000
/** What a target may list at most. What it does not list is asked for by its id. */
const mostListed = 5_000_000

interface Known {
  id: string
  remote_id: string
  is_wanted: boolean
  person: Person | null
}

/**
 * A page of the users that the target lists (RFC 7644 §3.4.2.4) against what it should have. Those that differ become due, with what the target
 * has as the base. A target that does not list leaves all to be asked for by their ids.
 */
export async function compareListed({ system, target, client, cursor }: Step): Promise<Cursor> {
  const startIndex = cursor === '' ? 1 : Number(cursor)
  const { status, body } = await client.send({
    method: 'GET',
    path: `/Users?startIndex=${startIndex}&count=${pageSize}`,
    mostBytes: pageBytes,
  })
  if (status !== 200 || body === undefined) return undefined
  const resources = (Array.isArray(body.Resources) ? body.Resources : []).map(recordOf)
  const byId = new Map(resources.flatMap((resource) => [[remoteIdOf(resource), resource] as const]))
  byId.delete(undefined)
  const known = await system.database.many<Known>(sql`
    select o.id, o.remote_id, ${isWanted('user', sql`o.object_id`)} as is_wanted,
      case when u.id is null then null else jsonb_build_object('id', u.id, 'external_id', u.external_id, 'email', u.email,
        'first_name', u.first_name, 'last_name', u.last_name, 'name', u.name, 'locale', u.locale, 'metadata', u.metadata) end as person
    from unnest(${[...byId.keys()].flatMap((id) => id ?? [])}::text[]) as listed (remote_id)
    join scim_target_objects o on o.environment_id = ${target.environment_id} and o.target_id = ${target.id} and o.kind = 'user'
      and o.remote_id = listed.remote_id
    join scim_targets t on t.environment_id = o.environment_id and t.id = o.target_id
    left join users u on u.environment_id = o.environment_id and u.id = o.object_id`)
  const compared = known.map((each) => compare(each, byId.get(each.remote_id) ?? {}, target.attribute_mapping))
  await store(system, target, compared)
  const next = startIndex + resources.length
  const total = typeof body.totalResults === 'number' ? body.totalResults : 0
  return resources.length === 0 || next > Math.min(total, mostListed) ? undefined : String(next)
}

interface Compared {
  id: string
  differs: boolean
  active: boolean
  pushed: Record<string, string>
}

function compare({ id, is_wanted, person }: Known, resource: Record<string, unknown>, mapping: object): Compared {
  const wanted = is_wanted && person !== null ? valuesOf(mapping, person) : { active: 'false' }
  const has = readValues(resource, wanted)
  const differs = differencesOf(wanted, has).length > 0
  return { id, differs, active: has.active === 'true', pushed: digestsOf(has, id) }
}

/** An object that is due already is asked for before it is pushed. */
async function store(
  { database, now }: Step['system'],
  target: Step['target'],
  compared: readonly Compared[],
): Promise<void> {
  if (compared.length === 0) return
  await database.run(sql`
    update scim_target_objects o set seen_in = ${target.reconciliation_run},
      due_at = case when c.differs then coalesce(o.due_at, ${now()}) else o.due_at end,
      cause = case when c.differs and o.due_at is null then 'reconciliation' else o.cause end,
      event_id = case when c.differs and o.due_at is null then null else o.event_id end,
      needs_check = o.needs_check or (c.differs and o.due_at is not null),
      active = case when o.due_at is null then c.active else o.active end,
      pushed = case when c.differs and o.due_at is null then c.pushed else o.pushed end,
      updated_at = ${now()}
    from (
      select c.id, c.differs, c.active, c.pushed
      from jsonb_to_recordset(${JSON.stringify(compared)}::jsonb) as c (id text, differs boolean, active boolean, pushed jsonb)
      join scim_target_objects held on held.environment_id = ${target.environment_id} and held.id = c.id
      order by held.object_id for no key update of held) c
    where o.environment_id = ${target.environment_id} and o.target_id = ${target.id} and o.id = c.id`)
}
