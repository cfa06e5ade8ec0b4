import type { PipeProvider } from '../provider.ts'

export const discord: PipeProvider = {
  slug: 'discord',
  name: 'Discord',
  icon: {
    color: '#5865f2',
    lines:
      'M8.4 6.8h7.2a2.2 2.2 0 0 1 2.2 2.2v4a2.2 2.2 0 0 1-2.2 2.2h-7.2a2.2 2.2 0 0 1-2.2-2.2v-4a2.2 2.2 0 0 1 2.2-2.2zM10 15.2v2.6l2.8-2.6',
    areas: 'M8.9 11a1 1 0 1 0 2 0a1 1 0 1 0-2 0M13.1 11a1 1 0 1 0 2 0a1 1 0 1 0-2 0',
  },
  oauth: {
    authorizationUrl: 'https://discord.com/oauth2/authorize',
    tokenUrl: 'https://discord.com/api/oauth2/token',
    scopes: ['identify', 'guilds'],
    pkce: true,
  },
  documentation: 'https://discord.com/developers/docs/topics/oauth2',
}
