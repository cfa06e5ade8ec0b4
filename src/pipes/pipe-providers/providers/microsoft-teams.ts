import { microsoftService } from './microsoft-graph.ts'

export const microsoftTeams = microsoftService({
  slug: 'microsoft-teams',
  name: 'Microsoft Teams',
  icon: {
    color: '#5b5fc7',
    lines:
      'M7.8 9.2a2.2 2.2 0 1 0 4.4 0a2.2 2.2 0 1 0-4.4 0M6 17c.4-2.6 1.9-3.8 4-3.8s3.6 1.2 4 3.8M14.6 7.3a1.9 1.9 0 0 1 0 3.8M15.8 13.4c1.3.5 2.1 1.7 2.3 3.6',
  },
  scopes: ['Team.ReadBasic.All', 'Channel.ReadBasic.All'],
})
