import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const operatorLogRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/operator-log',
    validateSearch: textsOf('text', 'target_id', 'actor_id', 'operation', 'before', 'after', 'entry'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'OperatorLogPage'),
  }),
] as const
