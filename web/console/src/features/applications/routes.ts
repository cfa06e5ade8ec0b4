import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/applications',
  validateSearch: textsOf('organization_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'ApplicationList'),
})

const resourcesRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/applications/resources',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./resources.tsx'), 'ResourceList'),
})

const applicationRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/applications/$application',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'ApplicationPage'),
})

export const applicationRoutes = [listRoute, resourcesRoute, applicationRoute] as const
