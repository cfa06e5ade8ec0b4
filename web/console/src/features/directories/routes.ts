import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/directories',
  validateSearch: textsOf('search', 'organization_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'DirectoryList'),
})

const directoryRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/directories/$directory',
  component: lazyRouteComponent(() => import('./page.tsx'), 'DirectoryPage'),
})

const usersTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/',
  validateSearch: textsOf('email', 'before', 'after'),
  component: lazyRouteComponent(() => import('./users-tab.tsx'), 'UsersTab'),
})

const groupsTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/groups',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./groups-tab.tsx'), 'GroupsTab'),
})

const logTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/log',
  validateSearch: textsOf('directory_user', 'before', 'after'),
  component: lazyRouteComponent(() => import('./log-tab.tsx'), 'LogTab'),
})

const refusedTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/refused',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./refused-tab.tsx'), 'RefusedTab'),
})

const groupRolesTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/group-roles',
  component: lazyRouteComponent(() => import('./group-roles-tab.tsx'), 'GroupRolesTab'),
})

const syncTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/sync',
  component: lazyRouteComponent(() => import('./sync-tab.tsx'), 'SyncTab'),
})

const historyTab = createRoute({
  getParentRoute: () => directoryRoute,
  path: '/history',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./history-tab.tsx'), 'HistoryTab'),
})

export const directoryRoutes = [
  listRoute,
  directoryRoute.addChildren([usersTab, groupsTab, groupRolesTab, syncTab, logTab, refusedTab, historyTab]),
] as const
