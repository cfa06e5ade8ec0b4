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
  /** The last two digits of the phone that is known: no other can be named. */
  ending?: string | undefined
}

/** Asks for the phone number to text a code to at a sign-up, or only whether to text it. */
function RadarChallengeSendPage({ page, form, phone, ending, alert, notice }: RadarChallengeSendProps) {
  const text = texts.radarChallenges(page)
  const title = ending === undefined ? text.phoneTitle : text.title
  const lead = ending === undefined ? text.phoneLead : textedCodeTexts(page).offer(ending)
  return (
    <Document page={page} pageKey="radar-challenge/send" title={title} failed={hasFailed(alert, phone)}>
      <CardHeading title={title}>{lead}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        {ending === undefined && (
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
        )}
        <PrimaryButton label={textedCodeTexts(page).send} />
      </Form>
    </Document>
  )
}

export const renderRadarChallengeSend = (props: RadarChallengeSendProps): string =>
  renderPage(<RadarChallengeSendPage {...props} />)
