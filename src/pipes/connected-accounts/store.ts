import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { UsableKey } from '#vault/vault-keys/index.ts'
import { tooManyAccounts } from './errors.ts'
import { announceState } from './events.ts'
import { accountNotFound, type UsedIntegration } from './find.ts'
import { type AccountOwner, type AccountRow, accountColumns } from './schemas.ts'
import { type AccountSecrets, sealSecrets } from './sealed-secrets.ts'
import { isOf, isSelected } from './select-account.ts'

/** What an account is to be. */
export interface AccountValues extends Pick<AccountRow, 'auth_method' | 'state' | 'scopes'> {
  secrets: AccountSecrets
  expiresAt: Date | null
  config?: AccountRow['config']
  client_id?: string
  hint?: string | null
  metadata?: AccountRow['metadata']
  /** Counts for a new account. */
  account_identifier?: string
  account_display_name?: string
}

/** Where an account goes: beside those that are there, in the place of a certain one, or of the one that stands for its owner. */
export interface AccountPlace {
  isNew?: boolean
  id?: string
}

/** How many accounts of an integration someone has at most. */
const mostAccounts = 100

/**
 * Stores the account of an owner in its place, and records the events of its state. An owner's first account always has
 * the role `compatibility`.
 *
 * @param allow decides by the account that is there, and throws to refuse.
 * @throws notFound for the account of a place; tooManyAccounts
 */
export async function storeAccount(
  tx: TransactionContext,
  integration: Pick<UsedIntegration, 'id' | 'slug'>,
  owner: AccountOwner,
  keys: readonly UsableKey[],
  values: AccountValues,
  {
    place = {},
    allow = () => {},
  }: { place?: AccountPlace; allow?: (current: Pick<AccountRow, 'auth_method'> | undefined) => void } = {},
): Promise<AccountRow> {
  await lockOwner(tx, integration, owner)
  const current = await findCurrent(tx, integration, owner, place)
  allow(current)
  const role = place.isNew ? await roleOfAnother(tx, integration, owner) : 'compatibility'
  const id = current?.id ?? tx.newId('data_installation')
  const revision = (current?.revision ?? 0) + 1
  const sealed = sealSecrets(tx, { id, revision }, values.secrets, keys)
  const row = await tx.db.one<AccountRow>(sql`
    insert into connected_accounts as a (environment_id, id, integration_id, connection_role, account_identifier,
      account_display_name, user_id, organization_id, auth_method, state, scopes, config, client_id, hint, metadata,
      expires_at, is_renewable, revision, key_ids, wrapped_data_key, ciphertext, created_at, updated_at)
    values (${tx.environmentId}, ${id}, ${integration.id}, ${role}, ${values.account_identifier ?? null},
      ${values.account_display_name ?? null}, ${owner.userId}, ${owner.organizationId}, ${values.auth_method}, ${values.state},
      ${values.scopes}, ${{ ...values.config }}, ${values.client_id ?? null}, ${values.hint ?? null},
      ${{ ...values.metadata }}, ${values.expiresAt}, ${isRenewable(values)}, ${revision}, ${sealed.key_ids},
      ${sealed.wrapped_data_key}, ${sealed.ciphertext}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, id) do update set auth_method = excluded.auth_method, state = excluded.state,
      scopes = excluded.scopes, config = excluded.config, client_id = excluded.client_id, hint = excluded.hint,
      metadata = excluded.metadata, expires_at = excluded.expires_at, is_renewable = excluded.is_renewable,
      revision = excluded.revision, key_ids = excluded.key_ids, wrapped_data_key = excluded.wrapped_data_key,
      ciphertext = excluded.ciphertext, renewal_id = null, renewal_until = null, updated_at = excluded.updated_at
    returning ${accountColumns}`)
  announceState(tx, integration.slug, row)
  return row
}

/** The account that a place is taken by. @throws notFound for a place that names one */
async function findCurrent(
  tx: TransactionContext,
  integration: Pick<UsedIntegration, 'id'>,
  owner: AccountOwner,
  { isNew = false, ...selector }: AccountPlace,
): Promise<Pick<AccountRow, 'id' | 'revision' | 'auth_method'> | undefined> {
  if (isNew) return undefined
  const current = await tx.db.maybe<Pick<AccountRow, 'id' | 'revision' | 'auth_method'>>(sql`
    select a.id, a.revision, a.auth_method from connected_accounts a
    where a.environment_id = ${tx.environmentId} and a.integration_id = ${integration.id} and ${isOf(owner)}
      and ${isSelected(selector)} for update`)
  if (current === undefined && selector.id !== undefined) throw accountNotFound(selector.id)
  return current
}

/** What a further account of a locked owner is to them. @throws tooManyAccounts */
async function roleOfAnother(
  tx: TransactionContext,
  { id, slug }: Pick<UsedIntegration, 'id' | 'slug'>,
  owner: AccountOwner,
): Promise<AccountRow['connection_role']> {
  const { n, has_first } = await tx.db.one<{ n: number; has_first: boolean }>(sql`
    select count(*)::int as n, coalesce(bool_or(a.connection_role = 'compatibility'), false) as has_first
    from connected_accounts a
    where a.environment_id = ${tx.environmentId} and a.integration_id = ${id} and ${isOf(owner)}`)
  if (n >= mostAccounts) throw tooManyAccounts(slug)
  return has_first ? 'standard' : 'compatibility'
}

/** Whether the account has something other than the expiring token to exchange for the next one. */
export function isRenewable({ auth_method, secrets }: Pick<AccountValues, 'auth_method' | 'secrets'>): boolean {
  return auth_method === 'client_credentials' || secrets.refreshToken !== undefined
}

/** Of concurrent calls for the account of an owner, one finds what the other has stored. */
async function lockOwner(tx: TransactionContext, { id }: { id: string }, owner: AccountOwner): Promise<void> {
  const subject = JSON.stringify([tx.environmentId, id, owner.userId, owner.organizationId])
  tx.db.send(sql`select pg_advisory_xact_lock(hashtextextended(${`connected account ${subject}`}, 0))`)
}

/**
 * Sets the state of an account and records its event, unless the account already has the state. `undefined` if the
 * account has changed since.
 */
export function setState(
  ctx: Context,
  slug: string,
  { id, revision }: Pick<AccountRow, 'id' | 'revision'>,
  state: AccountRow['state'],
): Promise<AccountRow | undefined> {
  return ctx.transaction(async (tx) => {
    const row = await tx.db.maybe<AccountRow>(sql`
      update connected_accounts a set state = ${state}, renewal_id = null, renewal_until = null, updated_at = ${tx.now()}
      where a.environment_id = ${tx.environmentId} and a.id = ${id} and a.revision = ${revision} and a.state <> ${state}
      returning ${accountColumns}`)
    if (row !== undefined) announceState(tx, slug, row)
    return row
  })
}
