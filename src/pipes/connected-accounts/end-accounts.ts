import { isoTime, recordRemoval } from '#events/event-log/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { all, sql } from '#platform/db/sql.ts'
import { accountDisconnected, announceEnd, connectionDisconnected } from './events.ts'
import { accountNotFound, getAccount } from './find.ts'
import { type AccountOwner, type AccountRow, accountColumns } from './schemas.ts'
import { type AccountSelector, isOf } from './select-account.ts'

/** Deletes an account with its secrets. The service is not notified. @throws notFound, selectionRequired */
export async function disconnectAccount(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  selector: AccountSelector,
): Promise<void> {
  const { account } = await getAccount(ctx, slug, owner, selector)
  await dropAccount(ctx, account.id, owner, slug)
}

/** @param name what the error names if nothing is found. @throws notFound for an account of someone else, too */
export function dropAccount(ctx: Context, id: string, owner: AccountOwner, name = id): Promise<void> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<AccountRow & { slug: string }>(sql`
      delete from connected_accounts a using data_integrations i
      where a.environment_id = ${tx.environmentId} and a.id = ${id} and ${isOf(owner)}
        and i.environment_id = a.environment_id and i.id = a.integration_id
      returning ${accountColumns}, i.slug`)
    if (row === undefined) throw accountNotFound(name)
    announceEnd(tx, row.slug, row)
  })
}

/** Drops all accounts of a user, of an organization, of a member of one or of an integration, and records that each has ended. */
export function endAccounts(
  tx: TransactionContext,
  { userId, organizationId, integrationId }: { userId?: string; organizationId?: string; integrationId?: string },
): Promise<void> {
  return recordRemoval(tx, accountDisconnected, {
    removed: sql`
      delete from connected_accounts a using data_integrations i
      where ${all([
        sql`a.environment_id = ${tx.environmentId} and i.environment_id = a.environment_id and i.id = a.integration_id`,
        userId === undefined ? undefined : sql`a.user_id = ${userId}`,
        organizationId === undefined ? undefined : sql`a.organization_id = ${organizationId}`,
        integrationId === undefined ? undefined : sql`a.integration_id = ${integrationId}`,
      ])}
      returning a.id, a.integration_id, a.connection_role, a.account_identifier, a.account_display_name, a.user_id,
        a.organization_id, a.scopes, a.state, a.created_at, a.updated_at, i.slug`,
    data: account,
    where: sql`connection_role = 'compatibility'`,
    also: { event: connectionDisconnected, data: connection },
  })
}

/** Also ends connections in progress, so that none of them is completed afterwards. */
export async function endAccountsOfMember(
  tx: TransactionContext,
  { user_id, organization_id }: { user_id: string; organization_id: string },
): Promise<void> {
  tx.db.send(sql`
    delete from account_authorizations
    where environment_id = ${tx.environmentId} and organization_id = ${organization_id}
      and (user_id = ${user_id} or acting_user_id = ${user_id})`)
  await endAccounts(tx, { userId: user_id, organizationId: organization_id })
}

/**
 * Ends the connections that a user has begun and not completed. Accounts stay: they are the application's, which may want them
 * while no one is signed in.
 */
export function dropUnfinished(tx: TransactionContext, userId: string): void {
  tx.db.send(sql`
    delete from account_authorizations
    where environment_id = ${tx.environmentId} and (user_id = ${userId} or acting_user_id = ${userId})`)
}

/** What `announceEnd` makes of a row. */
const members = sql`
  'object', 'connected_account', 'id', id, 'data_integration_id', integration_id, 'provider_slug', slug,
  'user_id', user_id, 'organization_id', organization_id, 'scopes', scopes, 'state', state,
  'created_at', ${isoTime(sql`created_at`)}, 'updated_at', ${isoTime(sql`updated_at`)}`
const account = sql`json_build_object(${members})`
const connection = sql`
  json_build_object(${members}, 'connection_role', connection_role, 'account_identifier', account_identifier,
    'account_display_name', account_display_name)`
