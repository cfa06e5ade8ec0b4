import type { Item } from '../../copies/caller.ts'
import { recordsOf, textOf } from '../../values.ts'
import type { Vendor } from './vendor.ts'

/**
 * A connection with the certificates of its provider and with the addresses that the provider knows, which the metadata of the
 * connection names.
 */
export async function completeConnection(vendor: Vendor, row: Item): Promise<Item> {
  const id = encodeURIComponent(textOf(row.id) ?? '')
  const isSaml = textOf(row.connection_type)?.endsWith('SAML') === true
  if (!isSaml) return row
  const certificates = await vendor.get(`/connections/${id}/saml_idp_signing_certs`).catch(() => undefined)
  const metadata = await vendor.text(`/sso/metadata/${id}`)
  return {
    ...row,
    idp_certificates: recordsOf(certificates?.data).map(({ value }) => value),
    sp_entity_id: metadata === undefined ? null : attribute(metadata, 'EntityDescriptor', 'entityID'),
    acs_url: metadata === undefined ? null : attribute(metadata, 'AssertionConsumerService', 'Location'),
  }
}

/** An attribute of the first element with a name. The document is that of a service provider, and is read for two addresses only. */
function attribute(xml: string, element: string, name: string): string | null {
  const [, attributes = ''] = new RegExp(`<(?:[\\w.-]+:)?${element}\\s([^>]*)>`).exec(xml) ?? []
  const [, , value] = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(["'])(.*?)\\1`).exec(attributes) ?? []
  return value === undefined ? null : value.replaceAll('&amp;', '&')
}
