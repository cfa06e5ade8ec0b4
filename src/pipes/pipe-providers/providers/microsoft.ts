import { microsoftService } from './microsoft-graph.ts'

export const microsoft = microsoftService({ slug: 'microsoft', name: 'Microsoft', scopes: ['User.Read'] })
