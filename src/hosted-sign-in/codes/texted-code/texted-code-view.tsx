import type { FormTarget } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import { type CodeProps, CodeView, type CodeViewProps } from '../code-step/code-view.tsx'
import { SixDigits } from '../code-step/six-digits.tsx'

export interface TextedCodeProps extends CodeProps {
  /** Asks for another code to the same phone. */
  sendForm: FormTarget
  /** The last two digits of the phone. */
  ending: string
  expiresInMinutes: number
}

/** Asks for a code that was sent as a text message. */
export function TextedCodeView(props: TextedCodeProps & Pick<CodeViewProps, 'pageKey' | 'links'>) {
  const { page, code, sendForm, ending, expiresInMinutes } = props
  const text = texts.codes.textedCode(page)
  return (
    <CodeView
      {...props}
      title={text.title}
      lead={text.lead(ending)}
      field={<SixDigits page={page} state={code} hint={text.hint(expiresInMinutes)} />}
      submit={text.submit}
      resend={{ target: sendForm, notArrived: text.notArrived }}
      outbox={{}}
    />
  )
}
