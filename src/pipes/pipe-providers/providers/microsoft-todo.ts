import { microsoftService } from './microsoft-graph.ts'

export const microsoftTodo = microsoftService({
  slug: 'microsoft-todo',
  name: 'Microsoft To Do',
  icon: {
    color: '#3b6fd4',
    lines:
      'M8.8 6.6h6.4a2.2 2.2 0 0 1 2.2 2.2v6.4a2.2 2.2 0 0 1-2.2 2.2h-6.4a2.2 2.2 0 0 1-2.2-2.2v-6.4a2.2 2.2 0 0 1 2.2-2.2zM9.2 12.2l2 2 3.7-4.2',
  },
  scopes: ['Tasks.Read'],
})
