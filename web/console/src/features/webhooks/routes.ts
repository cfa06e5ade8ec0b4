import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/webhooks',
  validateSearch: textsOf('before', 'after', 'new'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'WebhookList'),
})

const endpointRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/webhooks/$endpoint',
  validateSearch: textsOf('state', 'event', 'before', 'after', 'delivery'),
  component: lazyRouteComponent(() => import('./page.tsx'), 'WebhookPage'),
})

export const webhookRoutes = [listRoute, endpointRoute] as const
