import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/',
    validateSearch: textsOf('period'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'OverviewPage'),
  }),
] as const
