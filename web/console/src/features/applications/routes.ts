import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/applications',
  validateSearch: textsOf('organization_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'ApplicationList'),
})

const applicationRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/applications/$application',
  component: lazyRouteComponent(() => import('./page.tsx'), 'ApplicationPage'),
})

export const applicationRoutes = [listRoute, applicationRoute] as const
