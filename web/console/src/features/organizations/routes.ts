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
    auditLogTab,
    historyTab,
  ]),
] as const
