import type { System } from '#platform/context.ts'
import type { Deliver } from './destinations/destination.ts'
import { destinationOf } from './destinations/index.ts'
import type { LogStreamRow } from './schemas.ts'
import { openSecrets } from './sealed-secrets.ts'

export type Openable = Pick<LogStreamRow, 'id' | 'organization_id' | 'type' | 'settings' | 'sealed_secrets'>

/** What sends to the destination of a stream. */
export function openStream(system: System, { id, organization_id, type, settings, sealed_secrets }: Openable): Deliver {
  const secrets = openSecrets(system, id, sealed_secrets)
  return destinationOf(type).open({ system, organizationId: organization_id, settings, secrets })
}
