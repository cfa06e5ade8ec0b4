import { revokeSessions } from '#people/sessions/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { all, type Statement, sql } from '#platform/db/sql.ts'
import { noteUseOfRegistered } from '../applications/index.ts'

/** Whom and what a user has authorized. */
export interface ConsentSubject {
  userId: string
  applicationId: string
  organizationId: string | null
  /** The registered address that tokens are for; null for the environment itself. */
  resource: string | null
}

export interface ConsentRow {
  id: string
  user_id: string
  application_id: string
  organization_id: string | null
  resource: string | null
  scopes: string[]
  /** What the user chose on the consent page, as claims of access tokens. */
  claims: Record<string, unknown>
  created_at: string
  updated_at: string
}

export const consentColumns = sql`
  c.id, c.user_id, c.application_id, c.organization_id, c.resource, c.scopes, c.claims, c.created_at, c.updated_at`

/** What the user has authorized before, if they have. */
export function findConsent(ctx: Context, subject: ConsentSubject): Promise<ConsentRow | undefined> {
  return ctx.db.maybe<ConsentRow>(sql`
    select ${consentColumns} from connect_consents c
    where c.environment_id = ${ctx.environmentId} and c.user_id = ${subject.userId}
      and c.application_id = ${subject.applicationId}
      and c.organization_id is not distinct from ${subject.organizationId}
      and c.resource is not distinct from ${subject.resource}`)
}

/** What they have authorized most recently, whichever organization it was for. */
export function findLatestConsent(
  ctx: Context,
  { userId, applicationId, resource }: Omit<ConsentSubject, 'organizationId'>,
): Promise<ConsentRow | undefined> {
  return ctx.db.maybe<ConsentRow>(sql`
    select ${consentColumns} from connect_consents c
    where c.environment_id = ${ctx.environmentId} and c.user_id = ${userId} and c.application_id = ${applicationId}
      and c.resource is not distinct from ${resource}
    order by c.updated_at desc, c.id desc limit 1`)
}

/**
 * Stores what a user authorizes. Scopes are added to earlier ones, so a later request for fewer scopes removes none;
 * chosen claims replace earlier ones. An application that registered itself then counts as used.
 */
export async function saveConsent(
  tx: TransactionContext,
  {
    userId,
    applicationId,
    organizationId,
    resource,
    scopes,
    claims,
  }: ConsentSubject & { scopes: readonly string[]; claims?: Readonly<Record<string, unknown>> },
): Promise<ConsentRow> {
  await noteUseOfRegistered(tx, [applicationId])
  return tx.db.one<ConsentRow>(sql`
    insert into connect_consents as c (environment_id, id, user_id, application_id, organization_id, resource, scopes, claims,
      created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('app_consent')}, ${userId}, ${applicationId}, ${organizationId}, ${resource},
      ${[...new Set(scopes)]}, ${{ ...claims }}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, user_id, application_id, organization_id, resource) do update set
      scopes = array(
        select scope from unnest(c.scopes || excluded.scopes) with ordinality as each (scope, place)
        group by scope order by min(place)),
      claims = case when ${claims !== undefined} then excluded.claims else c.claims end, updated_at = excluded.updated_at
    returning ${consentColumns}`)
}

/**
 * The consent under which a grant begins that someone else than its user has decided about. Where the user has not authorized anything
 * before, it allows nothing: they are asked as soon as the application comes to them. Until the transaction ends, no other one holds it.
 */
export async function holdConsent(
  tx: TransactionContext,
  { userId, applicationId, organizationId, resource }: ConsentSubject,
): Promise<ConsentRow> {
  await noteUseOfRegistered(tx, [applicationId])
  return tx.db.one<ConsentRow>(sql`
    insert into connect_consents as c (environment_id, id, user_id, application_id, organization_id, resource, scopes, claims,
      created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('app_consent')}, ${userId}, ${applicationId}, ${organizationId}, ${resource},
      '{}', '{}', ${tx.now()}, ${tx.now()})
    on conflict (environment_id, user_id, application_id, organization_id, resource) do update set updated_at = c.updated_at
    returning ${consentColumns}`)
}

/** What consents have in common that end together. */
export interface EndingConsents {
  userId?: string
  organizationId?: string
  applicationId?: string
  /** The address of a resource. */
  resourceUri?: string
}

/** Forgets consents, and ends all that was issued by them. @returns how many there were */
export async function deleteConsents(tx: TransactionContext, ending: EndingConsents): Promise<number> {
  const isEnding = condition(tx, ending)
  // Waits for codes that are being exchanged, so that the sessions which they begin are found below.
  tx.db.send(sql`
    with ended as (select 1 from connect_consents c where ${isEnding} order by c.id for update) select count(*) from ended`)
  await revokeSessions(
    tx,
    sql`
      select g.session_id from connect_grants g
      join connect_consents c on c.environment_id = g.environment_id and c.id = g.consent_id
      where ${isEnding}`,
  )
  return tx.db.run(sql`delete from connect_consents c where ${isEnding}`)
}

function condition(ctx: Context, { userId, organizationId, applicationId, resourceUri }: EndingConsents): Statement {
  return all([
    sql`c.environment_id = ${ctx.environmentId}`,
    userId === undefined ? undefined : sql`c.user_id = ${userId}`,
    organizationId === undefined ? undefined : sql`c.organization_id = ${organizationId}`,
    applicationId === undefined ? undefined : sql`c.application_id = ${applicationId}`,
    resourceUri === undefined ? undefined : sql`c.resource = ${resourceUri}`,
  ])
}
