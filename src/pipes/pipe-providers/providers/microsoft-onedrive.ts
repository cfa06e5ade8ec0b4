import { microsoftService } from './microsoft-graph.ts'

export const microsoftOnedrive = microsoftService({
  slug: 'microsoft-onedrive',
  name: 'Microsoft OneDrive',
  scopes: ['Files.Read'],
})
