import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { allowsOneRole, type Counting, isPermitted } from './held-roles.ts'

/** A resource by its type, and by our id or that of the application. */
export interface NamedResource {
  type: string
  id: string
  /** It is looked for there alone. Without it, an id of the application that several organizations use names none of them. */
  organizationId?: string | undefined
}

/** A membership, or a user in whatever organization the resource is. */
export interface MemberSubject {
  type: 'user' | 'organization_membership'
  id: string
  /** A membership is one of this user. */
  userId?: string | undefined
}

export interface DecisionAsked {
  subject: MemberSubject
  permission: string
  resource: NamedResource
}

/** `ambiguous`: several organizations have such a resource. */
export type Decision = boolean | 'ambiguous'

/**
 * The answers in the order of the questions, from one snapshot; each is that of a check (`held-roles.ts`). What does not exist is not
 * permitted.
 */
export async function decide(
  ctx: Context,
  questions: readonly DecisionAsked[],
  counting: Counting = 'all',
): Promise<Decision[]> {
  if (questions.length === 0) return []
  const rows = await ctx.db.many<DecisionRow>(selectDecisions(ctx, questions, counting))
  if (counting === 'all' && rows.some(({ authorized, one_role }) => authorized && one_role))
    return decide(ctx, questions, 'effective')
  return rows.map(({ authorized, is_ambiguous }) => (is_ambiguous ? 'ambiguous' : authorized))
}

export interface DecisionRow {
  authorized: boolean
  is_ambiguous: boolean
  one_role: boolean
}

/** A row for each question, in their order. */
export function selectDecisions(
  ctx: Pick<Context, 'environmentId'>,
  questions: readonly DecisionAsked[],
  counting: Counting,
): Statement {
  return sql`
    select coalesce(t.is_only and p.id is not null and ${isPermitted(sql`p.id`, sql`t.path`, counting)}, false) as authorized,
      coalesce(not t.is_only, false) as is_ambiguous, ${allowsOneRole(ctx)} as one_role
    from ${askedRows(questions)}
    left join permissions p on p.environment_id = ${ctx.environmentId} and p.slug = asked.permission
    left join lateral (${namedResource(ctx)}) t on true
    ${joinMember(ctx)}
    order by asked.number`
}

export interface FoundPlace {
  resourceId: string
  organizationId: string
  path: readonly string[]
  /** Of the subject in the organization of the resource. */
  membershipId: string | null
}

export interface PlaceAsked {
  subject?: MemberSubject
  resource: NamedResource
}

/** The resources that are named, and who the subject of each is there, in the order of the questions. */
export async function findPlaces(
  ctx: Context,
  asked: readonly PlaceAsked[],
): Promise<(FoundPlace | 'ambiguous' | undefined)[]> {
  if (asked.length === 0) return []
  const noOne = { type: 'user', id: '' } as const
  const rows = await ctx.db.many<Partial<FoundPlace> & { is_only: boolean | null }>(sql`
    select t.id as "resourceId", t.organization_id as "organizationId", t.path, m.id as "membershipId", t.is_only
    from ${askedRows(asked.map(({ subject = noOne, resource }) => ({ subject, permission: '', resource })))}
    left join lateral (${namedResource(ctx)}) t on true
    ${joinMember(ctx)}
    order by asked.number`)
  return rows.map(({ is_only, resourceId, organizationId, path, membershipId = null }) => {
    if (resourceId === undefined || organizationId === undefined || path === undefined || is_only === null)
      return undefined
    return is_only ? { resourceId, organizationId, path, membershipId } : 'ambiguous'
  })
}

function askedRows(questions: readonly DecisionAsked[]): Statement {
  const rows = questions.map(({ subject, permission, resource }) => ({
    [subject.type]: subject.id,
    owner: subject.userId,
    permission,
    type: resource.type,
    resource: resource.id,
    organization: resource.organizationId,
  }))
  return sql`
    rows from (jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as ("user" text, organization_membership text, owner text,
      permission text, type text, resource text, organization text)) with ordinality
      as asked ("user", organization_membership, owner, permission, type, resource, organization, number)`
}

/** The first of the resources that a question may mean, and whether there is no second one. */
function namedResource({ environmentId }: Pick<Context, 'environmentId'>): Statement {
  const where = sql`t.environment_id = ${environmentId} and t.resource_type_slug = asked.type
    and (asked.organization is null or t.organization_id = asked.organization)`
  const named = (column: Statement) => sql`
    (select t.id, t.organization_id, t.path from authorization_resources t where ${where} and ${column} = asked.resource limit 2)`
  return sql`
    select t.*, count(*) over () = 1 as is_only from (${named(sql`t.id`)} union ${named(sql`t.external_id`)}) t limit 1`
}

/** Joins the membership `m` of the subject. Of the two ways to name it one finds nothing: its column is null. */
function joinMember({ environmentId }: Pick<Context, 'environmentId'>): Statement {
  const named = (column: Statement, value: Statement) => sql`
    select m.id from organization_memberships m
    where m.environment_id = ${environmentId} and m.organization_id = t.organization_id and ${column} = ${value}
      and (asked.owner is null or m.user_id = asked.owner)`
  return sql`
    left join lateral (
      ${named(sql`m.id`, sql`asked.organization_membership`)} union all ${named(sql`m.user_id`, sql`asked."user"`)}
    ) who on true
    left join organization_memberships m on m.environment_id = ${environmentId} and m.id = who.id`
}
