import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const signInDiagnosisRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/diagnose',
    validateSearch: textsOf('subject', 'method', 'organization_id', 'redirect_uri', 'ip_address'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'SignInDiagnosisPage'),
  }),
] as const
