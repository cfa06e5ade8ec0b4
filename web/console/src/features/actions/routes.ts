import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const actionRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/actions',
    component: lazyRouteComponent(() => import('./page.tsx'), 'ActionsPage'),
  }),
] as const
