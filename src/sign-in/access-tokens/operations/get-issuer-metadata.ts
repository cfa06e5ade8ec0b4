import { defineIssuerMetadata } from '../define-issuer-metadata.ts'
import { issuerOf } from '../mint.ts'

export const getIssuerMetadataOperation = defineIssuerMetadata({
  id: 'gatehouse.access_tokens.openid_metadata',
  prefix: '/user_management',
  summary: 'Get the metadata of the issuer of access tokens',
  issuerOf,
  clientMetadata: ({ system: { config } }) => ({
    authorization_endpoint: `${config.url}/user_management/authorize`,
    token_endpoint: `${config.url}/user_management/authenticate`,
    response_types_supported: ['code'],
    response_modes_supported: ['query'],
    grant_types_supported: ['authorization_code', 'refresh_token'],
    code_challenge_methods_supported: ['S256'],
  }),
})
