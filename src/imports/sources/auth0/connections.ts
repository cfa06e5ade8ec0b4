import { defined } from '#platform/defined.ts'
import { recordOf } from '#platform/records.ts'
import { pemCertificates } from '../../certificates.ts'
import type { SourceRow } from '../../define-source.ts'
import { type ConnectionRecord, type MappedRow, RowRefused } from '../../records.ts'
import { requiredText, textOf, textsOf } from '../../values.ts'

interface Addresses {
  /** The domain at which people signed in. */
  tenant: string
  keepsAddresses: boolean
}

/** Strategies with a database or a social provider: nothing of them is a connection here. */
const others = new Set([
  'auth0',
  'email',
  'sms',
  'google-oauth2',
  'windowslive',
  'apple',
  'github',
  'linkedin',
  'facebook',
  'twitter',
])

/** An enterprise connection of `GET /api/v2/connections`. */
export function mapConnection(
  { value }: SourceRow,
  organizationsOf: (connection: string) => readonly string[],
  addresses: Addresses,
): MappedRow {
  const id = requiredText(value.id, 'id')
  const name = requiredText(value.name, 'name')
  const strategy = textOf(value.strategy) ?? ''
  if (others.has(strategy)) return { records: [], problems: [] }
  const [organization, ...more] = organizationsOf(id)
  if (organization === undefined)
    throw new RowRefused('connection_without_organization', `The connection ${name} is enabled for no organization.`)
  if (more.length > 0)
    throw new RowRefused(
      'connection_of_several_organizations',
      `The connection ${name} is enabled for ${more.length + 1} organizations. Create it for one of them by hand.`,
    )
  const input = inputOf(strategy, name, recordOf(value.options), addresses)
  if (input === undefined)
    throw new RowRefused('connection_left_out', `Connections of the kind "${strategy}" have no equal here.`)
  const oldAddress = strategy === 'samlp' ? acsOf(name, addresses) : `https://${addresses.tenant}/login/callback`
  return { records: [{ kind: 'connection', id, organization, input, oldAddress }], problems: [] }
}

function inputOf(
  strategy: string,
  name: string,
  options: Record<string, unknown>,
  addresses: Addresses,
): ConnectionRecord['input'] | undefined {
  const domains = textsOf(options.domain_aliases)
  const shown = textOf(options.display_name) ?? name
  if (strategy === 'samlp') {
    const metadata = textOf(options.metadataUrl)
    const certificates = pemCertificates(textOf(options.signingCert) ?? textOf(options.cert) ?? '')
    const tenantName = addresses.tenant.split('.')[0] ?? ''
    return {
      type: 'GenericSAML',
      name: shown,
      domains,
      saml: {
        ...(metadata === null
          ? defined({
              idp_entity_id: textOf(options.entityId) ?? textOf(options.signInEndpoint) ?? undefined,
              idp_sso_url: textOf(options.signInEndpoint) ?? undefined,
              idp_certificates: certificates.length === 0 ? undefined : certificates,
            })
          : { idp_metadata_url: metadata }),
        ...(addresses.keepsAddresses
          ? { acs_url: acsOf(name, addresses), sp_entity_id: `urn:auth0:${tenantName}:${name}` }
          : {}),
      },
    }
  }
  if (!['oidc', 'okta', 'waad'].includes(strategy)) return undefined
  const tenantDomain = textOf(options.tenant_domain) ?? textOf(options.domain)
  const discovery =
    textOf(options.discovery_url) ??
    (tenantDomain === null
      ? undefined
      : strategy === 'waad'
        ? `https://login.microsoftonline.com/${tenantDomain}/v2.0/.well-known/openid-configuration`
        : `https://${tenantDomain}/.well-known/openid-configuration`)
  return {
    type: strategy === 'okta' ? 'OktaOIDC' : strategy === 'waad' ? 'EntraIdOIDC' : 'GenericOIDC',
    name: shown,
    domains,
    oidc: defined({
      discovery_endpoint: discovery,
      client_id: textOf(options.client_id) ?? undefined,
      client_secret: textOf(options.client_secret) ?? undefined,
    }),
  }
}

function acsOf(name: string, { tenant }: Addresses): string {
  return `https://${tenant}/login/callback?connection=${encodeURIComponent(name)}`
}
