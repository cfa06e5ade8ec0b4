import type { PipeProvider } from '../provider.ts'

export const snowflake: PipeProvider = {
  slug: 'snowflake',
  name: 'Snowflake',
  oauth: {
    authorizationUrl: 'https://{account_identifier}.snowflakecomputing.com/oauth/authorize',
    tokenUrl: 'https://{account_identifier}.snowflakecomputing.com/oauth/token-request',
    scopes: ['refresh_token'],
    pkce: true,
    clientAuthentication: 'basic',
    unreportedScopes: ['refresh_token'],
  },
  configFields: [
    {
      key: 'account_identifier',
      label: 'Account identifier',
      description: 'The part of your address before `.snowflakecomputing.com`.',
      scope: 'integration',
      example: 'acme-prod',
      pattern: '^[a-z0-9](?:[a-z0-9_.-]{0,250}[a-z0-9])?$',
    },
  ],
  documentation: 'https://docs.snowflake.com/en/user-guide/oauth-custom',
}
