import type { Config, Secrets } from '../config/config.ts'
import type { AwsCredentials } from '../outgoing/aws-signature.ts'
import { foundBy } from './failure.ts'

/** Who this server is at Amazon, or becomes there. */
export interface AwsIdentity {
  /** Good for some minutes at least; asked for again for each request. @throws CloudIdentityFailure */
  credentials(): Promise<AwsCredentials>
}

/** The one that the operator has set up, if there is one. */
export function configuredAwsIdentity(
  { findsAwsCredentials }: Pick<Config, 'findsAwsCredentials'>,
  { aws }: Pick<Secrets, 'aws'>,
): AwsIdentity | undefined {
  if (findsAwsCredentials) return defaultAwsIdentity()
  return aws && fixedAwsIdentity(aws)
}

/** An access key that does not end. */
export function fixedAwsIdentity(credentials: AwsCredentials): AwsIdentity {
  return { credentials: async () => credentials }
}

/**
 * What Amazon's own programs find at this place: environment variables, a profile, the web identity of a pod (IRSA), the agent
 * of a pod or container, the metadata service of a machine. The library is loaded at the first use, and renews what ends.
 */
export function defaultAwsIdentity(): AwsIdentity {
  let provider: Promise<() => Promise<AwsCredentials>> | undefined
  return {
    async credentials() {
      provider ??= openChain()
      const find = await provider
      const { accessKeyId, secretAccessKey, sessionToken } = await foundBy('Amazon', find())
      return { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) }
    },
  }
}

async function openChain() {
  const { fromNodeProviderChain } = await import('@aws-sdk/credential-providers')
  return fromNodeProviderChain()
}
