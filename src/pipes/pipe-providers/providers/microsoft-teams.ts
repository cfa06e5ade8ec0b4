import { microsoftService } from './microsoft-graph.ts'

export const microsoftTeams = microsoftService({
  slug: 'microsoft-teams',
  name: 'Microsoft Teams',
  scopes: ['Team.ReadBasic.All', 'Channel.ReadBasic.All'],
})
