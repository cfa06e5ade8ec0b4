import { microsoftService } from './microsoft-graph.ts'

export const microsoftTodo = microsoftService({
  slug: 'microsoft-todo',
  name: 'Microsoft To Do',
  scopes: ['Tasks.Read'],
})
