import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const waitlistRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/waitlist',
    validateSearch: textsOf('state', 'email', 'before', 'after'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'WaitlistPage'),
  }),
] as const
