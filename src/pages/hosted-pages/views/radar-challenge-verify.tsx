import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { CardLink } from './parts/card-link.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { OutboxLink } from './parts/outbox-link.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { ResendForm } from './parts/resend-form.tsx'
import { SixDigits } from './parts/six-digits.tsx'

export interface RadarChallengeVerifyProps extends PageProps, PageNotices {
  /** Receives `code`. */
  form: FormTarget
  /** Asks for another code to the same phone. */
  sendForm: FormTarget
  /** The last two digits of the phone. */
  ending: string
  expiresInMinutes: number
  code?: FieldState | undefined
  /** Where another phone is named, if the person may choose. */
  otherPhoneUrl?: string | undefined
}

/** Show with a code from a text message that it is you who signs in or up. */
function RadarChallengeVerifyPage(props: RadarChallengeVerifyProps) {
  const { page, form, sendForm, ending, expiresInMinutes, code, otherPhoneUrl, alert, notice } = props
  const { mfa: text, code: common, radarChallenge } = page.messages
  return (
    <Document page={page} pageKey="radar-challenge/verify" title={text.textTitle} failed={hasFailed(alert, code)}>
      <CardHeading title={text.textTitle}>{text.textLead(ending)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits label={common.label} state={code} hint={text.textHint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={sendForm} notArrived={text.textNotArrived} messages={page.messages} />
      <CardLink href={otherPhoneUrl} label={radarChallenge.otherPhone} />
      <OutboxLink page={page} />
    </Document>
  )
}

export const renderRadarChallengeVerify = (props: RadarChallengeVerifyProps): string =>
  renderPage(<RadarChallengeVerifyPage {...props} />)
