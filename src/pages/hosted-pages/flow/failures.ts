import type { HttpReply } from '../../../platform/http/reply.ts'
import type { FieldState } from '../views/index.ts'
import { type Failure, type FormState, rememberFailure } from './authorization-requests.ts'
import type { Flow } from './flow.ts'
import type { PageStatus } from './page-status.ts'
import { goTo } from './respond.ts'

/**
 * Redirects back to the page of a refused form, which shows the error. The page is loaded by GET, so that going back or
 * reloading does not ask to resend the form.
 */
export async function refuse(flow: Flow, path: string, state: FormState, status: PageStatus = 400): Promise<HttpReply> {
  await rememberFailure(flow.ctx, flow, toFailure(flow.ctx.now(), path, state, status))
  return goTo(flow, path)
}

export function toFailure(now: Date, path: string, state: FormState, status: PageStatus): Failure {
  if (typeof status === 'number') return { path, ...state, status }
  return {
    path,
    ...state,
    status: status.code,
    retryAt: new Date(now.getTime() + status.retryAfter * 1_000).toISOString(),
  }
}

/** The errors that a page shows, and its status. */
export interface ToldFailure {
  alert: string | undefined
  fields: Readonly<Record<string, FieldState>>
  status: PageStatus
}

export const nothingToTell: ToldFailure = { alert: undefined, fields: {}, status: 200 }

/** The errors to show on the page at a path. */
export function failureAt({ ctx, row }: Pick<Flow, 'ctx' | 'row'>, path: string): ToldFailure {
  return row.failure?.path === path ? toldAt(ctx.now(), row.failure) : nothingToTell
}

/** Once the wait is over, a temporary refusal is no longer shown. */
export function toldAt(now: Date, { alert, fields = {}, status, retryAt }: Failure): ToldFailure {
  if (retryAt === undefined) return { alert, fields, status }
  const retryAfter = Math.ceil((Date.parse(retryAt) - now.getTime()) / 1_000)
  if (retryAfter > 0) return { alert, fields, status: { code: 429, retryAfter } }
  const entered = Object.entries(fields).map(([name, { value }]) => [name, { value }])
  return { ...nothingToTell, fields: Object.fromEntries(entered) }
}
