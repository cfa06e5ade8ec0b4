import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const operatorRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/operators',
    validateSearch: textsOf('before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'OperatorsPage'),
  }),
] as const
