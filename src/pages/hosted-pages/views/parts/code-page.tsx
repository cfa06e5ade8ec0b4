import { Document } from '../page/document.tsx'
import type { FieldState, FormTarget, PageNotices, PageProps } from '../page/page-context.ts'
import { Address } from './address.tsx'
import { CardHeading } from './card-heading.tsx'
import { CardLink } from './card-link.tsx'
import { hasFailed } from './first-to-focus.ts'
import { Form } from './form.tsx'
import { Notices } from './notices.tsx'
import { OutboxLink } from './outbox-link.tsx'
import { PrimaryButton } from './primary-button.tsx'
import { ResendForm } from './resend-form.tsx'
import { SixDigits } from './six-digits.tsx'
import { withNode } from './with-node.tsx'

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

interface CodePageText {
  title: string
  lead: (email: string) => string
  submit: string
}

/** Six digits from a mail. Which words stand around them depends on why they were sent. */
export function CodePage(props: CodePageProps & { pageKey: string; text: CodePageText }) {
  const { page, pageKey, text, form, email, code, expiresInMinutes, alert, notice } = props
  const { code: common } = page.messages
  return (
    <Document page={page} pageKey={pageKey} title={text.title} failed={hasFailed(alert, code)}>
      <CardHeading title={text.title}>{withNode(text.lead, <Address email={email} />)}</CardHeading>
      <Notices alert={alert} notice={notice} />
      <Form target={form}>
        <SixDigits label={common.label} state={code} hint={common.hint(expiresInMinutes)} />
        <PrimaryButton label={text.submit} />
      </Form>
      <ResendForm target={props.resendForm} waitSeconds={props.resendWaitSeconds} messages={page.messages} />
      <CardLink href={props.changeUrl} label={common.otherAddress} />
      <OutboxLink page={page} to={email} />
    </Document>
  )
}
