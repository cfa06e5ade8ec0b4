import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const attemptsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/radar',
  validateSearch: textsOf('email', 'verdict', 'before', 'after', 'attempt'),
  component: lazyRouteComponent(() => import('./attempts.tsx'), 'RadarAttempts'),
})

const listsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/radar/lists',
  validateSearch: textsOf('type', 'list', 'search', 'before', 'after'),
  component: lazyRouteComponent(() => import('./lists.tsx'), 'RadarLists'),
})

const controlsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/radar/controls',
  component: lazyRouteComponent(() => import('./controls.tsx'), 'RadarControls'),
})

export const radarRoutes = [attemptsRoute, listsRoute, controlsRoute] as const
