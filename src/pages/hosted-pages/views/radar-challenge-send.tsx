import { Document } from './page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from './page/page-context.ts'
import { renderPage } from './page/render-page.ts'
import { CardHeading } from './parts/card-heading.tsx'
import { hasFailed } from './parts/first-to-focus.ts'
import { Form } from './parts/form.tsx'
import { Notices } from './parts/notices.tsx'
import { PrimaryButton } from './parts/primary-button.tsx'
import { TextField } from './parts/text-field.tsx'

export interface RadarChallengeSendProps extends PageProps, PageNotices {
  /** Receives `phone_number`, as typed. */
  form: FormTarget
  phone?: FieldState | undefined
}

/** Which phone a code is texted to, at a sign-up. */
function RadarChallengeSendPage({ page, form, phone, alert, notice }: RadarChallengeSendProps) {
  const { mfa, radarChallenge: text } = page.messages
  return (
    <Document page={page} pageKey="radar-challenge/send" title={text.phoneTitle} failed={hasFailed(alert, phone)}>
      <CardHeading title={text.phoneTitle}>{text.phoneLead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <TextField
          name="phone_number"
          type="tel"
          label={text.phone}
          state={phone}
          autoComplete="tel"
          maxLength={64}
          hint={text.phoneHint}
          autoFocus
        />
        <PrimaryButton label={mfa.textSubmit} />
      </Form>
    </Document>
  )
}

export const renderRadarChallengeSend = (props: RadarChallengeSendProps): string =>
  renderPage(<RadarChallengeSendPage {...props} />)
