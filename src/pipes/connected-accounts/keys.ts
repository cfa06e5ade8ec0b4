import type { Context, TransactionContext } from '#platform/context.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { prepareKeys, storeKeys, withKeys } from '#vault/vault-keys/index.ts'
import {
  clientCredentialsOf,
  configFaults,
  effectiveSettings,
  hintOf,
  type Installation,
  type IntegrationRow,
  missingFields,
  type Ownership,
} from '../pipe-providers/index.ts'
import { authMethodMismatch } from './errors.ts'
import { findHeld } from './find.ts'
import { organizationFor, organizationMissing, requireOwner } from './owner.ts'
import { boundSecrets } from './renewal-url.ts'
import { type AccountClient, type AccountOwner, type AccountRow, ownerOf } from './schemas.ts'
import { keyContextOf } from './sealed-secrets.ts'
import { type AccountPlace, type AccountValues, storeAccount } from './store.ts'

type AccountNaming = Pick<AccountValues, 'account_identifier' | 'account_display_name'>

/** Stores an owner's key for a service, in its place. @throws notFound, authMethodMismatch, tooManyAccounts */
export async function storeApiKey(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  { secret, ...naming }: { secret: string } & AccountNaming,
  place: AccountPlace = {},
): Promise<AccountRow> {
  const { integration } = await findHeld(ctx, slug, owner)
  requireMethod(integration, 'api_key')
  return withKeys(ctx, keyContextOf(owner.organizationId), (tx, keys) =>
    storeAccount(tx, integration, owner, keys, { ...keyValues(secret), ...naming }, onlyOf('api_key', place)),
  )
}

/** Prepares a key that is stored together with its integration, which does not exist yet. */
export async function readyApiKey(
  ctx: Context,
  ownership: Ownership,
  { secret, ...named }: NamedKey,
): Promise<(tx: TransactionContext, integration: IntegrationRow) => Promise<Installation>> {
  const owner = await ownerOfKey(ctx, ownership, named)
  const prepared = await prepareKeys(ctx, keyContextOf(owner.organizationId))
  return async (tx, integration) => {
    const keys = await storeKeys(tx, prepared)
    const { id, hint, ...row } = await storeAccount(tx, integration, owner, keys, keyValues(secret), onlyOf('api_key'))
    return {
      id,
      connection_role: row.connection_role,
      account_identifier: row.account_identifier,
      account_display_name: row.account_display_name,
      user_id: owner.userId,
      organization_id: owner.organizationId,
      api_key_last_4: hint,
    }
  }
}

interface NamedKey {
  secret: string
  user_id: string
  organization_id?: string
}

/** A key of an integration for organizations belongs to the one for which its member acts. */
async function ownerOfKey(ctx: Context, ownership: Ownership, named: Omit<NamedKey, 'secret'>): Promise<AccountOwner> {
  if (ownership === 'organization') {
    if (named.organization_id === undefined) throw organizationMissing('api_key.organization_id')
    return organizationFor(ctx, named.organization_id, named.user_id)
  }
  const owner = ownerOf(named)
  await requireOwner(ctx, owner)
  return owner
}

/**
 * Stores an owner's client for a service, in its place. Values of fields remain unless new ones are given. The
 * first token is fetched when it is requested.
 *
 * @throws notFound, authMethodMismatch, tooManyAccounts; invalidRequest for values of fields
 */
export async function storeClientCredentials(
  ctx: Context,
  slug: string,
  owner: AccountOwner,
  { client_id, client_secret, config: given, ...naming }: AccountClient & AccountNaming,
  { isNew = false, ...selector }: AccountPlace = {},
): Promise<AccountRow> {
  const { integration, configuration, account } = await findHeld(ctx, slug, owner, selector)
  const config = given ?? (isNew ? undefined : account?.config) ?? {}
  requireMethod(integration, 'client_credentials')
  const settings = effectiveSettings(integration, configuration)
  const faults = [
    ...configFaults(settings.provider, config, 'installation'),
    ...missingFields(settings.provider, { ...config, ...settings.config }),
  ]
  if (faults.length > 0) throw platformErrors.invalidRequest(faults)
  const scopes = integration.scopes ?? clientCredentialsOf(settings.provider)?.scopes ?? []
  const auth_method = 'client_credentials'
  const held = { integration, configuration }
  const secrets = boundSecrets(held, { auth_method, config }, { clientSecret: client_secret })
  const values: AccountValues = {
    auth_method,
    state: 'connected',
    scopes: [...scopes],
    config,
    client_id,
    secrets,
    hint: hintOf(client_secret),
    expiresAt: ctx.now(),
    ...naming,
  }
  return withKeys(ctx, keyContextOf(owner.organizationId), (tx, keys) =>
    storeAccount(tx, integration, owner, keys, values, onlyOf('client_credentials', { isNew, ...selector })),
  )
}

function keyValues(apiKey: string): AccountValues {
  return {
    auth_method: 'api_key',
    state: 'connected',
    scopes: [],
    secrets: { apiKey },
    hint: hintOf(apiKey),
    expiresAt: null,
  }
}

function requireMethod(
  { auth_methods }: Pick<IntegrationRow, 'auth_methods'>,
  wanted: AccountRow['auth_method'],
): void {
  if (!auth_methods.includes(wanted)) throw authMethodMismatch(auth_methods.join(', '), wanted)
}

function onlyOf(wanted: AccountRow['auth_method'], place: AccountPlace = {}) {
  return {
    place,
    allow(current: Pick<AccountRow, 'auth_method'> | undefined) {
      if (current !== undefined && current.auth_method !== wanted) throw authMethodMismatch(current.auth_method, wanted)
    },
  }
}
