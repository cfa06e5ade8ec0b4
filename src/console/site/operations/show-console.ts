import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { html } from '#platform/http/reply.ts'
import { readPage } from '../built-files.ts'

/** The console finds its page by the address itself: an environment, a page, an object, a part of it. */
const depths = ['environment', 'page', 'object', 'part']

/** One page under every address of the console. It holds nothing of anyone: the calls that it makes need a session. */
export const showConsoleOperations = Array.from({ length: depths.length + 1 }, (_, depth) =>
  defineOperation({
    id: depth === 0 ? 'gatehouse.console' : `gatehouse.console.${depths[depth - 1]}`,
    method: 'GET',
    path: ['/console', ...depths.slice(0, depth).map((name) => `{${name}}`)].join('/'),
    summary: 'Show the console',
    surface: 'browser',
    access: 'public',
    params: Type.Object(Object.fromEntries(depths.slice(0, depth).map((name) => [name, Type.String()]))),
    success: { status: 200, description: 'A page.' },
    errors: [notFound],
    async handler({ params }) {
      // Calls that lead nowhere, not an environment.
      if ('environment' in params && params.environment === 'api') throw notFound('Page', 'api')
      const page = await readPage()
      if (page === undefined) throw notFound('Console', 'Build it with npm run build')
      return html(page).with({
        'content-security-policy': contentSecurityPolicy,
        'referrer-policy': 'same-origin',
        'x-frame-options': 'DENY',
        'cache-control': 'no-store',
      })
    },
  }),
)

/** Styles and scripts are files of the build. React sets styles of elements by script, which needs no permission. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')
