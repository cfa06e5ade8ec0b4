import { microsoftService } from './microsoft-graph.ts'

export const microsoftSharepoint = microsoftService({
  slug: 'microsoft-sharepoint',
  name: 'Microsoft SharePoint',
  scopes: ['Sites.Read.All'],
})
