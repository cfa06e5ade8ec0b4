import { defineOperation } from '#platform/http/operation.ts'
import { html } from '#platform/http/reply.ts'
import { docsPage } from '../docs-page.ts'

export function createDocsPageOperation(developmentKey: string | undefined) {
  const page = docsPage(developmentKey)
  return defineOperation({
    id: 'gatehouse.docs',
    method: 'GET',
    path: '/docs',
    summary: 'Show the API reference',
    surface: 'browser',
    access: 'public',
    success: { status: 200, description: 'A page.' },
    async handler() {
      return html(page).with({
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'same-origin',
        'cache-control': 'no-cache',
      })
    },
  })
}

/**
 * Requests go to this server only, so that nothing typed into the page can leave it. Styles have to be allowed inline:
 * Scalar writes style attributes, which no nonce covers.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
