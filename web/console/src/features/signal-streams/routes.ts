import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/signal-streams',
  validateSearch: textsOf('after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'StreamList'),
})

const streamRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/signal-streams/$stream',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'StreamPage'),
})

export const signalStreamRoutes = [listRoute, streamRoute] as const
