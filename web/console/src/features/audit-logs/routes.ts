import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/audit-logs',
  validateSearch: textsOf('search', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'AuditLogList'),
})

const schemasRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/audit-logs/schemas',
  validateSearch: textsOf('before', 'after', 'action'),
  component: lazyRouteComponent(() => import('./schemas.tsx'), 'SchemaList'),
})

const logRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/audit-logs/$organization',
  component: lazyRouteComponent(() => import('./page.tsx'), 'AuditLogPage'),
})

const eventsTab = createRoute({
  getParentRoute: () => logRoute,
  path: '/',
  validateSearch: textsOf('text', 'action', 'actor', 'target', 'from', 'until', 'before', 'after', 'event'),
  component: lazyRouteComponent(() => import('./events-tab.tsx'), 'EventsTab'),
})

const exportsTab = createRoute({
  getParentRoute: () => logRoute,
  path: '/exports',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./exports-tab.tsx'), 'ExportsTab'),
})

const streamsTab = createRoute({
  getParentRoute: () => logRoute,
  path: '/streams',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./streams-tab.tsx'), 'StreamsTab'),
})

const verificationTab = createRoute({
  getParentRoute: () => logRoute,
  path: '/verification',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./verification-tab.tsx'), 'VerificationTab'),
})

const retentionTab = createRoute({
  getParentRoute: () => logRoute,
  path: '/retention',
  component: lazyRouteComponent(() => import('./retention-tab.tsx'), 'RetentionTab'),
})

export const auditLogRoutes = [
  listRoute,
  schemasRoute,
  logRoute.addChildren([eventsTab, exportsTab, streamsTab, verificationTab, retentionTab]),
] as const
