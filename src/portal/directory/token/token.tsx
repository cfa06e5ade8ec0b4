import { Form, type FormTarget, LinkButton, type PageNotices, renderPage, safeUrl } from '#pages/kit/index.ts'
import { CopyValues, LocalDate, SetUpPage, stepName } from '../../kit/index.ts'
import { OtherProvider } from '../setup/other-provider.tsx'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

export interface DirectoryTokenView {
  suffix: string
  createdAt: string
  usedAt: string | null
  revokeUrl: string
}

export interface DirectoryTokenProps extends PageNotices {
  place: DirectoryPlace
  endpoint: string
  /** A token that was just made, which is shown this once. */
  value?: string | undefined
  tokens: readonly DirectoryTokenView[]
  /** Creates another token, if the limit allows it. */
  createForm?: FormTarget | undefined
}

/** What to enter at a provider: the endpoint, and a token that was just created; later only how it ends. */
function DirectoryTokenPage(props: DirectoryTokenProps) {
  const { place, endpoint, value, alert, notice } = props
  const { page, baseUrl, provider, isInSetup } = place
  const text = texts.token(page)
  const values = [
    { id: 'endpoint', label: text.endpoint, value: endpoint },
    ...(value === undefined ? [] : [{ id: 'token', label: text.token, value, hint: text.once }]),
  ]
  return (
    <SetUpPage
      place={place}
      name="token"
      title={stepName(place, 'token')}
      lead={text.lead(provider)}
      alert={alert}
      notice={notice}
    >
      <section className="gh-card gp-card">
        <CopyValues page={page} values={values} />
      </section>
      {isInSetup && <LinkButton href={`${baseUrl}/guide`} label={texts.setup(page).continue} />}
      <Tokens {...props} />
      <OtherProvider place={place} />
    </SetUpPage>
  )
}

function Tokens({ place: { page, provider }, value, tokens, createForm }: DirectoryTokenProps) {
  const text = texts.token(page)
  const [only] = tokens
  const hint = only === undefined ? text.none(provider) : createForm === undefined ? text.full : text.replace
  return (
    <section className="gp-section">
      <h2>{text.tokens}</h2>
      {only !== undefined && (
        <ul className="gp-rows">
          {tokens.map((token) => (
            <li key={token.revokeUrl} className="gp-row">
              <span className="gp-row-main">
                <code>{`se_…${token.suffix}`}</code>
                <span className="gp-soft">
                  {text.created} <LocalDate page={page} at={token.createdAt} /> ·{' '}
                  {token.usedAt === null ? (
                    text.unused
                  ) : (
                    <>
                      {text.used} <LocalDate page={page} at={token.usedAt} withTime />
                    </>
                  )}
                </span>
              </span>
              <a
                className="gh-link gp-danger"
                href={safeUrl(token.revokeUrl)}
                aria-label={`${text.revoke}: ${text.ending(token.suffix)}`}
              >
                {text.revoke}
              </a>
            </li>
          ))}
        </ul>
      )}
      {value === undefined && createForm && only !== undefined && <p className="gp-soft">{text.hidden}</p>}
      <p className="gp-soft">{hint}</p>
      {createForm && (
        <Form target={createForm} className="gp-inline">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.create}
          </button>
        </Form>
      )}
    </section>
  )
}

export const renderPortalDirectoryToken = (props: DirectoryTokenProps): string =>
  renderPage(<DirectoryTokenPage {...props} />)
