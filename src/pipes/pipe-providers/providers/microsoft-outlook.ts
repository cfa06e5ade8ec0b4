import { microsoftService } from './microsoft-graph.ts'

export const microsoftOutlook = microsoftService({
  slug: 'microsoft-outlook',
  name: 'Microsoft Outlook',
  icon: {
    color: '#0f6cbd',
    lines: 'M6.4 11.2L12 6.8l5.6 4.4v4.6a1.5 1.5 0 0 1-1.5 1.5H7.9a1.5 1.5 0 0 1-1.5-1.5zM6.6 11.4L12 15l5.4-3.6',
  },
  scopes: ['Mail.Read'],
})
