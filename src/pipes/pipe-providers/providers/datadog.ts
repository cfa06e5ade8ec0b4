import type { PipeProvider } from '../provider.ts'

export const datadog: PipeProvider = {
  slug: 'datadog',
  name: 'Datadog',
  icon: { color: '#632ca6', lines: 'M5.8 12.6h2.9l1.9-4.8 2.9 8.4 1.8-3.6h2.9' },
  oauth: {
    authorizationUrl: 'https://{host}/oauth2/v1/authorize',
    tokenUrl: 'https://api.{site}/oauth2/v1/token',
    scopes: [],
    pkce: true,
  },
  configFields: [
    {
      key: 'host',
      label: 'Host',
      description: 'Where your people sign in.',
      scope: 'installation',
      example: 'us3.datadoghq.com',
      pattern: '^[a-z0-9-]{1,63}\\.(?:datadoghq\\.com|datadoghq\\.eu|ddog-gov\\.com)$',
      default: 'app.datadoghq.com',
    },
    {
      key: 'site',
      label: 'Site',
      description: 'The site that has your data.',
      scope: 'installation',
      example: 'us3.datadoghq.com',
      pattern: '^(?:[a-z0-9-]{1,63}\\.)?(?:datadoghq\\.com|datadoghq\\.eu|ddog-gov\\.com)$',
      default: 'datadoghq.com',
    },
  ],
  documentation: 'https://docs.datadoghq.com/developers/authorization/oauth2_endpoints/',
}
