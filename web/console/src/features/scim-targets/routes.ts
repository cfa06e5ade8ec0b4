import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/scim-targets',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'TargetList'),
})

const newRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/scim-targets/new',
  component: lazyRouteComponent(() => import('./new-target.tsx'), 'NewTarget'),
})

const targetRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/scim-targets/$target',
  component: lazyRouteComponent(() => import('./page.tsx'), 'TargetPage'),
})

const objectsTab = createRoute({
  getParentRoute: () => targetRoute,
  path: '/',
  validateSearch: textsOf('state', 'object_id', 'before', 'after', 'object'),
  component: lazyRouteComponent(() => import('./objects-tab.tsx'), 'ObjectsTab'),
})

const requestsTab = createRoute({
  getParentRoute: () => targetRoute,
  path: '/requests',
  validateSearch: textsOf('object_id', 'before', 'after', 'request'),
  component: lazyRouteComponent(() => import('./requests-tab.tsx'), 'RequestsTab'),
})

const settingsTab = createRoute({
  getParentRoute: () => targetRoute,
  path: '/settings',
  component: lazyRouteComponent(() => import('./settings-tab.tsx'), 'SettingsTab'),
})

const historyTab = createRoute({
  getParentRoute: () => targetRoute,
  path: '/history',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./history-tab.tsx'), 'HistoryTab'),
})

export const scimTargetRoutes = [
  listRoute,
  newRoute,
  targetRoute.addChildren([objectsTab, requestsTab, settingsTab, historyTab]),
] as const
