import { oidcFailureCauses } from '#protocol/oidc/failure-causes.ts'
import { metadataFailureCauses } from '../metadata/failure-causes.ts'

const { unknown_host, provider_unreachable, tls_failed, provider_timed_out, answer_too_large } = metadataFailureCauses
const { forbidden_address, unexpected_status } = metadataFailureCauses

/** Why a discovery document was not taken, with the sentence that an administrator reads. */
export const discoveryFailureCauses = {
  ...{ unknown_host, provider_unreachable, tls_failed, provider_timed_out, answer_too_large },
  ...{ forbidden_address, unexpected_status },
  not_json: 'There is no discovery document at this address.',
  wrong_discovery_issuer: oidcFailureCauses.wrong_discovery_issuer,
} as const

export type DiscoveryFailureCause = keyof typeof discoveryFailureCauses
