import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const eventRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/events',
    validateSearch: textsOf(
      'events',
      'organization_id',
      'object_id',
      'range_start',
      'range_end',
      'after',
      'event',
      'live',
    ),
    component: lazyRouteComponent(() => import('./list.tsx'), 'EventList'),
  }),
] as const
