import { createRouter } from '@tanstack/react-router'
import { toFailure } from './api/failure.ts'
import { actionRoutes } from './features/actions/routes.ts'
import { agentRoutes } from './features/agents/routes.ts'
import { applicationRoutes } from './features/applications/routes.ts'
import { auditLogRoutes } from './features/audit-logs/routes.ts'
import { brandingRoutes } from './features/branding/routes.ts'
import { connectionRoutes } from './features/connections/routes.ts'
import { developmentRoutes } from './features/development/routes.ts'
import { directoryRoutes } from './features/directories/routes.ts'
import { directorySettingRoutes } from './features/directory-settings/routes.ts'
import { environmentSettingRoutes } from './features/environment/routes.ts'
import { environmentRoutes } from './features/environments/routes.ts'
import { eventRoutes } from './features/events/routes.ts'
import { expiringRoutes } from './features/expiring/routes.ts'
import { explorerRoutes } from './features/explorer/routes.ts'
import { featureFlagRoutes } from './features/feature-flags/routes.ts'
import { jobRoutes } from './features/jobs/routes.ts'
import { jwtTemplateRoutes } from './features/jwt-template/routes.ts'
import { keyRoutes } from './features/keys/routes.ts'
import { limitRoutes } from './features/limits/routes.ts'
import { mailRoutes } from './features/mails/routes.ts'
import { messageRoutes } from './features/messages/routes.ts'
import { operatorLogRoutes } from './features/operator-log/routes.ts'
import { operatorRoutes } from './features/operators/routes.ts'
import { organizationRoutes } from './features/organizations/routes.ts'
import { overviewRoutes } from './features/overview/routes.ts'
import { pipeRoutes } from './features/pipes/routes.ts'
import { radarRoutes } from './features/radar/routes.ts'
import { resourceTypeRoutes } from './features/resource-types/routes.ts'
import { roleRoutes } from './features/roles/routes.ts'
import { scimTargetRoutes } from './features/scim-targets/routes.ts'
import { settingRoutes } from './features/settings/routes.ts'
import { signInDiagnosisRoutes } from './features/sign-in-diagnosis/routes.ts'
import { signalStreamRoutes } from './features/signal-streams/routes.ts'
import { socialProviderRoutes } from './features/social-providers/routes.ts'
import { systemRoutes } from './features/system/routes.ts'
import { userRoutes } from './features/users/routes.ts'
import { vaultRoutes } from './features/vault/routes.ts'
import { waitlistRoutes } from './features/waitlists/routes.ts'
import { webhookRoutes } from './features/webhooks/routes.ts'
import { entryRoute, environmentRoute, returnedRoute, rootRoute } from './shell/routes.tsx'
import { Failed, Loading } from './ui/states.tsx'

const routeTree = rootRoute.addChildren([
  entryRoute,
  returnedRoute,
  environmentRoute.addChildren([
    ...actionRoutes,
    ...agentRoutes,
    ...applicationRoutes,
    ...auditLogRoutes,
    ...vaultRoutes,
    ...waitlistRoutes,
    ...brandingRoutes,
    ...connectionRoutes,
    ...developmentRoutes,
    ...directoryRoutes,
    ...directorySettingRoutes,
    ...environmentRoutes,
    ...environmentSettingRoutes,
    ...eventRoutes,
    ...explorerRoutes,
    ...expiringRoutes,
    ...featureFlagRoutes,
    ...jobRoutes,
    ...jwtTemplateRoutes,
    ...keyRoutes,
    ...limitRoutes,
    ...mailRoutes,
    ...messageRoutes,
    ...operatorLogRoutes,
    ...operatorRoutes,
    ...organizationRoutes,
    ...overviewRoutes,
    ...pipeRoutes,
    ...radarRoutes,
    ...resourceTypeRoutes,
    ...roleRoutes,
    ...scimTargetRoutes,
    ...settingRoutes,
    ...signInDiagnosisRoutes,
    ...signalStreamRoutes,
    ...socialProviderRoutes,
    ...systemRoutes,
    ...userRoutes,
    ...webhookRoutes,
  ]),
])

export const router = createRouter({
  routeTree,
  basepath: '/console',
  // Texts only, written as forms write them. The router's own form reads numbers and objects from an address.
  parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
  stringifySearch: searchOf,
  defaultPreload: 'intent',
  defaultPendingMs: 300,
  defaultPendingComponent: () => <Loading />,
  defaultErrorComponent: ({ error, reset }) => <Failed failure={toFailure(error)} retry={reset} />,
  scrollRestoration: true,
  // What is typed, and what is shown until an answer comes, never goes from one object or environment to another.
  defaultRemountDeps: ({ params }) => params,
})

function searchOf(search: Readonly<Record<string, unknown>>): string {
  const texts = Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : []))
  return texts.length === 0 ? '' : `?${new URLSearchParams(texts)}`
}

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
