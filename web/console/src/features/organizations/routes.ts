import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/organizations',
  validateSearch: textsOf('name_or_domain', 'before', 'after', 'new'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'OrganizationList'),
})

const organizationRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/organizations/$organization',
  component: lazyRouteComponent(() => import('./page.tsx'), 'OrganizationPage'),
})

const overviewTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview-tab.tsx'), 'OverviewTab'),
})

const membersTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/members',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./members-tab.tsx'), 'MembersTab'),
})

const invitationsTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/invitations',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./invitations-tab.tsx'), 'InvitationsTab'),
})

const policyTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/policy',
  component: lazyRouteComponent(() => import('./policy-tab.tsx'), 'PolicyTab'),
})

const domainsTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/domains',
  component: lazyRouteComponent(() => import('./domains-tab.tsx'), 'DomainsTab'),
})

const connectionsTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/connections',
  component: lazyRouteComponent(() => import('./connections-tab.tsx'), 'ConnectionsTab'),
})

const portalTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/portal',
  component: lazyRouteComponent(() => import('./portal-tab.tsx'), 'PortalTab'),
})

const rolesTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/roles',
  component: lazyRouteComponent(() => import('./roles-tab.tsx'), 'RolesTab'),
})

const groupsTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/groups',
  validateSearch: textsOf('before', 'after', 'group'),
  component: lazyRouteComponent(() => import('./groups-tab.tsx'), 'GroupsTab'),
})

const apiKeysTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/api-keys',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./api-keys-tab.tsx'), 'ApiKeysTab'),
})

const flagsTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/flags',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./flags-tab.tsx'), 'FlagsTab'),
})

const pipesTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/pipes',
  component: lazyRouteComponent(() => import('./pipes-tab.tsx'), 'PipesTab'),
})

const ownKeyTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/own-key',
  component: lazyRouteComponent(() => import('./own-key-tab.tsx'), 'OwnKeyTab'),
})

const auditLogTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/audit-log',
  validateSearch: textsOf('text', 'before', 'after'),
  component: lazyRouteComponent(() => import('./audit-log-tab.tsx'), 'AuditLogTab'),
})

const historyTab = createRoute({
  getParentRoute: () => organizationRoute,
  path: '/history',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./history-tab.tsx'), 'HistoryTab'),
})

export const organizationRoutes = [
  listRoute,
  organizationRoute.addChildren([
    overviewTab,
    membersTab,
    domainsTab,
    invitationsTab,
    connectionsTab,
    portalTab,
    policyTab,
    rolesTab,
    groupsTab,
    flagsTab,
    apiKeysTab,
    pipesTab,
    ownKeyTab,
    auditLogTab,
    historyTab,
  ]),
] as const
