import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const vaultRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/vault',
    validateSearch: textsOf('search', 'before', 'after', 'object'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'VaultPage'),
  }),
] as const
