import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { ForwardIcon } from './parts/icons.tsx'
import { Notices } from './parts/notices.tsx'
import { OutboxLink } from './parts/outbox-link.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { ResendForm } from './parts/resend-form.tsx'
import { SixDigits } from './parts/six-digits.tsx'

/** A phone as the page names it: its last two digits. */
export interface PhoneChoice {
  id: string
  ending: string
}

export interface MfaTextMessageProps extends PageProps, PageNotices {
  phones: readonly PhoneChoice[]
  /** Where a code was texted to, once one was. */
  sentTo?: PhoneChoice | undefined
  /** Receives `code`. */
  form: FormTarget
  /** Receives `factor_id`: the phone to text a code to. */
  sendForm: FormTarget
  expiresInMinutes: number
  code?: FieldState | undefined
  appUrl?: string | undefined
  recoveryUrl?: string | undefined
}

/** A second step by text message: nothing is sent before somebody asks for it. */
function MfaTextMessagePage(props: MfaTextMessageProps) {
  const { page, sentTo, code, appUrl, recoveryUrl, alert, notice } = props
  const { mfa: text } = page.messages
  const title = sentTo ? text.textTitle : text.title
  return (
    <Document page={page} pageKey="mfa/text-message" title={title} failed={hasFailed(alert, code)}>
      <CardHeading title={title}>{leadOf(props)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      {sentTo ? <Enter {...props} sentTo={sentTo} /> : <Offer {...props} />}
      <CardLink href={appUrl} label={text.useApp} />
      <CardLink href={recoveryUrl} label={text.useRecoveryCode} />
      {sentTo && <OutboxLink page={page} />}
    </Document>
  )
}

function leadOf({ page, phones, sentTo }: MfaTextMessageProps): string {
  const { mfa: text } = page.messages
  if (sentTo) return text.textLead(sentTo.ending)
  const [first, ...more] = phones
  return first === undefined || more.length > 0 ? text.textOfferSeveral : text.textOffer(first.ending)
}

function Enter(props: MfaTextMessageProps & { sentTo: PhoneChoice }) {
  const { page, form, sendForm, sentTo, code, expiresInMinutes } = props
  const { mfa: text, code: common } = page.messages
  const again = { ...sendForm, fields: { ...sendForm.fields, factor_id: sentTo.id } }
  return (
    <>
      <Form target={form}>
        <SixDigits label={common.label} state={code} hint={text.textHint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={again} notArrived={text.textNotArrived} messages={page.messages} />
    </>
  )
}

/** Of several phones each is a button; none has the focus: a held Enter must not choose. */
function Offer({ page, phones, sendForm }: MfaTextMessageProps) {
  const { mfa: text } = page.messages
  const [first, ...more] = phones
  return (
    <Form target={sendForm}>
      {first !== undefined && more.length === 0 ? (
        <button className="gh-button gh-button-primary" type="submit" name="factor_id" value={first.id}>
          {text.textSubmit}
        </button>
      ) : (
        <ul className="gh-choices">
          {phones.map(({ id, ending }) => (
            <li key={id}>
              <button className="gh-choice" type="submit" name="factor_id" value={id}>
                <bdi>{text.textPhone(ending)}</bdi>
                <ForwardIcon />
              </button>
            </li>
          ))}
        </ul>
      )}
    </Form>
  )
}

export const renderMfaTextMessage = (props: MfaTextMessageProps): string =>
  renderPage(<MfaTextMessagePage {...props} />)
