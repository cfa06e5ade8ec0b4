import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const brandingRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/branding',
    validateSearch: textsOf('page', 'language', 'colors', 'device'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'BrandingPage'),
  }),
] as const
