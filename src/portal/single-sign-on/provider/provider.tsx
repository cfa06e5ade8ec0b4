import {
  type FieldState,
  Form,
  type FormTarget,
  firstToFocus,
  hasFailed,
  type PageNotices,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import {
  type Answer,
  type Ask,
  answersOf,
  guideTexts,
  labelOf,
  type ProviderGuide,
} from '#pages/provider-guides/index.ts'
import { SetUpPage, TextArea } from '../../kit/index.ts'
import { type SetupPlace, submitLabel } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'
import { ClientAuthenticationField } from './client-authentication.tsx'
import { type Field, fieldsOf } from './entered.ts'

export interface ProviderProps extends PageNotices {
  place: SetupPlace
  guide: ProviderGuide
  ask: Ask
  /** Receives the answers of the ask, and `as`. */
  form: FormTarget
  fields: Readonly<Partial<Record<Field, FieldState>>>
  /** Where an OpenID Connect provider reads our key. */
  jwksUri: string
  hasSecret?: boolean | undefined
  /** Of a document that could not be read. */
  maySaveAnyway?: boolean | undefined
}

/** The provider's metadata, in one of the ways that it offers. */
function ProviderPage(props: ProviderProps) {
  const { place, guide, ask, form, fields, jwksUri, hasSecret = false, maySaveAnyway = false, alert, notice } = props
  const { page } = place
  const text = texts.provider(page)
  const answers = answersOf[ask]
  const focus = firstToFocus(answers, fields)
  const states = fieldsOf(ask).map((field) => fields[field])
  return (
    <SetUpPage
      place={place}
      name="provider"
      title={text.title(guide.name)}
      lead={text.lead[ask]}
      failed={hasFailed(alert, ...states)}
      alert={alert}
      notice={notice}
    >
      <section className="gh-card gp-card">
        <Form target={form}>
          {answers.map((answer) => (
            <AnswerField
              key={answer}
              place={place}
              guide={guide}
              answer={answer}
              state={fields[answer]}
              autoFocus={focus === answer}
              isKept={answer === 'client_secret' && hasSecret}
            />
          ))}
          {ask === 'client' && (
            <ClientAuthenticationField page={page} state={fields.client_authentication} jwksUri={jwksUri} />
          )}
          <button className="gh-button gh-button-primary" type="submit">
            {submitLabel(place)}
          </button>
          {maySaveAnyway && (
            <div className="gp-stack">
              <p className="gp-soft">{text.anyway.lead}</p>
              <button className="gh-button gh-button-secondary" type="submit" name="anyway" value="1">
                {text.anyway.submit}
              </button>
            </div>
          )}
        </Form>
      </section>
      <OtherWays place={place} guide={guide} ask={ask} />
    </SetUpPage>
  )
}

interface AnswerFieldProps {
  place: SetupPlace
  guide: ProviderGuide
  answer: Answer
  state: FieldState | undefined
  autoFocus: boolean
  isKept: boolean
}

function AnswerField({ place: { page }, guide, answer, state, autoFocus, isKept }: AnswerFieldProps) {
  const text = texts.provider(page)
  const label = guideTexts(page).answers[answer]
  const theirs = labelOf(guide, answer)
  const called = theirs === undefined || theirs === label ? undefined : text.called(guide.name, theirs)
  if (answer === 'idp_metadata_xml') {
    const file = { label: text.file, accept: '.xml,application/xml,text/xml,application/samlmetadata+xml' }
    return (
      <TextArea
        name={answer}
        label={label}
        state={state}
        hint={called}
        rows={8}
        maxLength={900_000}
        file={file}
        autoFocus={autoFocus}
      />
    )
  }
  if (answer === 'idp_certificates') {
    const file = { label: text.file, accept: '.pem,.crt,.cer,.cert,application/x-x509-ca-cert' }
    return (
      <TextArea
        name={answer}
        label={label}
        state={state}
        hint={called ?? text.certificateHint}
        rows={8}
        maxLength={16_384}
        file={file}
        autoFocus={autoFocus}
      />
    )
  }
  return (
    <TextField
      name={answer}
      label={label}
      type={answer === 'client_secret' ? 'password' : 'text'}
      state={state}
      autoComplete="off"
      maxLength={2_000}
      // A client that signs has no secret.
      required={answer !== 'client_secret'}
      hint={isKept ? text.secretKept : called}
      autoFocus={autoFocus}
    />
  )
}

function OtherWays({ place: { page, baseUrl }, guide, ask }: Pick<ProviderProps, 'place' | 'guide' | 'ask'>) {
  const text = texts.provider(page)
  const others = guide.asks.filter((each) => each !== ask)
  if (others.length === 0) return null
  return (
    <section className="gp-ways" aria-label={text.otherWays}>
      {others.map((each) => (
        <a key={each} className="gh-link" href={`${baseUrl}/provider?as=${each}`}>
          {text.ways[each]}
        </a>
      ))}
    </section>
  )
}

export const renderPortalProvider = (props: ProviderProps): string => renderPage(<ProviderPage {...props} />)
