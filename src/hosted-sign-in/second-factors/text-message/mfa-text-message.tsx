import {
  CardHeading,
  CardLink,
  Document,
  type FieldState,
  Form,
  type FormTarget,
  ForwardIcon,
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

/** `ending`: the last two digits, all that a page shows of a phone number. */
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

/** Texts a code, once the user asks for it, and then asks for the code. */
function MfaTextMessagePage(props: MfaTextMessageProps) {
  const { page, sentTo, code, appUrl, recoveryUrl, alert, notice } = props
  const mfa = texts.secondFactors.common(page)
  const title = sentTo ? textedCodeTexts(page).title : mfa.title
  return (
    <Document page={page} pageKey="mfa/text-message" title={title} failed={hasFailed(alert, code)}>
      <CardHeading title={title}>{leadOf(props)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      {sentTo ? <Enter {...props} sentTo={sentTo} /> : <Offer {...props} />}
      <CardLink href={appUrl} label={mfa.useApp} />
      <CardLink href={recoveryUrl} label={mfa.useRecoveryCode} />
      {sentTo && <OutboxLink page={page} />}
    </Document>
  )
}

function leadOf({ page, phones, sentTo }: MfaTextMessageProps): string {
  if (sentTo) return textedCodeTexts(page).lead(sentTo.ending)
  const text = texts.secondFactors.textMessage(page)
  const [first, ...more] = phones
  return first === undefined || more.length > 0 ? text.offerSeveral : text.offer(first.ending)
}

function Enter(props: MfaTextMessageProps & { sentTo: PhoneChoice }) {
  const { page, form, sendForm, sentTo, code, expiresInMinutes } = props
  const text = textedCodeTexts(page)
  const again = { ...sendForm, fields: { ...sendForm.fields, factor_id: sentTo.id } }
  return (
    <>
      <Form target={form}>
        <SixDigits page={page} state={code} hint={text.hint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={again} notArrived={text.notArrived} page={page} />
    </>
  )
}

/** Of several phones each is a button; none has the focus: a held Enter must not choose. */
function Offer({ page, phones, sendForm }: MfaTextMessageProps) {
  const [first, ...more] = phones
  return (
    <Form target={sendForm}>
      {first !== undefined && more.length === 0 ? (
        <button className="gh-button gh-button-primary" type="submit" name="factor_id" value={first.id}>
          {textedCodeTexts(page).send}
        </button>
      ) : (
        <ul className="gh-choices">
          {phones.map(({ id, ending }) => (
            <li key={id}>
              <button className="gh-choice" type="submit" name="factor_id" value={id}>
                <bdi>{texts.secondFactors.textMessage(page).phone(ending)}</bdi>
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
