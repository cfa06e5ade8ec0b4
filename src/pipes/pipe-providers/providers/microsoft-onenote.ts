import { microsoftService } from './microsoft-graph.ts'

export const microsoftOnenote = microsoftService({
  slug: 'microsoft-onenote',
  name: 'Microsoft OneNote',
  scopes: ['Notes.Read'],
})
