import { defineError } from '#platform/http/errors.ts'

export const consoleSessionRequired = defineError(
  {
    status: 401,
    code: 'console_session_required',
    when: 'The browser has no session of the console, or it has ended, or its operator was removed.',
    next: 'Sign in at `sign_in_url`.',
  },
  (signInUrl: string, development: boolean) => ({
    message: 'Sign in to the console.',
    sign_in_url: signInUrl,
    development,
  }),
)

export const consoleRequestRefused = defineError(
  {
    status: 403,
    code: 'console_request_refused',
    when: 'The request does not come from a page of the console.',
    next: 'Send the header `X-Gatehouse-Console: 1` from the origin of the server.',
  },
  () => 'The request does not come from a page of the console.',
)

export const operationNotPermitted = defineError(
  {
    status: 403,
    code: 'operation_not_permitted',
    when: 'The role of the operator does not permit the operation in this environment.',
    next: 'Ask an owner for another role.',
  },
  () => ({ message: 'Your role does not permit this in this environment.', needs: 'role' }),
)

export const freshProofRequired = defineError(
  {
    status: 403,
    code: 'fresh_proof_required',
    when: 'The operation needs a proof of who the operator is that is at most ten minutes old.',
    next: 'Lead the browser to `step_up_url`, and repeat the call.',
  },
  (stepUpUrl: string) => ({
    message: "Confirm it's you: this needs a sign-in within the last ten minutes.",
    needs: 'step_up',
    step_up_url: stepUpUrl,
  }),
)

export const reasonRequired = defineError(
  {
    status: 403,
    code: 'reason_required',
    when: 'The operation needs a reason, which the operator log keeps.',
    next: 'Send it in the header `X-Gatehouse-Reason`.',
  },
  () => ({ message: 'Give a reason: the operator log keeps it.', needs: 'reason' }),
)

/** What every call below `/console/api` may be refused with. */
export const consoleErrors = [consoleSessionRequired, consoleRequestRefused]
