import type { PipeProvider } from '../provider.ts'

export const slack: PipeProvider = {
  slug: 'slack',
  name: 'Slack',
  oauth: {
    authorizationUrl: 'https://slack.com/oauth/v2/authorize',
    tokenUrl: 'https://slack.com/api/oauth.v2.access',
    scopes: ['users:read', 'channels:read'],
    scopeSeparator: ',',
    // The token of the person, beside which there may be one of a bot.
    scopeParameter: 'user_scope',
    answerMember: 'authed_user',
  },
  documentation: 'https://docs.slack.dev/authentication/installing-with-oauth/',
}
