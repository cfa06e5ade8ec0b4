import type { PipeProvider } from '#pipes/pipe-providers/index.ts'
import { code, pageHead, table } from './markdown.ts'

/** Every service that users can have accounts at, as the table has it. */
export function dataProvidersPage(providers: readonly PipeProvider[]): string {
  const rows = providers.map(({ slug, name, oauth, clientCredentials, configFields = [], documentation }) => [
    `[${name}](${documentation})<br>${code(slug)}`,
    [oauth && 'OAuth', clientCredentials && 'client credentials', 'key'].filter(Boolean).join(', '),
    (oauth?.scopes ?? []).map(code).join(' '),
    configFields.map(({ key, scope }) => `${code(key)} (${scope})`).join('<br>'),
  ])
  return [
    pageHead('Services that users can connect', '`src/pipes/pipe-providers/providers`'),
    `${providers.length} services. Addresses and scopes are those of the linked documents; none was tried against the live service, so connect once yourself before others rely on it. Fields are said by the environment (integration) or by each connection (installation).\n`,
    table(['Service', 'Accounts', 'Standard scopes', 'Fields'], rows),
  ].join('\n')
}
