import { renderPage, safeUrl } from '#pages/kit/index.ts'
import { Crumb, PageHeading, PageLinks, type PortalContext, PortalDocument } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'
import { AttemptRows, type AttemptState, type AttemptView, attemptStates } from './attempt-rows.tsx'

export interface AttemptsProps {
  page: PortalContext
  baseUrl: string
  provider: string
  attempts: readonly AttemptView[]
  state?: AttemptState | undefined
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** The sign-ins through a connection, newest first, all or those in a state. */
function AttemptsPage({ page, baseUrl, provider, attempts, state, olderUrl, newestUrl }: AttemptsProps) {
  const text = texts.attempts(page)
  const url = `${baseUrl}/attempts`
  return (
    <PortalDocument page={page} pageKey="portal/sso/attempts" title={text.title} place="sso">
      <Crumb href={baseUrl}>{texts.setup(page).back}</Crumb>
      <PageHeading title={text.title}>{text.lead(provider)}</PageHeading>
      <nav aria-label={text.filter}>
        <ul className="gp-filter">
          <li>
            <a href={safeUrl(url)} aria-current={state === undefined ? 'true' : undefined}>
              {text.all}
            </a>
          </li>
          {attemptStates.map((each) => (
            <li key={each}>
              <a href={safeUrl(`${url}?state=${each}`)} aria-current={state === each ? 'true' : undefined}>
                {text.states[each]}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      {attempts.length === 0 ? (
        <p className="gp-soft">{state === undefined ? text.empty : text.emptyFiltered}</p>
      ) : (
        <AttemptRows page={page} attempts={attempts} />
      )}
      <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
    </PortalDocument>
  )
}

export const renderPortalAttempts = (props: AttemptsProps): string => renderPage(<AttemptsPage {...props} />)
