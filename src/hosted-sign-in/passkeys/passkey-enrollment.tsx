import {
  CardHeading,
  Document,
  Form,
  type FormTarget,
  Notices,
  type PageNotices,
  type PageProps,
  renderPage,
} from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'
import { PasskeyForm, type PasskeyRequest } from './passkey-form.tsx'

export interface PasskeyEnrollmentProps extends PageProps, PageNotices {
  passkey: PasskeyRequest
  /** Continues without a passkey. Receives `never` when the person does not want to be asked again. */
  skipForm: FormTarget
}

/** Offers to create a passkey after a sign-in. Continuing without one takes one click too. */
function PasskeyEnrollmentPage({ page, passkey, skipForm, alert, notice }: PasskeyEnrollmentProps) {
  const text = texts.passkeys(page)
  return (
    <Document page={page} pageKey="sign-in/passkey/enroll" title={text.title} failed={alert !== undefined}>
      <CardHeading title={text.title}>{text.lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <noscript>
        <p className="gh-hint">{text.noScript}</p>
      </noscript>
      <p className="gh-hint" data-passkeys-unsupported="" hidden>
        {text.unsupported}
      </p>
      <PasskeyForm page={page} kind="create" request={passkey} label={text.create} />
      <Form target={skipForm} className="gh-alternative">
        <button className="gh-button gh-button-secondary" type="submit">
          {text.notNow}
        </button>
        <button className="gh-link" type="submit" name="never" value="true">
          {text.neverAsk}
        </button>
      </Form>
    </Document>
  )
}

export const renderPasskeyEnrollment = (props: PasskeyEnrollmentProps): string =>
  renderPage(<PasskeyEnrollmentPage {...props} />)
