import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { html } from '#platform/http/reply.ts'
import { readPage } from '../built-files.ts'

/** By their ids; what they hold is found by the page itself: an environment, a page, an object, a part of it. */
const paths = [
  ['gatehouse.console', '/console'],
  ['gatehouse.console.returned', '/console/returned'],
  ['gatehouse.console.environment', '/console/{environment}'],
  ['gatehouse.console.page', '/console/{environment}/{page}'],
  ['gatehouse.console.object', '/console/{environment}/{page}/{object}'],
  ['gatehouse.console.part', '/console/{environment}/{page}/{object}/{part}'],
] as const

const environmentId = /^environment_[0-9A-HJKMNP-TV-Z]{26}$/

/** One page under every address of the console. It holds nothing of anyone: the calls that it makes need a session. */
export const showConsoleOperations = paths.map(([id, path]) =>
  defineOperation({
    id,
    method: 'GET',
    path,
    summary: 'Show the console',
    surface: 'browser',
    access: 'public',
    params: Type.Object(
      Object.fromEntries([...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, Type.String()])),
    ),
    success: { status: 200, description: 'A page.' },
    errors: [notFound],
    async handler({ params: { environment } }) {
      // Calls and sign-ins that are misspelt lead to no page.
      if (environment !== undefined && !environmentId.test(environment)) throw notFound('Page', environment)
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
