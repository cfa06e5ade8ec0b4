import { getUser } from '#people/users/index.ts'
import { checkedRead } from '#platform/checked-read.ts'
import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { requireOrganization } from '#tenancy/organizations/index.ts'
import { getApplication, readApplications } from '../applications/index.ts'
import { type ConsentRow, consentColumns, deleteConsents } from './consents.ts'
import type { AuthorizedApplicationRow } from './schemas.ts'

/** @throws notFound for the user */
export async function listApplicationsOfUser(
  ctx: Context,
  userId: string,
  query: ListQuery,
): Promise<Page<AuthorizedApplicationRow>> {
  return checkedRead(getUser(ctx, userId), () => readConsents(ctx, query, sql`c.user_id = ${userId}`))
}

/** What people have authorized as members of an organization. @throws notFound for the organization */
export async function listApplicationsOfOrganization(
  ctx: Context,
  organizationId: string,
  query: ListQuery,
): Promise<Page<AuthorizedApplicationRow>> {
  return checkedRead(requireOrganization(ctx, organizationId), () =>
    readConsents(ctx, query, sql`c.organization_id = ${organizationId}`),
  )
}

/**
 * Forgets what a user has authorized an application for, in every organization. All that was issued by it ends at once.
 *
 * @param application its id or client id
 * @throws notFound
 */
export function revokeAuthorization(ctx: Context, userId: string, application: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    await getUser(tx, userId)
    const { id } = await getApplication(tx, application)
    if ((await deleteConsents(tx, { userId, applicationId: id })) === 0)
      throw notFound('Authorized application', application)
  })
}

async function readConsents(
  ctx: Context,
  query: ListQuery,
  condition: Statement,
): Promise<Page<AuthorizedApplicationRow>> {
  const page = await readPage<ConsentRow>(ctx.db, query, {
    select: sql`select ${consentColumns} from connect_consents c`,
    where: [sql`c.environment_id = ${ctx.environmentId}`, condition],
    id: sql`c.id`,
    prefix: 'app_consent',
  })
  const applications = await readApplications(
    ctx,
    page.rows.map(({ application_id }) => application_id),
  )
  const rows = page.rows.flatMap((row) => {
    const application = applications.get(row.application_id)
    // Deleted meanwhile.
    return application === undefined ? [] : [{ ...row, application }]
  })
  return { ...page, rows }
}
