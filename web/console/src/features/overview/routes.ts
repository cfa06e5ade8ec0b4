import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const overviewRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./page.tsx'), 'OverviewPage'),
  }),
] as const
