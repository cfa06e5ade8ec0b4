import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import type { Fault } from '#platform/http/errors.ts'
import { keptSecretFaults } from '#platform/http/kept-secret.ts'
import { credentialsFaults, keyFaults } from './checks.ts'
import { readyKey, refuse, sealedClient } from './client-and-key.ts'
import { definitionFaults, toPipeProvider, withChanges } from './custom-provider.ts'
import { integrationNotFound, lockIntegrations } from './read.ts'
import { tokenEndpoints } from './receivers.ts'
import {
  type CustomProvider,
  type IntegrationRow,
  integrationColumns,
  type Ownership,
  type UpdateIntegration,
} from './schemas.ts'

/**
 * Changes what is given. A client that is given replaces the one before, and the service is believed to take it. Token endpoints
 * of a custom provider at another origin need its secret again. Clients of organizations are forgotten then, and so is the secret of
 * the other integration of the provider, which shares the definition: they are entered again. Accounts have to be connected again
 * when their tokens end.
 *
 * @throws notFound, invalidIntegration; what storing a key throws
 */
export async function updateIntegration(
  ctx: Context,
  slug: string,
  ownership: Ownership,
  input: UpdateIntegration,
): Promise<IntegrationRow> {
  const install = await readyKey(ctx, ownership, input.api_key)
  return ctx.transaction(async (tx) => {
    const all = await lockIntegrations(tx, slug)
    const current = all.find((each) => each.ownership === ownership)
    const other = all.find((each) => each.ownership !== ownership)
    if (current === undefined) throw integrationNotFound(slug)
    refuse(changeFaults(tx, current, input))
    const { credentials, custom_provider } = input
    const client = credentials && sealedClient(tx, current.id, credentials)
    const custom = custom_provider ? withChanges(current.custom_provider, custom_provider) : current.custom_provider
    const row = await tx.db.one<IntegrationRow>(sql`
      update data_integrations i set
        description = ${input.description === undefined ? current.description : input.description},
        enabled = ${input.enabled ?? current.enabled},
        scopes = ${input.scopes === undefined ? current.scopes : input.scopes},
        state = ${client === undefined ? current.state : 'valid'},
        credentials_type = ${credentials?.type ?? current.credentials_type},
        client_id = ${client === undefined ? current.client_id : client.id},
        sealed_client_secret = ${client === undefined ? current.sealed_client_secret : client.sealedSecret},
        client_secret_hint = ${client === undefined ? current.client_secret_hint : client.hint},
        custom_provider = ${custom && { ...custom }}, updated_at = ${tx.now()}
      where i.environment_id = ${tx.environmentId} and i.id = ${current.id} returning ${integrationColumns}`)
    const isMoved = custom !== null && movedFaults(current, custom).length > 0
    if (isMoved) await forgetClients(tx, current)
    if (custom_provider && other) await redefine(tx, other, custom, isMoved)
    await install?.(tx, row)
    return row
  })
}

function changeFaults(ctx: Context, current: IntegrationRow, input: UpdateIntegration): Fault[] {
  const { credentials, api_key, custom_provider } = input
  const custom = current.custom_provider && withChanges(current.custom_provider, custom_provider ?? {})
  return [
    ...(credentials !== undefined && api_key !== undefined ? [eitherOr] : []),
    ...(custom_provider !== undefined && custom === null ? [notCustom] : []),
    ...(custom === null ? [] : definitionFaults(ctx, custom)),
    ...credentialsFaults(credentials, current.auth_methods, custom),
    ...(custom === null || credentials !== undefined || current.sealed_client_secret === null
      ? []
      : movedFaults(current, custom)),
    ...(api_key === undefined ? [] : keyFaults(current.auth_methods)),
  ]
}

/** Whether the token endpoints of a custom provider are at another origin than before: as the fault of a change without a secret. */
function movedFaults({ slug, custom_provider }: IntegrationRow, custom: CustomProvider): Fault[] {
  const receivers = (definition: CustomProvider) => tokenEndpoints(toPipeProvider(slug, definition), {})
  return keptSecretFaults({
    field: 'credentials.client_secret',
    before: custom_provider === null ? [] : receivers(custom_provider),
    after: receivers(custom),
  })
}

/** Gives an integration the definition of the other one. @param isMoved whether its secret would be sent to another origin. */
async function redefine(
  tx: TransactionContext,
  other: IntegrationRow,
  custom: CustomProvider | null,
  isMoved: boolean,
): Promise<void> {
  const losesSecret = isMoved && other.sealed_client_secret !== null
  tx.db.send(sql`
    update data_integrations set custom_provider = ${custom && { ...custom }},
      state = ${losesSecret ? 'invalid' : other.state},
      sealed_client_secret = ${losesSecret ? null : other.sealed_client_secret},
      client_secret_hint = ${losesSecret ? null : other.client_secret_hint}, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and id = ${other.id}`)
  if (isMoved) await forgetClients(tx, other)
}

async function forgetClients(tx: TransactionContext, { id }: IntegrationRow): Promise<void> {
  tx.db.send(sql`
    update data_integration_configurations
    set client_id = null, sealed_client_secret = null, client_secret_hint = null, updated_at = ${tx.now()}
    where environment_id = ${tx.environmentId} and integration_id = ${id} and client_id is not null`)
}

const eitherOr: Fault = {
  field: 'api_key',
  code: 'api_key_not_allowed',
  message: '`api_key` and `credentials` cannot be changed by one call. Send one of them.',
}
const notCustom: Fault = {
  field: 'custom_provider',
  code: 'custom_provider_not_allowed',
  message: '`custom_provider` cannot be changed: this is a known service.',
}
