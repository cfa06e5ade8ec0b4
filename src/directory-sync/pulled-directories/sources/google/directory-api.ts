import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import type { Ask, SourceAnswer } from '../ask.ts'
import { SourceFailure, statusFailure } from '../failure.ts'
import type { GoogleSettings } from '../settings.ts'
import { isObject, objectsOf, textOf } from '../values.ts'
import { createAccessToken } from './access-token.ts'

type Parameters = Readonly<Record<string, string>>

/** The Directory API of Google Workspace, in the name of the administrator. */
export interface DirectoryApi {
  /** One object or page; `undefined` for 404. @throws SourceFailure */
  get(path: string, parameters?: Parameters): Promise<Record<string, unknown> | undefined>
  /** All pages of a list, one after the other; at least one. @throws SourceFailure */
  list(
    path: string,
    kind: 'users' | 'groups' | 'members',
    parameters: Parameters,
  ): AsyncIterable<Record<string, unknown>[]>
}

/** Reasons of a 403 that pass by themselves. */
const throttles = new Set(['rateLimitExceeded', 'userRateLimitExceeded', 'quotaExceeded'])

export function createDirectoryApi(ctx: Context, settings: GoogleSettings, ask: Ask): DirectoryApi {
  const base = `${settings.base_url ?? 'https://admin.googleapis.com'}/admin/directory/v1`
  const token = createAccessToken(ctx, settings, ask)

  async function send(url: string): Promise<SourceAnswer> {
    const headers = { authorization: `Bearer ${await token.get()}`, accept: 'application/json' }
    return ask({ method: 'GET', url, headers }, isThrottled)
  }

  async function get(path: string, parameters: Parameters = {}) {
    const url = `${base}${path}?${new URLSearchParams(parameters)}`
    let answer = await send(url)
    if (answer.status === 401) {
      // It may have ended early.
      token.forget()
      answer = await send(url)
    }
    const { status, body } = answer
    if (status === 404) return undefined
    if (status === 401 || status === 403)
      throw new SourceFailure('credentials_refused', { said: wordsOf(answer), stage: 'http', status })
    if (status !== 200 || body === undefined) {
      throw statusFailure(status, wordsOf(answer))
    }
    return body
  }

  return {
    get,
    async *list(path, kind, parameters) {
      let page: string | undefined
      do {
        const body = await get(path, { ...parameters, ...defined({ pageToken: page }) })
        // What is no page must not pass for the last one; a group may have gone since it was listed.
        if (body?.kind !== `admin#directory#${kind}`)
          throw new SourceFailure('unexpected_answer', { detail: `It sent no page of ${kind}.` })
        yield objectsOf(body[kind])
        const next = textOf(body.nextPageToken)
        if (next !== undefined && next === page)
          throw new SourceFailure('unexpected_answer', { detail: 'Its pages never end.' })
        page = next
      } while (page !== undefined)
    },
  }
}

function isThrottled({ status, body }: SourceAnswer): boolean {
  return status === 403 && errorsOf(body).some(({ reason }) => typeof reason === 'string' && throttles.has(reason))
}

function errorsOf(body: SourceAnswer['body']): Record<string, unknown>[] {
  return isObject(body?.error) ? objectsOf(body.error.errors) : []
}

function wordsOf({ body }: SourceAnswer): string {
  return (isObject(body?.error) && textOf(body.error.message)) || ''
}
