import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const environmentSettingRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/environment',
    component: lazyRouteComponent(() => import('./page.tsx'), 'EnvironmentPage'),
  }),
] as const
