import { defined } from '#platform/defined.ts'
import type { Attempt } from '#sign-in/authentication/index.ts'
import type { BrowserSessionRow } from '#sign-in/browser-sign-ins/index.ts'

/** A sign-in whose proof is the one that the browser remembers. */
export function recognized(attempt: Attempt, session: BrowserSessionRow): Attempt {
  return {
    ...attempt,
    radar: null,
    secondFactor: session.second_factor,
    ...provenBy(session),
    authenticatedAt: session.authenticated_at,
  }
}

/** The provider that has proven the person to this browser. */
function provenBy(session: BrowserSessionRow): Pick<Attempt, 'sso'> {
  const { sso_organization_id: organizationId, sso_session_id: sessionId, sso_ends_at: endsAt } = session
  if (organizationId === null) return {}
  return {
    sso: { organizationId, ...defined({ sessionId: sessionId ?? undefined, endsAt: endsAt ?? undefined }) },
  }
}
