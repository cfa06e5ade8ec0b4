import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

const objectsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/vault',
  validateSearch: textsOf('search', 'before', 'after'),
  component: lazyRouteComponent(() => import('./objects.tsx'), 'VaultObjects'),
})

const keysRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/vault/keys',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./keys.tsx'), 'VaultKeys'),
})

const rotationsRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/vault/rotations',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./rotations.tsx'), 'VaultRotations'),
})

const objectRoute = createRoute({
  getParentRoute: () => environmentRoute,
  path: '/vault/objects/$object',
  validateSearch: textsOf('before', 'after'),
  component: lazyRouteComponent(() => import('./object.tsx'), 'VaultObject'),
})

export const vaultRoutes = [objectsRoute, keysRoute, rotationsRoute, objectRoute] as const
