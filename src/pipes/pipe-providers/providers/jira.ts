import { atlassianProduct } from './atlassian.ts'

export const jira = atlassianProduct({
  slug: 'jira',
  name: 'Jira',
  icon: {
    color: '#1868db',
    lines:
      'M7.2 6.8h1.2a1 1 0 0 1 1 1v8.4a1 1 0 0 1-1 1h-1.2a1 1 0 0 1-1-1v-8.4a1 1 0 0 1 1-1zM11.6 6.8h1.2a1 1 0 0 1 1 1v4a1 1 0 0 1-1 1h-1.2a1 1 0 0 1-1-1v-4a1 1 0 0 1 1-1zM15.9 6.8h1.2a1 1 0 0 1 1 1v6.2a1 1 0 0 1-1 1h-1.2a1 1 0 0 1-1-1v-6.2a1 1 0 0 1 1-1z',
  },
  scopes: ['read:jira-work', 'read:jira-user'],
})
