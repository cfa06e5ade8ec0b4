import type { Context } from '#platform/context.ts'
import { type Statement, sql } from '#platform/db/sql.ts'
import { notFound } from '#platform/http/errors.ts'
import type { VaultKeyRow } from '#vault/vault-keys/index.ts'
import { type ConfigurationRow, type IntegrationRow, integrationNotFound } from '../pipe-providers/index.ts'
import { selectionRequired } from './errors.ts'
import { type AccountOwner, type AccountRow, accountColumns, ownershipOf } from './schemas.ts'
import { type AccountSelector, isOf, isSelected } from './select-account.ts'

/** The relevant parts of an integration. */
export type UsedIntegration = Pick<
  IntegrationRow,
  | 'id'
  | 'slug'
  | 'enabled'
  | 'state'
  | 'scopes'
  | 'auth_methods'
  | 'config'
  | 'credentials_type'
  | 'client_id'
  | 'sealed_client_secret'
  | 'custom_provider'
>
type UsedConfiguration = Pick<
  ConfigurationRow,
  'organization_id' | 'enabled' | 'scopes' | 'config' | 'client_id' | 'sealed_client_secret'
>

/** An integration as someone has it. */
export interface Held {
  integration: UsedIntegration
  /** What their organization has said of it. */
  configuration: UsedConfiguration | null
  /** `undefined` until they connect. */
  account: AccountRow | undefined
  /** The keys that the account is sealed with. */
  keys: readonly VaultKeyRow[]
  /** Whether the user has the account as a member of an organization in which they are deactivated. */
  is_deactivated: boolean
}

type HeldRow = Omit<Held, 'account'> & {
  has_user: boolean
  has_organization: boolean
} & (AccountRow | (Omit<AccountRow, 'id'> & { id: null }))

/**
 * An integration and the account that someone has of it, by one statement.
 *
 * @param selector which account, where it is not the one that stands for its owner. @throws notFound for what is not there;
 *   selectionRequired for one of several
 */
export async function findHeld(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  selector: AccountSelector = {},
): Promise<Held> {
  const [row, another] = await ctx.db.many<HeldRow>(selectHeld(ctx, slug, owner, selector))
  if (another !== undefined) throw selectionRequired(slug)
  if (row === undefined) throw integrationNotFound(slug)
  const { integration, configuration, keys, is_deactivated, has_user, has_organization, ...account } = row
  if (!has_user) throw notFound('User', owner.userId ?? '')
  if (!has_organization) throw notFound('Organization', owner.organizationId ?? '')
  return { integration, configuration, keys, is_deactivated, account: account.id === null ? undefined : account }
}

/** The statement of `findHeld`, for callers that send several at once. */
export function selectHeld(
  { environmentId }: Pick<Context, 'environmentId'>,
  slug: string,
  owner: AccountOwner,
  selector: AccountSelector = {},
): Statement {
  const { userId, organizationId } = owner
  return sql`
    select json_build_object('id', i.id, 'slug', i.slug, 'enabled', i.enabled, 'state', i.state, 'scopes', i.scopes,
        'auth_methods', i.auth_methods, 'config', i.config, 'credentials_type', i.credentials_type, 'client_id', i.client_id,
        'sealed_client_secret', i.sealed_client_secret, 'custom_provider', i.custom_provider) as integration,
      (select json_build_object('organization_id', c.organization_id, 'enabled', c.enabled, 'scopes', c.scopes,
          'config', c.config, 'client_id', c.client_id, 'sealed_client_secret', c.sealed_client_secret)
        from data_integration_configurations c
        where c.environment_id = i.environment_id and c.integration_id = i.id and c.organization_id = ${organizationId}
      ) as configuration,
      ${userId === null ? sql`true` : sql`exists (select 1 from users u where u.environment_id = i.environment_id and u.id = ${userId})`}
        as has_user,
      ${
        organizationId === null
          ? sql`true`
          : sql`exists (
        select 1 from organizations o where o.environment_id = i.environment_id and o.id = ${organizationId})`
      } as has_organization,
      ${
        userId === null || organizationId === null
          ? sql`false`
          : sql`exists (
        select 1 from organization_memberships m where m.environment_id = i.environment_id and m.user_id = ${userId}
          and m.organization_id = ${organizationId} and m.status = 'inactive')`
      } as is_deactivated,
      (select coalesce(json_agg(json_build_object('id', k.id, 'name', k.name, 'value', k.value, 'wrapped', k.wrapped,
          'wrapped_by', k.wrapped_by, 'is_customers', k.is_customers)), '[]')
        from vault_keys k where k.environment_id = i.environment_id and k.id = any(a.key_ids)) as keys,
      ${accountColumns}
    from data_integrations i left join connected_accounts a
      on a.environment_id = i.environment_id and a.integration_id = i.id and ${isOf(owner)}
        and ${isSelected(selector)}
    where i.environment_id = ${environmentId} and i.slug = ${slug} and i.ownership = ${ownershipOf(owner)} limit 2`
}

/** @throws notFound, and what `findHeld` does */
export async function getAccount(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  selector: AccountSelector = {},
): Promise<Held & { account: AccountRow }> {
  const { account, ...held } = await findHeld(ctx, slug, owner, selector)
  if (account === undefined) throw accountNotFound(selector.id ?? slug)
  return { ...held, account }
}

/** @param name the id if the caller named one, and else the slug of the integration. */
export function accountNotFound(name: string) {
  return notFound('Connected account', name)
}
