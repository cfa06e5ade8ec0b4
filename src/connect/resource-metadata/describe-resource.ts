import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { notFound } from '#platform/http/errors.ts'
import { issuerOf, proofAlgorithms } from '../oauth-server/index.ts'
import { registrationSettings } from '../registrations/index.ts'
import { hasResource } from '../resources/index.ts'

/** RFC 9728 §2. */
export const ResourceMetadata = Type.Object({
  resource: Type.String({ description: 'The URI of the resource, as it is registered.' }),
  authorization_servers: Type.Array(Type.String(), { description: 'The issuer of the environment.' }),
  scopes_supported: Type.Optional(
    Type.Array(Type.String(), { description: 'The scopes that applications may ask for that no one has reviewed.' }),
  ),
  bearer_methods_supported: Type.Array(Type.String(), { description: 'How tokens are sent: in the header.' }),
  dpop_signing_alg_values_supported: Type.Array(Type.String()),
})

/**
 * What clients need to know of a registered resource to get a token for it.
 *
 * @throws notFound
 */
export async function describeResource(ctx: Context, resource: string): Promise<Static<typeof ResourceMetadata>> {
  const [isKnown, { self_registered_scopes: scopes }] = await Promise.all([
    hasResource(ctx, resource),
    registrationSettings.read(ctx),
  ])
  if (!isKnown) throw notFound('Resource', resource)
  return {
    resource,
    authorization_servers: [issuerOf(ctx)],
    // §2: what would be empty is left out.
    ...(scopes.length === 0 ? {} : { scopes_supported: scopes }),
    bearer_methods_supported: ['header'],
    dpop_signing_alg_values_supported: proofAlgorithms,
  }
}
