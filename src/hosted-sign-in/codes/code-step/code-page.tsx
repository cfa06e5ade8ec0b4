import { EmailAddress, withNode } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { type CodeProps, CodeView } from './code-view.tsx'
import type { ResendFormProps } from './resend-form.tsx'
import { SixDigits } from './six-digits.tsx'

export interface CodePageProps extends CodeProps {
  /** Where the code went. */
  email: string
  /** How long a code works. */
  expiresInMinutes: number
  resendForm: ResendFormProps['target']
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
export function CodePage({ text, ...props }: CodePageProps & { pageKey: string; text: CodePageTexts }) {
  const { page, email, code, expiresInMinutes, resendForm, resendWaitSeconds, changeUrl } = props
  const common = texts.codes.codeStep(page)
  return (
    <CodeView
      {...props}
      title={text.title}
      lead={withNode(text.lead, <EmailAddress email={email} />)}
      field={<SixDigits page={page} state={code} hint={common.hint(expiresInMinutes)} />}
      submit={text.submit}
      resend={{ target: resendForm, waitSeconds: resendWaitSeconds }}
      links={[{ href: changeUrl, label: common.otherAddress }]}
      outbox={{ to: email }}
    />
  )
}
