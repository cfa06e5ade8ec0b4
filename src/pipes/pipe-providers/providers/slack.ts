import type { PipeProvider } from '../provider.ts'

export const slack: PipeProvider = {
  slug: 'slack',
  name: 'Slack',
  icon: { color: '#7c2a85', lines: 'M10.4 6.4l-1.6 11.2M15.2 6.4l-1.6 11.2M7 10h10.8M6.2 14H17' },
  oauth: {
    authorizationUrl: 'https://slack.com/oauth/v2/authorize',
    tokenUrl: 'https://slack.com/api/oauth.v2.access',
    scopes: ['users:read', 'channels:read'],
    scopeSeparator: ',',
    // The token of the person; the answer may also contain one of a bot.
    scopeParameter: 'user_scope',
    answerMember: 'authed_user',
  },
  documentation: 'https://docs.slack.dev/authentication/installing-with-oauth/',
}
