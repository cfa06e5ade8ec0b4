import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const jwtTemplateRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/jwt-template',
    validateSearch: textsOf('q', 'user', 'organization'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'JwtTemplatePage'),
  }),
] as const
