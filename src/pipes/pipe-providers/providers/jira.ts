import { atlassianProduct } from './atlassian.ts'

export const jira = atlassianProduct({ slug: 'jira', name: 'Jira', scopes: ['read:jira-work', 'read:jira-user'] })
