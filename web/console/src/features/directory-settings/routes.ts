import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const directorySettingRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/directory-settings',
    component: lazyRouteComponent(() => import('./page.tsx'), 'DirectorySettingsPage'),
  }),
] as const
