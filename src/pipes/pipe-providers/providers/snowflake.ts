import type { PipeProvider } from '../provider.ts'

export const snowflake: PipeProvider = {
  slug: 'snowflake',
  name: 'Snowflake',
  icon: {
    color: '#29a7de',
    lines: 'M12 6v12M6.8 9l10.4 6M17.2 9L6.8 15M10.3 6.9L12 8.4l1.7-1.5M10.3 17.1l1.7-1.5 1.7 1.5',
  },
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
