import {
  CardHeading,
  CardLink,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  OutboxLink,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  renderPage,
} from '#pages/kit/index.ts'
import { ResendForm, SixDigits, textedCodeTexts } from '../../codes/index.ts'
import { texts } from '../../texts/index.ts'

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

/** Asks for the texted code of a challenge. */
function RadarChallengeVerifyPage(props: RadarChallengeVerifyProps) {
  const { page, form, sendForm, ending, expiresInMinutes, code, otherPhoneUrl, alert, notice } = props
  const text = textedCodeTexts(page)
  return (
    <Document page={page} pageKey="radar-challenge/verify" title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{text.lead(ending)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits page={page} state={code} hint={text.hint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={sendForm} notArrived={text.notArrived} page={page} />
      <CardLink href={otherPhoneUrl} label={texts.radarChallenges(page).otherPhone} />
      <OutboxLink page={page} />
    </Document>
  )
}

export const renderRadarChallengeVerify = (props: RadarChallengeVerifyProps): string =>
  renderPage(<RadarChallengeVerifyPage {...props} />)
