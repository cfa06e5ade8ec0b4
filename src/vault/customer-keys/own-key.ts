import type { Context } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { sql } from '#platform/db/sql.ts'
import type { CustomerKeySettings, KeyProvider } from '#platform/key-providers/index.ts'
import type { KeyEntry } from '../vault-keys/index.ts'

/** The entry of a key context for which an organization can bring its own key. */
export function entryOf(organizationId: string): KeyEntry {
  return { name: 'organization_id', value: organizationId }
}

/** The key that the owner of an entry brought. */
export async function findOwnKey(ctx: Context, { name, value }: KeyEntry): Promise<KeyProvider | undefined> {
  if (name !== 'organization_id') return undefined
  const settings = await findSettings(ctx, value)
  return settings && ctx.system.keyProviders.open(settings, value)
}

export async function findSettings(ctx: Context, organizationId: string): Promise<CustomerKeySettings | undefined> {
  const row = await ctx.db.maybe<{ sealed_settings: string }>(sql`
    select sealed_settings from vault_customer_keys
    where environment_id = ${ctx.environmentId} and organization_id = ${organizationId}`)
  return row && openJson<CustomerKeySettings>(ctx.system.keyring, row.sealed_settings, sealContext(ctx, organizationId))
}

export function sealSettings(ctx: Context, organizationId: string, settings: CustomerKeySettings): string {
  return ctx.system.keyring.seal(JSON.stringify(settings), sealContext(ctx, organizationId))
}

function sealContext({ environmentId }: Context, organizationId: string): string {
  return `customer_key:${environmentId}:${organizationId}`
}
