/** The code of a change that the operator gave up for the version of someone else. */
export const keptTheirs = 'kept_theirs'

/** An answer that is no success, or none at all. */
export class Failure extends Error {
  /** 0 where the server could not be reached. */
  readonly status: number
  readonly code: string | undefined
  /** What the server's log knows the request by. */
  readonly requestId: string | undefined
  /** Faults by the name of their member. */
  readonly fields: ReadonlyMap<string, string>
  /** Whether the console may be entered without a sign-in: in development, on the same machine. */
  readonly development: boolean
  /** What a refusal asks for: another role, a fresh proof, or a reason. */
  readonly needs: 'role' | 'step_up' | 'reason' | undefined

  constructor({ status, body, requestId }: { status: number; body: unknown; requestId?: string | undefined }) {
    const { message, error, code, errors, needs, development } = isObject(body) ? body : {}
    super(typeof message === 'string' ? message : typeof error === 'string' ? error : unreadable(status))
    this.name = 'Failure'
    this.status = status
    this.code = typeof code === 'string' ? code : undefined
    this.requestId = requestId
    this.fields = new Map(Array.isArray(errors) ? errors.filter(isObject).map(faultOf) : [])
    this.development = development === true
    this.needs = needs === 'role' || needs === 'step_up' || needs === 'reason' ? needs : undefined
  }
}

export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null

function faultOf({ field, message }: Record<string, unknown>): [string, string] {
  return [String(field ?? ''), String(message ?? '')]
}

function unreadable(status: number): string {
  return status === 0
    ? 'The server cannot be reached. Check your connection, then try again.'
    : `The server answered ${status} without saying why.`
}

/** What was thrown, as what a page can show: a fault of the console itself says so. */
export function toFailure(error: unknown): Failure {
  if (error instanceof Failure) return error
  const message = error instanceof Error ? error.message : String(error)
  return new Failure({ status: 0, body: { message: `The console made a mistake: ${message}` } })
}
