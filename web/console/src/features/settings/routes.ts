import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const settingRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/settings',
    component: lazyRouteComponent(() => import('./page.tsx'), 'SettingsPage'),
  }),
] as const
