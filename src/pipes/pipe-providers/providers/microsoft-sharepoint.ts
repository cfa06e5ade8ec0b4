import { microsoftService } from './microsoft-graph.ts'

export const microsoftSharepoint = microsoftService({
  slug: 'microsoft-sharepoint',
  name: 'Microsoft SharePoint',
  icon: {
    color: '#038387',
    lines:
      'M10.3 7.9a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M6.1 16.1a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M14.5 16.1a1.7 1.7 0 1 0 3.4 0a1.7 1.7 0 1 0-3.4 0M12 9.6v2.4M7.8 14.4V12h8.4v2.4',
  },
  scopes: ['Sites.Read.All'],
})
