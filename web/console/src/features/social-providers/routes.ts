import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

export const socialProviderRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/social-providers',
    component: lazyRouteComponent(() => import('./list.tsx'), 'SocialProviderList'),
  }),
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/social-providers/$provider',
    component: lazyRouteComponent(() => import('./page.tsx'), 'SocialProviderPage'),
  }),
] as const
