import { microsoftService } from './microsoft-graph.ts'

export const microsoft = microsoftService({
  slug: 'microsoft',
  name: 'Microsoft',
  icon: {
    color: '#0078d4',
    lines:
      'M8 7h8a1.8 1.8 0 0 1 1.8 1.8v6.4a1.8 1.8 0 0 1-1.8 1.8h-8a1.8 1.8 0 0 1-1.8-1.8v-6.4a1.8 1.8 0 0 1 1.8-1.8zM6.2 10.2h11.6',
    areas: 'M7.6 8.6a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0-1.4 0M9.7 8.6a0.7 0.7 0 1 0 1.4 0a0.7 0.7 0 1 0-1.4 0',
  },
  scopes: ['User.Read'],
})
