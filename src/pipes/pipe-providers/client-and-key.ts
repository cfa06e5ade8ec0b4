import type { Context } from '#platform/context.ts'
import type { Fault } from '#platform/http/errors.ts'
import { hintOf, sealClientSecret } from './client-secret.ts'
import { invalidIntegration } from './errors.ts'
import { type InstallKey, keyInstaller } from './extension-points.ts'
import type { ApiKeyInstallation, Credentials, Ownership } from './schemas.ts'

/** What stores the first key of an integration, if one is given. */
export async function readyKey(
  ctx: Context,
  ownership: Ownership,
  key: ApiKeyInstallation | undefined,
): Promise<InstallKey | undefined> {
  const [installer] = keyInstaller.of(ctx.system)
  return key && installer?.(ctx, ownership, key)
}

/** The columns of an integration for the environment's client at the service. */
export function sealedClient(ctx: Context, integrationId: string, credentials: Credentials | undefined) {
  const { client_id = null, client_secret } = credentials ?? {}
  if (client_secret === undefined) return { id: client_id, sealedSecret: null, hint: null }
  const sealedSecret = sealClientSecret(ctx, integrationId, null, client_secret)
  return { id: client_id, sealedSecret, hint: hintOf(client_secret) }
}

/** @throws invalidIntegration if there are any */
export function refuse(faults: Fault[]): void {
  if (faults.length > 0) throw invalidIntegration(faults)
}
