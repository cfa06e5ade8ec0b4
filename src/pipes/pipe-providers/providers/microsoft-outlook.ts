import { microsoftService } from './microsoft-graph.ts'

export const microsoftOutlook = microsoftService({
  slug: 'microsoft-outlook',
  name: 'Microsoft Outlook',
  scopes: ['Mail.Read'],
})
