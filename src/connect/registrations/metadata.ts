import type { Context } from '#platform/context.ts'
import { endpointsOf } from '../oauth-server/index.ts'
import { registrationSettings } from './settings.ts'

/** Named while it is switched on. */
export async function registrationMetadata(ctx: Context) {
  const { dynamic_client_registration, client_id_metadata_documents } = await registrationSettings.read(ctx)
  return {
    ...(dynamic_client_registration ? { registration_endpoint: `${endpointsOf(ctx)}/register` } : {}),
    ...(client_id_metadata_documents ? { client_id_metadata_document_supported: true } : {}),
  }
}
