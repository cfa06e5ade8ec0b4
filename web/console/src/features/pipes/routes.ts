import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/pipes',
  validateSearch: textsOf('ownership', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'PipeList'),
})

/** An integration of users and one of organizations can have the same slug: `ownership` in the address says which. */
const integrationRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/pipes/$slug',
  validateSearch: textsOf('ownership', 'organization_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'PipePage'),
})

export const pipeRoutes = [listRoute, integrationRoute] as const
