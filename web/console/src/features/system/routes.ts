import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const systemRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/system',
    component: lazyRouteComponent(() => import('./page.tsx'), 'SystemPage'),
  }),
] as const
