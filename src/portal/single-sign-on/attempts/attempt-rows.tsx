import { safeUrl } from '#pages/kit/index.ts'
import { LocalDate, type PortalContext, type Standing, StateBadge } from '../../kit/index.ts'
import type { Cause } from '../causes/cause.ts'
import { texts } from '../texts/index.ts'

/** In the order of the filter. */
export const attemptStates = ['started', 'authorized', 'succeeded', 'failed', 'timed_out'] as const
export type AttemptState = (typeof attemptStates)[number]

/** A sign-in as a list shows it. */
export interface AttemptView {
  url: string
  at: string
  email: string | null
  state: AttemptState
  isTest: boolean
  /** Of a failure. */
  cause: Cause | null
}

/** Sign-ins, one below the other. */
export function AttemptRows({ page, attempts }: { page: PortalContext; attempts: readonly AttemptView[] }) {
  const text = texts.attempts(page)
  return (
    <ul className="gp-rows">
      {attempts.map((attempt) => (
        <li key={attempt.url}>
          <a className="gp-row" href={safeUrl(attempt.url)}>
            <span className="gp-row-main">
              <bdi>{attempt.email ?? text.unknown}</bdi>
              {attempt.cause !== null && (
                <span className="gp-soft" lang={attempt.cause.lang}>
                  {attempt.cause.text}
                </span>
              )}
            </span>
            {attempt.isTest && <span className="gh-badge">{text.isTest}</span>}
            <AttemptBadge page={page} state={attempt.state} />
            <span className="gp-soft gp-time">
              <LocalDate page={page} at={attempt.at} withTime />
            </span>
          </a>
        </li>
      ))}
    </ul>
  )
}

const standings: Readonly<Record<AttemptState, Standing>> = {
  started: 'waiting',
  authorized: 'waiting',
  succeeded: 'good',
  failed: 'bad',
  timed_out: 'none',
}

export function AttemptBadge({ page, state }: { page: PortalContext; state: AttemptState }) {
  return <StateBadge standing={standings[state]}>{texts.attempts(page).states[state]}</StateBadge>
}
