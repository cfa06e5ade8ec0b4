import { defineOperation } from '#platform/http/operation.ts'
import { redirectToConsole } from '../console-page.ts'
import type { DevelopmentOptions } from '../options.ts'

/** The first page of a day: how an application is connected, and where everything is. */
export function createHomeOperation({ environment: { environmentId } }: DevelopmentOptions) {
  return defineOperation({
    id: 'gatehouse.development.home',
    method: 'GET',
    path: '/',
    summary: 'Redirect to the start page in the console',
    surface: 'browser',
    access: 'public',
    success: { status: 302, description: 'The page of the console.' },
    async handler() {
      return redirectToConsole({ environmentId, path: 'start' })
    },
  })
}
