import { atlassianProduct } from './atlassian.ts'

export const confluence = atlassianProduct({
  slug: 'confluence',
  name: 'Confluence',
  icon: { color: '#1868db', lines: 'M8 6.3h5.2l3.3 3.3v8.1H8zM13 6.5v3.3h3.3M10.3 12.4h3.9M10.3 15h3.9' },
  scopes: ['read:confluence-content.all', 'read:confluence-space.summary'],
})
