import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const roleRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/roles',
    validateSearch: textsOf('find', 'before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'RolesPage'),
  }),
] as const
