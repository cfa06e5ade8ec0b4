import type { Value } from './copy.ts'
import { digitsOf, randomAt, timesEach } from './random.ts'
import { idAt, type World } from './world.ts'

export const auditActions = [
  'document.opened',
  'document.updated',
  'document.shared',
  'report.exported',
  'member.invited',
  'member.removed',
  'settings.changed',
  'invoice.paid',
]

/** What customers' users did, as an application reports it. Their hashes are random: these logs can be searched, not verified. */
export function* auditEventRows(
  environmentId: string,
  world: World,
  sequences: Map<string, number>,
): Generator<Value[]> {
  const { users } = world.size
  const count = world.size.auditEvents / timesEach
  for (let place = 0; place < count; place++) {
    const random = randomAt(79, place)
    const at = world.timeOf(place, count)
    const person = world.person(random.skewed(users))
    const organizationId = person.organization.id
    const action = random.pick(auditActions)
    const number = String(random.below(100_000))
    const target = `doc-${number}`
    const name = `${person.firstName} ${person.lastName}`
    const sequence = sequences.get(organizationId) ?? 0
    sequences.set(organizationId, sequence + timesEach)
    yield [
      environmentId,
      organizationId,
      idAt('audit_log_event', at, digitsOf(place, random)),
      sequence + 1,
      action,
      1,
      at,
      at,
      person.id,
      'user',
      name,
      '{}',
      `[{"id":"${target}","type":"document"}]`,
      '{"location":"198.51.100.7"}',
      `{"request":"${number}"}`,
      `\\x${'5a'.repeat(32)}`,
    ]
  }
}

export const auditEventColumns =
  'environment_id organization_id id sequence action version occurred_at created_at actor_id actor_type actor_name actor_metadata targets context metadata hash'

/** Nine more of each, in the database. */
export const auditEventCopies = `
  insert into audit_log_events (environment_id, organization_id, id, sequence, action, version, occurred_at, created_at, actor_id,
    actor_type, actor_name, actor_metadata, targets, context, metadata, hash)
  select environment_id, organization_id, left(id, -1) || n, sequence + n, action, version,
    occurred_at + make_interval(secs => n), created_at + make_interval(secs => n), actor_id, actor_type, actor_name, actor_metadata,
    targets, context, metadata, hash
  from audit_log_events, generate_series(1, ${timesEach - 1}) n where environment_id = $1`
