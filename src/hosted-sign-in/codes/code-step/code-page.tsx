import {
  CardHeading,
  CardLink,
  Document,
  EmailAddress,
  type FieldState,
  Form,
  type FormTarget,
  hasFailed,
  Notices,
  OutboxLink,
  type PageNotices,
  type PageProps,
  PrimaryButton,
  withNode,
} from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { ResendForm } from './resend-form.tsx'
import { SixDigits } from './six-digits.tsx'

export interface CodePageProps extends PageProps, PageNotices {
  /** Receives `code`, as typed: it may hold spaces or a dash. */
  form: FormTarget
  /** Where the code went. */
  email: string
  code?: FieldState | undefined
  /** How long a code works. */
  expiresInMinutes: number
  resendForm: FormTarget
  /** Seconds until another code may be asked for; 0 or left out: at once. */
  resendWaitSeconds?: number | undefined
  /** Start again with another address. */
  changeUrl?: string | undefined
}

interface CodePageTexts {
  title: string
  lead: (email: string) => string
  submit: string
}

/** Asks for an emailed code. Its texts depend on why the code was sent. */
export function CodePage(props: CodePageProps & { pageKey: string; text: CodePageTexts }) {
  const { page, pageKey, text, form, email, code, expiresInMinutes, alert, notice } = props
  const common = texts.codes.codeStep(page)
  return (
    <Document page={page} pageKey={pageKey} title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{withNode(text.lead, <EmailAddress email={email} />)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits page={page} state={code} hint={common.hint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={props.resendForm} waitSeconds={props.resendWaitSeconds} page={page} />
      <CardLink href={props.changeUrl} label={common.otherAddress} />
      <OutboxLink page={page} to={email} />
    </Document>
  )
}
