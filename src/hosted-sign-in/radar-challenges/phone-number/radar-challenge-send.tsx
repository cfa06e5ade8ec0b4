import {
  CardHeading,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  renderPage,
  TextField,
} from '#pages/kit/index.ts'
import { textedCodeTexts } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

export interface RadarChallengeSendProps extends PageProps, PageNotices {
  /** Receives `phone_number`, as typed. */
  form: FormTarget
  phone?: FieldState | undefined
}

/** Asks for the phone number to text a code to, at a sign-up. */
function RadarChallengeSendPage({ page, form, phone, alert, notice }: RadarChallengeSendProps) {
  const text = texts.radarChallenges(page)
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
        <PrimaryButton label={textedCodeTexts(page).send} />
      </Form>
    </Document>
  )
}

export const renderRadarChallengeSend = (props: RadarChallengeSendProps): string =>
  renderPage(<RadarChallengeSendPage {...props} />)
