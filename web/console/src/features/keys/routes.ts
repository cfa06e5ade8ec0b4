import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const keyRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/keys',
    validateSearch: textsOf('before', 'after'),
    component: lazyRouteComponent(() => import('./list.tsx'), 'KeyList'),
  }),
] as const
