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
import { guideTexts } from '#pages/provider-guides/index.ts'
import { SetUpPage, TextArea } from '../../kit/index.ts'
import { OtherProvider } from '../setup/other-provider.tsx'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

/** What a directory is read with, by the names of the API; `base_url` is shown in development only. */
export const credentialFields = {
  google: ['service_account_key', 'admin_email', 'group_filter', 'base_url'],
  bamboohr: ['company', 'api_key', 'base_url'],
} as const
export type CredentialField = (typeof credentialFields)[keyof typeof credentialFields][number]

export interface DirectoryCredentialsProps extends PageNotices {
  place: DirectoryPlace
  source: keyof typeof credentialFields
  /** Receives the fields. */
  form: FormTarget
  fields: Readonly<Partial<Record<CredentialField, FieldState>>>
  /** Of a key that is stored: its service account, or nothing to tell of it. */
  kept?: { account?: string | undefined } | undefined
  /** Whether the address of another server can be entered for the provider, as in tests. */
  isDevelopment: boolean
}

/** What lets a directory be read. What is secret never comes back. */
function DirectoryCredentialsPage({ place, source, form, fields, alert, notice, ...rest }: DirectoryCredentialsProps) {
  const { page, provider, isInSetup } = place
  const text = texts.source(page)
  const shown = credentialFields[source].filter((name) => name !== 'base_url' || rest.isDevelopment)
  const states = shown.map((name) => fields[name])
  const focus = firstToFocus(shown, fields)
  return (
    <SetUpPage
      place={place}
      name="credentials"
      title={text.title(provider)}
      lead={text.lead(provider)}
      failed={hasFailed(alert, ...states)}
      alert={alert}
      notice={notice}
    >
      <section className="gh-card gp-card">
        <Form target={form}>
          {shown.map((name) => (
            <CredentialInput
              key={name}
              place={place}
              name={name}
              state={fields[name]}
              kept={rest.kept}
              autoFocus={focus === name}
            />
          ))}
          <button className="gh-button gh-button-primary" type="submit">
            {isInSetup ? text.submit : text.save}
          </button>
        </Form>
      </section>
      <OtherProvider place={place} />
    </SetUpPage>
  )
}

interface CredentialInputProps extends Pick<DirectoryCredentialsProps, 'place' | 'kept'> {
  name: CredentialField
  state: FieldState | undefined
  autoFocus: boolean
}

function CredentialInput({ place: { page }, name, state, kept, autoFocus }: CredentialInputProps) {
  const text = texts.source(page)
  const labels = guideTexts(page).answers
  const common = { name, state, autoFocus }
  const optional = <span className="gp-soft">{text.optional}</span>
  switch (name) {
    case 'service_account_key':
      return (
        <TextArea
          {...common}
          label={labels.service_account_key}
          hint={kept === undefined ? text.keyHint : text.keyKept(kept.account ?? '')}
          rows={6}
          maxLength={20_000}
          file={{ label: text.file, accept: '.json,application/json' }}
          required={kept === undefined}
        />
      )
    case 'admin_email':
      return (
        <TextField
          {...common}
          label={labels.admin_email}
          type="email"
          autoComplete="off"
          hint={text.adminHint}
          maxLength={254}
        />
      )
    case 'group_filter':
      return (
        <TextArea
          {...common}
          label={text.groups}
          hint={text.groupsHint}
          aside={optional}
          rows={3}
          maxLength={20_000}
          required={false}
        />
      )
    case 'company':
      return <TextField {...common} label={labels.company} autoComplete="off" hint={text.companyHint} maxLength={200} />
    case 'api_key':
      return (
        <TextField
          {...common}
          label={labels.api_key}
          type="password"
          autoComplete="off"
          hint={kept && text.apiKeyKept}
          required={kept === undefined}
          maxLength={500}
        />
      )
    case 'base_url':
      return (
        <TextField
          {...common}
          label={text.baseUrl}
          aside={optional}
          autoComplete="off"
          required={false}
          maxLength={2_000}
        />
      )
  }
}

export const renderPortalDirectoryCredentials = (props: DirectoryCredentialsProps): string =>
  renderPage(<DirectoryCredentialsPage {...props} />)
