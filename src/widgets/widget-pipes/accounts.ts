import {
  type AccountClient,
  type AccountOwner,
  findHeld,
  integrationDisabled,
  storeApiKey,
  storeClientCredentials,
  toListedAccount,
} from '#pipes/connected-accounts/index.ts'
import { type AuthMethod, effectiveSettings } from '#pipes/pipe-providers/index.ts'
import type { Context } from '#platform/context.ts'
import { otherAuthMethod } from './errors.ts'

/** @throws integrationDisabled, otherAuthMethod, and what `storeApiKey` throws */
export async function connectWithKey(ctx: Context, slug: string, owner: AccountOwner, secret: string) {
  await requireUnlike(ctx, slug, owner, 'api_key')
  return toListedAccount(await storeApiKey(ctx, slug, owner, { secret }))
}

/** @throws integrationDisabled, otherAuthMethod, and what `storeClientCredentials` throws */
export async function connectWithClient(ctx: Context, slug: string, owner: AccountOwner, client: AccountClient) {
  await requireUnlike(ctx, slug, owner, 'client_credentials')
  return toListedAccount(await storeClientCredentials(ctx, slug, owner, client))
}

/** In a race, `storeAccount` says the same in the words of the API. */
async function requireUnlike(ctx: Context, slug: string, owner: AccountOwner, method: AuthMethod): Promise<void> {
  const { integration, configuration, account } = await findHeld(ctx, slug, owner)
  if (!effectiveSettings(integration, configuration).enabled) throw integrationDisabled(slug)
  if (account !== undefined && account.auth_method !== method) throw otherAuthMethod()
}
