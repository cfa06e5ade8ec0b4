import type { PipeProvider } from '../provider.ts'

export const discord: PipeProvider = {
  slug: 'discord',
  name: 'Discord',
  oauth: {
    authorizationUrl: 'https://discord.com/oauth2/authorize',
    tokenUrl: 'https://discord.com/api/oauth2/token',
    scopes: ['identify', 'guilds'],
    pkce: true,
  },
  documentation: 'https://discord.com/developers/docs/topics/oauth2',
}
