import type { CustomFetch } from 'openid-client'
import type { Context } from '#platform/context.ts'
import { createKeptAnswers } from '#platform/outgoing/kept-answers.ts'
import { type OpenidAnswer, openidFetch } from '#platform/outgoing/openid-fetch.ts'

/** Discovery documents by address: they are public and change about once a year. */
const discovered = createKeptAnswers<OpenidAnswer>({ ms: 600_000, isKept: ({ status }) => status === 200 })

/** The guarded way out, which asks for a discovery document once in ten minutes. */
export function guardedFetch(ctx: Context): CustomFetch {
  const { outgoing } = ctx.system
  return openidFetch((request) =>
    request.method === 'GET' && request.url.endsWith('/.well-known/openid-configuration')
      ? discovered.get(ctx, request.url, () => outgoing.request(request))
      : outgoing.request(request),
  )
}
