import { findEnvironmentContext, lockEnvironment } from '#environment/environments/index.ts'
import { unannounced } from '#events/event-log/index.ts'
import type { Context, System, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { createConnection, listConnections, readSaml, updateConnection } from '#sso/connections/index.ts'
import { createOrganization, deleteOrganization, findOrganizationId } from '#tenancy/organizations/index.ts'
import { withId } from '../../seed/index.ts'
import { ensureProviderKey } from './provider-key.ts'

export const testOrganizationId = 'org_test_idp'
const testConnectionId = 'conn_test_idp'
/** Reserved for examples (RFC 2606), so that no one's seed verifies it for another organization. */
export const testDomain = 'test-idp.example'
export const testProviderPath = '/_dev/test-idp'

/** The address of the provider, which is its entity id too. */
export function testProviderUrl({ config }: System): string {
  return `${config.url}${testProviderPath}`
}

/**
 * Gives an environment of development the test organization, and every connection of the type `TestIdp` the built-in provider.
 * What is there already stays, with the address and the certificate of now. It records no events, as other rows that an
 * environment begins with.
 */
export function ensureTestOrganization(ctx: Context): Promise<void> {
  return ctx.transaction(async (tx) => {
    await lockEnvironment(tx)
    await unannounced(tx, () => ensure(tx))
  })
}

async function ensure(tx: TransactionContext): Promise<void> {
  const { certificate } = await ensureProviderKey(tx)
  const url = testProviderUrl(tx.system)
  const saml = { idp_entity_id: url, idp_sso_url: url, idp_certificates: [certificate] }
  if ((await findOrganizationId(tx, { id: testOrganizationId })) === undefined) {
    await createOrganization(withId(tx, 'org', testOrganizationId), {
      name: 'Test Organization',
      domain_data: [{ domain: testDomain, state: 'verified' }],
    })
    await createConnection(withId(tx, 'conn', testConnectionId), {
      organization_id: testOrganizationId,
      type: 'TestIdp',
      name: 'Test Identity Provider',
      saml,
    })
  }
  const { rows } = await listConnections(tx, { connection_type: 'TestIdp', limit: 100, order: 'asc' })
  for (const { id } of rows) {
    const { idp_entity_id } = await readSaml(tx, id)
    // The address of the server may have changed. A provider that a developer has entered stays.
    const isOurs = idp_entity_id === null || idp_entity_id.endsWith(testProviderPath)
    if (isOurs && idp_entity_id !== url) await updateConnection(tx, id, { saml })
  }
}

/** A database that served development first has none of it in production. */
export async function removeTestOrganizations(system: System): Promise<void> {
  const rows = await system.database.many<{ environment_id: string }>(
    sql`select environment_id from test_identity_providers`,
  )
  for (const { environment_id } of rows) {
    const ctx = await findEnvironmentContext(system, environment_id)
    await ctx?.transaction(async (tx) => {
      if ((await findOrganizationId(tx, { id: testOrganizationId })) !== undefined) {
        await unannounced(tx, () => deleteOrganization(tx, testOrganizationId))
      }
      await tx.db.run(sql`delete from test_identity_providers where environment_id = ${environment_id}`)
    })
  }
}
