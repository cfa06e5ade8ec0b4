import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const startRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/start',
  validateSearch: textsOf('client'),
  component: lazyRouteComponent(() => import('./start.tsx'), 'StartPage'),
})

const outboxRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/outbox',
  validateSearch: textsOf('to', 'message'),
  component: lazyRouteComponent(() => import('./outbox.tsx'), 'OutboxPage'),
})

const requestsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/requests',
  validateSearch: textsOf('status', 'path', 'person', 'own', 'after'),
  component: lazyRouteComponent(() => import('./requests.tsx'), 'RequestList'),
})

const requestRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/requests/$request',
  component: lazyRouteComponent(() => import('./request.tsx'), 'RequestPage'),
})

export const developmentRoutes = [startRoute, outboxRoute, requestsRoute, requestRoute] as const
