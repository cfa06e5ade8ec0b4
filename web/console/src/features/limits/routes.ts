import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const limitRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/limits',
    validateSearch: textsOf('period'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'LimitsPage'),
  }),
] as const
