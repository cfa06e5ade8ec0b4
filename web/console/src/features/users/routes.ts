import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const listRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/users',
  validateSearch: textsOf('search', 'email', 'organization_id', 'before', 'after', 'new'),
  component: lazyRouteComponent(() => import('./list.tsx'), 'UserList'),
})

const userRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/users/$user',
  component: lazyRouteComponent(() => import('./page.tsx'), 'UserPage'),
})

const tab = createRoute({
  getParentRoute: () => userRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./overview-tab.tsx'), 'OverviewTab'),
})

const signInTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/sign-in',
  component: lazyRouteComponent(() => import('./sign-in-tab.tsx'), 'SignInTab'),
})

const membershipsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/memberships',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./memberships-tab.tsx'), 'MembershipsTab'),
})

const sessionsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/sessions',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./sessions-tab.tsx'), 'SessionsTab'),
})

const applicationsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/applications',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./applications-tab.tsx'), 'ApplicationsTab'),
})

const mailsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/mails',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./mails-tab.tsx'), 'MailsTab'),
})

const flagsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/flags',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./flags-tab.tsx'), 'FlagsTab'),
})

const apiKeysTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/api-keys',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./api-keys-tab.tsx'), 'ApiKeysTab'),
})

const pipesTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/pipes',
  component: lazyRouteComponent(() => import('./pipes-tab.tsx'), 'PipesTab'),
})

const eventsTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/events',
  validateSearch: textsOf('before', 'after', 'event'),
  component: lazyRouteComponent(() => import('./events-tab.tsx'), 'EventsTab'),
})

const radarTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/radar',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./radar-tab.tsx'), 'RadarTab'),
})

const erasureRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/erasures/$erasure',
  component: lazyRouteComponent(() => import('./erasure.tsx'), 'ErasurePage'),
})

const historyTab = createRoute({
  getParentRoute: () => userRoute,
  path: '/history',
  validateSearch: textsOf('before', 'after', 'entry'),
  component: lazyRouteComponent(() => import('./history-tab.tsx'), 'HistoryTab'),
})

export const userRoutes = [
  listRoute,
  erasureRoute,
  userRoute.addChildren([
    tab,
    signInTab,
    membershipsTab,
    sessionsTab,
    applicationsTab,
    flagsTab,
    apiKeysTab,
    pipesTab,
    eventsTab,
    mailsTab,
    radarTab,
    historyTab,
  ]),
] as const
