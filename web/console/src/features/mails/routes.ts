import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { environmentRoute } from '../../shell/routes.tsx'
import { textsOf } from '../../ui/search-params.ts'

export const mailRoutes = [
  createRoute({
    getParentRoute: () => environmentRoute,
    path: '/emails',
    validateSearch: textsOf('mail', 'language', 'colors', 'device'),
    component: lazyRouteComponent(() => import('./page.tsx'), 'MailsPage'),
  }),
] as const
