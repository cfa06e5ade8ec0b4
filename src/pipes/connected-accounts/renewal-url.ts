import { originOf } from '#platform/http/kept-secret.ts'
import {
  type ConfigValues,
  clientCredentialsOf,
  effectiveSettings,
  fillUrl,
  missingFields,
  type PipeProvider,
} from '../pipe-providers/index.ts'
import type { Held } from './find.ts'
import type { AccountRow } from './schemas.ts'
import type { AccountSecrets } from './sealed-secrets.ts'

type Renewed = Pick<AccountRow, 'auth_method' | 'config'>

/** The token endpoint that gives an account its next token; `undefined` where the service has none. */
export function renewalUrl(provider: PipeProvider, method: AccountRow['auth_method'], config: ConfigValues) {
  const { oauth } = provider
  const url = method === 'oauth' ? (oauth?.refreshUrl ?? oauth?.tokenUrl) : clientCredentialsOf(provider)?.tokenUrl
  return url === undefined || method === 'api_key' ? undefined : fillUrl(provider, url, config)
}

/**
 * Secrets of an account with the origin that they were entered for, or received from. The definition of the service or
 * the organization's settings may name another origin later; the secrets are not sent there ({@link mayBeSentTo}).
 */
export function boundSecrets(
  { integration, configuration }: Pick<Held, 'integration' | 'configuration'>,
  { auth_method, config }: Renewed,
  secrets: AccountSecrets,
): AccountSecrets {
  const { provider, config: pinned } = effectiveSettings(integration, configuration)
  const values = { ...config, ...pinned }
  // Where the first renewal is, only someone who says the rest decides.
  if (missingFields(provider, values).length > 0) return secrets
  const url = renewalUrl(provider, auth_method, values)
  return url === undefined ? secrets : { ...secrets, sentTo: originOf(url) }
}

/**
 * Whether secrets may be sent to a token endpoint. Secrets stored by an earlier version are bound to an origin when
 * they are first renewed.
 */
export function mayBeSentTo(url: string, { sentTo }: AccountSecrets): boolean {
  return sentTo === undefined || sentTo === originOf(url)
}
