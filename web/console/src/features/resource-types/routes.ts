import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/resource-types',
  component: lazyRouteComponent(() => import('./list.tsx'), 'ResourceTypeList'),
})

const typeRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/resource-types/$type',
  component: lazyRouteComponent(() => import('./page.tsx'), 'ResourceTypePage'),
})

export const resourceTypeRoutes = [listRoute, typeRoute] as const
