import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/connections',
  validateSearch: textsOf('search', 'organization_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'ConnectionList'),
})

const connectionRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/connections/$connection',
  component: lazyRouteComponent(() => import('./page.tsx'), 'ConnectionPage'),
})

const overviewTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview-tab.tsx'), 'OverviewTab'),
})

const attemptsTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/attempts',
  validateSearch: textsOf('state', 'email', 'before', 'after', 'attempt'),
  component: lazyRouteComponent(() => import('./attempts-tab.tsx'), 'AttemptsTab'),
})

const attributesTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/attributes',
  component: lazyRouteComponent(() => import('./attributes-tab.tsx'), 'AttributesTab'),
})

const groupRolesTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/group-roles',
  component: lazyRouteComponent(() => import('./group-roles-tab.tsx'), 'GroupRolesTab'),
})

const certificatesTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/certificates',
  component: lazyRouteComponent(() => import('./certificates-tab.tsx'), 'CertificatesTab'),
})

const testTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/test',
  validateSearch: textsOf('before', 'after', 'attempt'),
  component: lazyRouteComponent(() => import('./test-tab.tsx'), 'TestTab'),
})

const signalsTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/signals',
  validateSearch: textsOf('before', 'after', 'signal'),
  component: lazyRouteComponent(() => import('./signals-tab.tsx'), 'SignalsTab'),
})

const historyTab = createRoute({
  getParentRoute: () => connectionRoute,
  path: '/history',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./history-tab.tsx'), 'HistoryTab'),
})

export const connectionRoutes = [
  listRoute,
  connectionRoute.addChildren([
    overviewTab,
    attemptsTab,
    testTab,
    attributesTab,
    groupRolesTab,
    certificatesTab,
    signalsTab,
    historyTab,
  ]),
] as const
