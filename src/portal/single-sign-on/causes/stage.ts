import { type RequestStage, requestStages } from '#platform/outgoing/errors.ts'
import type { FailureDetails } from '#protocol/failure.ts'
import { oidcFailureCauses } from '#protocol/oidc/failure-causes.ts'
import { identityFailureCauses } from '#sso/provided-identities/index.ts'
import { metadataFailureCauses } from '#sso/provider-documents/index.ts'

/** Causes that say by themselves how far a request came; `undefined` where none was sent. */
const ofCauses: Readonly<Record<string, RequestStage | undefined>> = {
  unknown_host: 'dns',
  provider_unreachable: 'connection',
  tls_failed: 'tls',
  unexpected_status: 'http',
  provider_redirected: 'http',
  answer_too_large: 'http',
  // It doesn't say what took too long.
  provider_timed_out: undefined,
  // The settings of the connection.
  not_configured: undefined,
  invalid_address: undefined,
  insecure_address: undefined,
  forbidden_address: undefined,
  addresses_taken: undefined,
}

const ofContent = { ...metadataFailureCauses, ...oidcFailureCauses, ...identityFailureCauses }

/**
 * Whether DNS, the connection, TLS, HTTP or what the provider said failed. `undefined` for a failure on our side, and where it isn't
 * known.
 */
export function stageOf(reason: string, { stage }: FailureDetails): RequestStage | undefined {
  const traced = requestStages.find((each) => each === stage)
  if (traced !== undefined) return traced
  if (Object.hasOwn(ofCauses, reason)) return ofCauses[reason]
  return Object.hasOwn(ofContent, reason) ? 'content' : undefined
}
