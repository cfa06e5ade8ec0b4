import type { PageStatus } from '../page/page-status.ts'
import type { FieldState } from './form-props.ts'

/** The errors of a form and its fields, and the entered values: never a password or code. */
export interface FormState {
  alert?: string
  fields?: Record<string, FieldState>
}

/** Why a form was refused, stored until its page shows it. */
export interface Failure extends FormState {
  /** The page that shows it. */
  path: string
  status: number
  /** Of a 429: when it may be tried again, ISO 8601. */
  retryAt?: string
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
export interface ShownFailure {
  alert: string | undefined
  fields: Readonly<Record<string, FieldState>>
  status: PageStatus
}

export const noFailure: ShownFailure = { alert: undefined, fields: {}, status: 200 }

/** Once the wait is over, a temporary refusal is no longer shown. */
export function shownFailure(now: Date, { alert, fields = {}, status, retryAt }: Failure): ShownFailure {
  if (retryAt === undefined) return { alert, fields, status }
  const retryAfter = Math.ceil((Date.parse(retryAt) - now.getTime()) / 1_000)
  if (retryAfter > 0) return { alert, fields, status: { code: 429, retryAfter } }
  const entered = Object.entries(fields).map(([name, { value }]) => [name, { value }])
  return { ...noFailure, fields: Object.fromEntries(entered) }
}
