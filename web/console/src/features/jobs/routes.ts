import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const jobRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/jobs',
    validateSearch: textsOf('before', 'after'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'JobList'),
  }),
] as const
