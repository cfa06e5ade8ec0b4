import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/feature-flags',
  validateSearch: textsOf('before', 'after', 'new'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'FeatureFlagList'),
})

const flagRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/feature-flags/$slug',
  validateSearch: textsOf('before', 'after', 'list'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'FeatureFlagPage'),
})

export const featureFlagRoutes = [listRoute, flagRoute] as const
