import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const blueprintsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./blueprints.tsx'), 'BlueprintList'),
})

const instancesRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents/instances',
  validateSearch: textsOf('organization_id', 'agent_blueprint_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./instances.tsx'), 'InstanceList'),
})

const sessionsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents/sessions',
  validateSearch: textsOf('organization_id', 'agent_blueprint_id', 'agent_instance_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./sessions.tsx'), 'SessionList'),
})

const registrationsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents/registrations',
  validateSearch: textsOf('organization_id', 'user_id', 'trusted_issuer_id', 'before', 'after'),
  component: lazyRouteComponent(() => import('./registrations.tsx'), 'RegistrationList'),
})

const issuersRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents/issuers',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./issuers.tsx'), 'IssuerList'),
})

const blueprintRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/agents/$blueprint',
  component: lazyRouteComponent(() => import('./blueprint.tsx'), 'BlueprintPage'),
})

export const agentRoutes = [
  blueprintsRoute,
  instancesRoute,
  sessionsRoute,
  registrationsRoute,
  issuersRoute,
  blueprintRoute,
] as const
