import { renderPage, safeUrl } from '#pages/kit/index.ts'
import { PageLinks, SearchForm, SetUpPage } from '../../kit/index.ts'
import type { SetupPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import { AttemptRows, type AttemptState, type AttemptView, attemptStates } from './attempt-rows.tsx'

export interface AttemptsProps {
  place: SetupPlace
  attempts: readonly AttemptView[]
  state?: AttemptState | undefined
  /** The support code that is looked for. */
  search: string
  olderUrl?: string | undefined
  newestUrl?: string | undefined
}

/** The sign-ins through a connection, newest first, all or those in a state. */
function AttemptsPage({ place, attempts, state, search, olderUrl, newestUrl }: AttemptsProps) {
  const { page, baseUrl, provider } = place
  const text = texts.attempts(page)
  const url = `${baseUrl}/attempts`
  return (
    <SetUpPage place={place} name="attempts" title={text.title} lead={text.lead(provider)}>
      <SearchForm
        action={url}
        label={text.search}
        submit={text.submitSearch}
        value={search}
        clear={search === '' ? undefined : { href: url, label: text.all }}
      />
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
        <p className="gp-soft">
          {search !== '' ? text.noMatch : state === undefined ? text.empty : text.emptyFiltered}
        </p>
      ) : (
        <AttemptRows page={page} attempts={attempts} />
      )}
      <PageLinks texts={text} newestUrl={newestUrl} olderUrl={olderUrl} />
    </SetUpPage>
  )
}

export const renderPortalAttempts = (props: AttemptsProps): string => renderPage(<AttemptsPage {...props} />)
