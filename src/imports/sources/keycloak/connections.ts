import { defined } from '#platform/defined.ts'
import { recordOf } from '#platform/records.ts'
import { pemCertificates } from '../../certificates.ts'
import type { SourceRow } from '../../define-source.ts'
import { providerOf } from '../../providers.ts'
import { type MappedRow, RowRefused } from '../../records.ts'
import { requiredText, textOf } from '../../values.ts'

interface Addresses {
  url: string
  realm: string
  /** Whether connections go on with the addresses of Keycloak. */
  keeps: boolean
}

/** An identity provider of the realm that belongs to an organization. */
export function mapConnection(
  { value }: SourceRow,
  organizationOf: (alias: string) => string | undefined,
  { url, realm, keeps }: Addresses,
): MappedRow {
  const alias = requiredText(value.alias, 'alias')
  const kind = textOf(value.providerId) ?? ''
  // A social provider is set up once, for everyone.
  if (providerOf(kind) !== undefined) return { records: [], problems: [] }
  const organization = organizationOf(alias)
  if (organization === undefined)
    throw new RowRefused(
      'connection_without_organization',
      `The identity provider ${alias} belongs to no organization.`,
    )
  const config = recordOf(value.config)
  const oldAddress = `${url}/realms/${realm}/broker/${alias}/endpoint`
  const name = textOf(value.displayName) ?? alias
  const text = (member: string) => {
    const found = textOf(config[member])
    // Consoles export secrets as a mask.
    return found === null || /^\*+$/.test(found) ? undefined : found
  }
  if (kind === 'saml') {
    const certificates = pemCertificates(text('signingCertificate') ?? '')
    const saml = defined({
      idp_entity_id: text('idpEntityId') ?? text('singleSignOnServiceUrl'),
      idp_sso_url: text('singleSignOnServiceUrl'),
      idp_certificates: certificates.length === 0 ? undefined : certificates,
      ...(keeps ? { acs_url: oldAddress, sp_entity_id: text('entityId') ?? `${url}/realms/${realm}` } : {}),
    })
    return {
      records: [
        { kind: 'connection', id: alias, organization, input: { type: 'GenericSAML', name, saml }, oldAddress },
      ],
      problems: [],
    }
  }
  if (kind !== 'oidc' && kind !== 'keycloak-oidc')
    throw new RowRefused('connection_left_out', `Identity providers of the kind "${kind}" have no equal here.`)
  const oidc = defined({ issuer: text('issuer'), client_id: text('clientId'), client_secret: text('clientSecret') })
  return {
    records: [{ kind: 'connection', id: alias, organization, input: { type: 'GenericOIDC', name, oidc }, oldAddress }],
    problems:
      oidc.client_secret === undefined
        ? [
            {
              code: 'secret_missing',
              message: `The client secret of ${alias} is not in the export. Enter it in the connection.`,
            },
          ]
        : [],
  }
}
