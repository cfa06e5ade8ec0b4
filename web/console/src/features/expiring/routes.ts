import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const expiringRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/expiring',
    validateSearch: textsOf('kind', 'after'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'ExpiringList'),
  }),
] as const
