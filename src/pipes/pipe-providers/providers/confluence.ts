import { atlassianProduct } from './atlassian.ts'

export const confluence = atlassianProduct({
  slug: 'confluence',
  name: 'Confluence',
  scopes: ['read:confluence-content.all', 'read:confluence-space.summary'],
})
