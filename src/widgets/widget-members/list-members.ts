import { effectiveRoleSlugs } from '#access/roles/index.ts'
import type { Context } from '#platform/context.ts'
import { containing } from '#platform/db/containing.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { type ListQuery, type Page, pageWindow } from '#platform/http/list.ts'
import type { MemberRow } from './schemas.ts'

export interface MemberFilters {
  /** Part of a name or of an address. */
  search?: string
  /** The slug of a role that they have. */
  role?: string
}

/**
 * The people of an organization, newest first: its members, and those who were invited and are not yet. A page reads its own rows
 * of both tables, whatever the size of the organization.
 */
export async function listMembers(
  ctx: Context,
  organizationId: string,
  query: ListQuery & MemberFilters,
): Promise<Page<MemberRow>> {
  const window = pageWindow(query, /^(om|invitation)_[\w-]{1,100}$/)
  const beyond = (id: Statement, prefix: string) =>
    window.past((cursor, operator) =>
      operator === '>' ? sql`${id} > ${prefix + timeOf(cursor)}` : sql`${id} < ${prefix + timeOf(cursor)}`,
    )
  const page = (id: Statement) => sql`order by ${id} ${window.direction} limit ${window.size}`
  const rows = await ctx.db.many<MemberRow>(sql`
    select * from (
      (${selectMembers} where ${all([
        sql`m.environment_id = ${ctx.environmentId} and m.organization_id = ${organizationId} and m.status <> 'inactive'`,
        ...filters(query, [sql`u.email`, sql`u.name`, sql`concat_ws(' ', u.first_name, u.last_name)`], effectiveRoles),
        ...beyond(sql`m.id`, 'om_'),
      ])} ${page(sql`m.id`)})
      union all
      (${selectInvited} and ${all([
        sql`i.environment_id = ${ctx.environmentId} and i.organization_id = ${organizationId} and ${isLatest}`,
        ...filters(query, [sql`i.email`], sql`array[i.role_slug]`),
        ...beyond(sql`i.id`, 'invitation_'),
      ])} ${page(sql`i.id`)})
    ) people order by substr(id, strpos(id, '_')) ${window.direction} limit ${window.size}`)
  return window.toPage(rows)
}

/** A member or an invited person by the id that the list gave; `undefined` for anyone else. */
export function findMember(ctx: Context, organizationId: string, id: string): Promise<MemberRow | undefined> {
  return ctx.db.maybe<MemberRow>(sql`
    ${selectMembers} where m.environment_id = ${ctx.environmentId} and m.organization_id = ${organizationId}
      and m.user_id = ${id} and m.status <> 'inactive'
    union all
    ${selectInvited} and i.environment_id = ${ctx.environmentId} and i.organization_id = ${organizationId}
      and i.id = ${id} and ${isLatest}`)
}

const effectiveRoles = effectiveRoleSlugs(sql`m`)

const selectMembers = sql`
  select m.id, m.user_id, u.email, u.email_verified, u.profile_picture_url, u.first_name, u.last_name, m.created_at,
    u.last_sign_in_at, m.status, m.directory_managed, ${effectiveRoles} as role_slugs, i.id as invitation_id,
    i.expires_at as invitation_expires_at, i.revoked_at as invitation_revoked_at
  from organization_memberships m
  join users u on u.environment_id = m.environment_id and u.id = m.user_id
  left join lateral (
    select i.id, i.expires_at, i.revoked_at from invitations i
    where m.status = 'pending' and i.environment_id = m.environment_id and i.organization_membership_id = m.id
    order by i.id desc limit 1) i on true`

/** The invited people who have no account. */
const selectInvited = sql`
  select i.id, null as user_id, i.email, false as email_verified, null as profile_picture_url, null as first_name,
    null as last_name, i.created_at, null::timestamptz as last_sign_in_at, 'pending' as status, false as directory_managed,
    array[i.role_slug] as role_slugs, i.id as invitation_id, i.expires_at as invitation_expires_at,
    i.revoked_at as invitation_revoked_at
  from invitations i where i.accepted_at is null and i.organization_membership_id is null`

/** Of several invitations of one address the last one counts, as long as no one with the address is a member. */
const isLatest = sql`
  not exists (select 1 from invitations n where n.environment_id = i.environment_id
      and n.canonical_email = i.canonical_email and n.organization_id = i.organization_id and n.id > i.id)
    and not exists (select 1 from users u join organization_memberships m
      on m.environment_id = u.environment_id and m.user_id = u.id
      where u.environment_id = i.environment_id and u.canonical_email = i.canonical_email
        and m.organization_id = i.organization_id)`

function filters({ search, role }: MemberFilters, texts: Statement[], roles: Statement): (Statement | undefined)[] {
  const matches = texts.map((text) => sql`${text} ilike ${containing(search ?? '')}`)
  return [
    search === undefined || search === ''
      ? undefined
      : sql`(${matches.reduce((one, other) => sql`${one} or ${other}`)})`,
    role === undefined || role === '' ? undefined : sql`${role} = any(${roles})`,
  ]
}

/** Ids of both kinds sort by the time in them. */
function timeOf(id: string): string {
  return id.slice(id.indexOf('_') + 1)
}
