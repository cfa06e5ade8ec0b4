import type { ReactElement } from 'react'
import { renderPage } from '#pages/kit/index.ts'
import { HttpReply } from '#platform/http/reply.ts'

export const pagePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "frame-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

interface ReplyOptions {
  /** Whether its form leads to applications in the end: browsers hold redirects to `form-action`, too. */
  leadsAway?: boolean
}

export function pageReply(page: ReactElement, status = 200, { leadsAway = false }: ReplyOptions = {}): HttpReply {
  return new HttpReply(
    status,
    {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': leadsAway
        ? pagePolicy.replace("form-action 'self'", 'form-action http: https:')
        : pagePolicy,
      'referrer-policy': 'same-origin',
      vary: 'accept',
    },
    renderPage(page),
  )
}
