import type { Context } from '#platform/context.ts'

/** A secret that applications can tell by its end, and no one can guess by it. */
export function hintOf(secret: string): string | null {
  return secret.length < 8 ? null : secret.slice(-4)
}

/** @param organizationId the organization of the client; null for the environment's */
export function sealClientSecret(
  { system }: Context,
  integrationId: string,
  organizationId: string | null,
  secret: string,
): string {
  return system.keyring.seal(secret, sealContext(integrationId, organizationId))
}

export function openClientSecret(
  { system }: Context,
  integrationId: string,
  organizationId: string | null,
  sealed: string,
): string {
  return system.keyring.open(sealed, sealContext(integrationId, organizationId)).toString()
}

function sealContext(integrationId: string, organizationId: string | null): string {
  return `data_integration:${integrationId}:${organizationId ?? ''}`
}
