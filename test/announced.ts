import { expect } from 'vitest'
import type { FurnishedServers } from './furnished.ts'

/** Everything that events tell the beginning or the end of: its ids, the events for each that came, and for each that went. */
const kinds: readonly { ids: string; came: readonly string[]; went?: readonly string[] }[] = [
  { ids: 'id from organizations', came: ['organization.created'], went: ['organization.deleted'] },
  {
    ids: 'id from organization_domains',
    came: ['organization_domain.created'],
    went: ['organization_domain.deleted'],
  },
  { ids: 'id from users', came: ['user.created'], went: ['user.deleted'] },
  {
    ids: 'id from organization_memberships',
    came: ['organization_membership.created'],
    went: ['organization_membership.deleted'],
  },
  { ids: 'id from groups', came: ['group.created'], went: ['group.deleted'] },
  { ids: 'id from roles', came: roleEvents('created'), went: roleEvents('deleted') },
  { ids: 'id from permissions', came: ['permission.created'], went: ['permission.deleted'] },
  { ids: 'id from api_keys', came: ['api_key.created'], went: ['api_key.revoked'] },
  {
    ids: 'id from invitations where accepted_at is null and revoked_at is null',
    came: ['invitation.created'],
    went: ['invitation.accepted', 'invitation.revoked'],
  },
  { ids: `id from sessions where status = 'active'`, came: ['session.created'], went: ['session.revoked'] },
  { ids: 'id from agent_blueprints', came: ['agent.blueprint.created'], went: ['agent.blueprint.deleted'] },
  { ids: 'id from agent_instances', came: ['agent.instance.created'], went: ['agent.instance.deleted'] },
  {
    ids: 'id from agent_sessions where revoked_at is null',
    came: ['agent.instance.session.created'],
    went: ['agent.instance.session.revoked'],
  },
  { ids: 'id from password_resets', came: ['password_reset.created'] },
  { ids: `id from one_time_codes where purpose = 'magic_auth'`, came: ['magic_auth.created'] },
  {
    ids: `id from one_time_codes where purpose = 'email_verification'`,
    came: ['email_verification.created'],
  },
]

function roleEvents(what: string): string[] {
  return [`role.${what}`, `organization_role.${what}`]
}

/** The ids of each kind at this moment. */
async function present({ observer, environmentId }: FurnishedServers): Promise<Set<string>[]> {
  const mine = 'environment_id = $1'
  const { rows } = await observer.query<{ kind: number; id: string }>({
    // Planned once.
    name: 'present',
    text: kinds
      .map(({ ids }, kind) => `select ${kind} as kind, ${ids} ${ids.includes(' where ') ? 'and' : 'where'} ${mine}`)
      .join(' union all '),
    values: [environmentId],
  })
  return kinds.map((_, i) => new Set(rows.flatMap(({ kind, id }) => (kind === i ? [id] : []))))
}

/**
 * Runs `work` and gives the events that were recorded meanwhile, held against the change of what there is: of each kind as
 * many came as are announced, less those that are announced to have gone.
 */
export async function announcedDuring<T>(
  environment: FurnishedServers,
  work: () => Promise<T>,
): Promise<{ answer: T; events: string[] }> {
  const [known, before] = [await environment.recorded(), await present(environment)]
  const answer = await work()
  const [all, after] = [await environment.recorded(), await present(environment)]
  const earlier = new Set(known.map(({ id }) => id))
  const events = all.flatMap(({ id, event }) => (earlier.has(id) ? [] : [event]))
  for (const [i, { came, went }] of kinds.entries()) {
    const [then, now] = [before[i] ?? new Set(), after[i] ?? new Set()]
    const what = `${came}: ${events}`
    if (went !== undefined) expect(count(events, came) - count(events, went), what).toBe(now.size - then.size)
    // What goes without a word of its own, such as codes, may have gone again.
    else expect(count(events, came), what).toBeGreaterThanOrEqual([...now].filter((id) => !then.has(id)).length)
  }
  return { answer, events }
}

const count = (events: readonly string[], names: readonly string[]) =>
  events.filter((event) => names.includes(event)).length
