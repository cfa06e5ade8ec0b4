import { microsoftService } from './microsoft-graph.ts'

export const microsoftOnenote = microsoftService({
  slug: 'microsoft-onenote',
  name: 'Microsoft OneNote',
  icon: {
    color: '#7719aa',
    lines:
      'M8.2 6.5h7.6a1.4 1.4 0 0 1 1.4 1.4v8.2a1.4 1.4 0 0 1-1.4 1.4H8.2zM6.2 9.2h2M6.2 12h2M6.2 14.8h2M11 10h3.4M11 12.8h3.4',
  },
  scopes: ['Notes.Read'],
})
