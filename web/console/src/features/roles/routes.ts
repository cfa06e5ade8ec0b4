import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const roleRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/roles',
    component: lazyRouteComponent(() => import('./page.tsx'), 'RolesPage'),
  }),
] as const
