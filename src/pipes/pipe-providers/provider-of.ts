import { toPipeProvider } from './custom-provider.ts'
import type { ClientCredentialsSettings, PipeProvider } from './provider.ts'
import { findPipeProvider } from './providers/index.ts'
import type { IntegrationRow } from './schemas.ts'

export function providerOf({ slug, custom_provider }: Pick<IntegrationRow, 'slug' | 'custom_provider'>): PipeProvider {
  const provider = custom_provider === null ? findPipeProvider(slug) : toPipeProvider(slug, custom_provider)
  if (provider === undefined) throw new Error(`The table of services lacks ${slug}.`)
  return provider
}

/**
 * How clients get tokens for themselves. Where the table has no entry, the endpoint for users is used: the table lists
 * only the services that differ, and a service without such tokens returns an error.
 */
export function clientCredentialsOf({ clientCredentials, oauth }: PipeProvider): ClientCredentialsSettings | undefined {
  return clientCredentials ?? (oauth && { ...oauth, scopes: [] })
}
