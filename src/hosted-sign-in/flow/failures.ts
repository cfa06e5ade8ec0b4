import {
  type FormState,
  noFailure,
  type PageStatus,
  type ShownFailure,
  shownFailure,
  toFailure,
} from '#pages/kit/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { rememberFailure } from '#sign-in/browser-sign-ins/index.ts'
import type { Flow } from './flow.ts'
import { goTo } from './respond.ts'

/**
 * Redirects back to the page of a refused form, which shows the error. The page is loaded by GET, so that going back or
 * reloading does not ask to resend the form.
 */
export async function refuse(flow: Flow, path: string, state: FormState, status: PageStatus = 400): Promise<HttpReply> {
  await rememberFailure(flow.ctx, flow, toFailure(flow.ctx.now(), path, state, status))
  return goTo(flow, path)
}

/** The errors to show on the page at a path. */
export function failureAt({ ctx, row }: Pick<Flow, 'ctx' | 'row'>, path: string): ShownFailure {
  return row.failure?.path === path ? shownFailure(ctx.now(), row.failure) : noFailure
}
