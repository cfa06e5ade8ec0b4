import { HttpReply } from '#platform/http/reply.ts'
import { type PageStatus, statusAndHeaders } from './page-status.ts'

export interface ReplyOptions {
  status?: PageStatus
  /** The application that the browser is redirected to after a form: `form-action` has to allow it by name. */
  formTarget?: string | null
  /** For a page that asks for a passkey, or has something to copy. `live`: a page that polls our server. */
  scripts?: boolean | 'live'
  headers?: Readonly<Record<string, string>>
}

export function pageReply(
  html: string,
  { status = 200, formTarget = null, scripts = false, headers }: ReplyOptions = {},
) {
  const { code, headers: ofStatus } = statusAndHeaders(status)
  return new HttpReply(code, { ...pageHeaders(formTarget, scripts), ...ofStatus, ...headers }, html)
}

/** The headers of every page (security rule W-1). */
export function pageHeaders(
  formTarget: string | null = null,
  scripts: ReplyOptions['scripts'] = false,
): Record<string, string> {
  const target = formTarget === null ? '' : ` ${originOf(formTarget)}`
  return {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': [
      "default-src 'none'",
      ...(scripts ? ["script-src 'self'"] : []),
      ...(scripts === 'live' ? ["connect-src 'self'"] : []),
      "style-src 'self'",
      "font-src 'self'",
      "img-src 'self' https: data:",
      `form-action 'self'${target}`,
      "base-uri 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
  }
}

/** `https://app.example.com`, or `com.example.app:` for an application's own scheme. */
function originOf(uri: string): string {
  const { origin, protocol } = new URL(uri)
  return origin === 'null' ? protocol : origin
}
