/** Why a setting of a connection cannot be used, beside what is wrong with SAML itself. */
export const en = {
  invalid_url: 'This isn’t an address. It begins with https://.',
  forbidden_scheme: 'The address has to begin with https://.',
  forbidden_address: 'The address is in a private or local network. Use one that’s reachable from the internet.',
  other_issuer: 'The document at this address is of another issuer. Copy the address once more.',
  no_discovery_endpoint: 'This isn’t a discovery endpoint. It ends in /.well-known/openid-configuration.',
}

export type Texts = typeof en
