import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const messageRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/messages',
    validateSearch: textsOf('to', 'state', 'before', 'after'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'MessageList'),
  }),
] as const
