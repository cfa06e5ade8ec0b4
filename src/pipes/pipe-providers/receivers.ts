import { type ConfigValues, fillKnown } from './config-fields.ts'
import type { PipeProvider } from './provider.ts'

/** What gets the secrets of clients and the refresh tokens of accounts, for these values of fields. */
export function tokenEndpoints(provider: PipeProvider, values: ConfigValues): string[] {
  const { oauth, clientCredentials } = provider
  return [oauth?.tokenUrl, oauth?.refreshUrl, clientCredentials?.tokenUrl].flatMap((url) =>
    url === undefined ? [] : fillKnown(provider, url, values),
  )
}
