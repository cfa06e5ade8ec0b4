import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const actionRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/actions',
    validateSearch: textsOf('calls', 'before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'ActionsPage'),
  }),
] as const
