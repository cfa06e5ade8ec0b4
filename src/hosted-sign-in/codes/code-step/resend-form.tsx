import { Form, type FormTarget, type PageProps, withNode } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ResendFormProps extends PageProps {
  target: FormTarget
  waitSeconds?: number | undefined
  /** The question before the button, if the code was not emailed. */
  notArrived?: string | undefined
}

/**
 * Sends another code. Until that is allowed, the remaining time is shown. Browsers that can count in CSS count it down
 * and then replace it with the button; others show the button next to it, and the server enforces the limit.
 */
export function ResendForm({ page, target, ...props }: ResendFormProps) {
  const waitSeconds = Math.ceil(props.waitSeconds ?? 0)
  const { notArrived, resend, resendIn } = texts.codes.codeStep(page)
  const waits = waitSeconds > 0
  const count = (
    <span className="gh-count">
      <span>{waitSeconds}</span>
    </span>
  )
  return (
    <Form target={target} className="gh-resend" waitSeconds={waits ? waitSeconds : undefined}>
      <span>{props.notArrived ?? notArrived}</span>
      {waits && <span className="gh-wait">{withNode(resendIn, count)}</span>}
      <button className="gh-link" type="submit">
        {resend}
      </button>
    </Form>
  )
}
