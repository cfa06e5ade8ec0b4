import type { HttpReply } from '../../platform/http/reply.ts'
import type { FieldState } from '../views/index.ts'
import { type Failure, type FormState, rememberFailure } from './authorization-requests.ts'
import type { Flow } from './flow.ts'
import type { PageStatus } from './page-status.ts'
import { goTo } from './respond.ts'

/**
 * Leads a browser whose form was refused back to the page, which says what is wrong. The page is loaded by GET, so that
 * neither going back to it nor loading it again asks whether the form is to be sent once more.
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

/** What a page has to tell of the last form, and the status that it is answered with. */
export interface ToldFailure {
  alert: string | undefined
  fields: Readonly<Record<string, FieldState>>
  status: PageStatus
}

export const nothingToTell: ToldFailure = { alert: undefined, fields: {}, status: 200 }

/** What the page at a path has to tell. */
export function failureAt({ ctx, row }: Pick<Flow, 'ctx' | 'row'>, path: string): ToldFailure {
  return row.failure?.path === path ? toldAt(ctx.now(), row.failure) : nothingToTell
}

/** Once the wait is over, a refusal for the time being is not told any more. */
export function toldAt(now: Date, { alert, fields = {}, status, retryAt }: Failure): ToldFailure {
  if (retryAt === undefined) return { alert, fields, status }
  const retryAfter = Math.ceil((Date.parse(retryAt) - now.getTime()) / 1_000)
  if (retryAfter > 0) return { alert, fields, status: { code: 429, retryAfter } }
  const entered = Object.entries(fields).map(([name, { value }]) => [name, { value }])
  return { ...nothingToTell, fields: Object.fromEntries(entered) }
}
