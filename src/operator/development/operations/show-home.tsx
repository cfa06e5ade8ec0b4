import { defineOperation } from '#platform/http/operation.ts'
import { packageVersion } from '#platform/package.ts'
import type { DevelopmentOptions } from '../options.ts'
import type { Site } from '../views/document.tsx'
import { HomePage } from '../views/home-page.tsx'
import { pageReply } from '../views/page-reply.ts'

/** The first page of a day: where everything is, and the values that an application needs. */
export function showHome({ environment, apiKey, firstRequest }: DevelopmentOptions, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.home',
    method: 'GET',
    path: '/',
    summary: 'Show the start page of a development server',
    surface: 'browser',
    access: 'public',
    success: { status: 200, description: 'A page.' },
    async handler(_input, { system }) {
      const { url } = system.config
      const { clientId } = environment
      const curl = firstRequest(url, apiKey)
      const server = { url, version: packageVersion, clientId, apiKey, curl }
      return pageReply(<HomePage server={server} site={site} />)
    },
  })
}
