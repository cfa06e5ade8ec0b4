import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const environmentRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/environments',
    validateSearch: textsOf('search', 'before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'EnvironmentsPage'),
  }),
] as const
