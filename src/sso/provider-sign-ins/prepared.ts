import type { SecretVisit } from './visits.ts'

/** What the application or the person says about the sign-in. */
export interface SignInHints {
  loginHint?: string | undefined
  domainHint?: string | undefined
  /** Asks the provider to authenticate the person again. */
  forcesLogin?: boolean | undefined
  /** More scopes for OpenID Connect. */
  scopes?: readonly string[] | undefined
}

/** What takes a browser to a provider. */
export interface Prepared {
  /** Where the browser goes. Absent for a form. */
  url?: string
  form?: SecretVisit['form']
  requestId: string | null
  /** The request as the trace shows it. */
  request: string
}
