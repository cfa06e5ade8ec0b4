import type { PageStatus } from '#pages/kit/index.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import type { Flow } from '../../flow/index.ts'
import { refuse } from '../../flow/index.ts'

/** Redirects back to a page, which shows what is wrong with the code. */
export function refuseCode(flow: Flow, path: string, error: string, status: PageStatus = 400): Promise<HttpReply> {
  return refuse(flow, path, { fields: { code: { error } } }, status)
}

/** People type codes with the spaces and dashes with which they are shown. */
export function digitsOf(entered: string): string {
  return entered.replaceAll(/[\s-]/g, '')
}
