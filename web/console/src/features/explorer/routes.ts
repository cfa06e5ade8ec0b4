import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const explorerRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/explorer',
    validateSearch: textsOf('who', 'permission', 'resource', 'before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'ExplorerPage'),
  }),
] as const
