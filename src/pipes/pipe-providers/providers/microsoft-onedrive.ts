import { microsoftService } from './microsoft-graph.ts'

export const microsoftOnedrive = microsoftService({
  slug: 'microsoft-onedrive',
  name: 'Microsoft OneDrive',
  icon: { color: '#0f6cbd', lines: 'M8.6 16.4a2.7 2.7 0 0 1-.4-5.4 4 4 0 0 1 7.5-.9 3.2 3.2 0 0 1-.1 6.3z' },
  scopes: ['Files.Read'],
})
