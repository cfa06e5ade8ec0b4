import { Form, type FormTarget, type PageProps, withNode } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface ResendFormProps extends PageProps {
  target: FormTarget
  waitSeconds?: number | undefined
  /** The question before the button, if the code was not emailed. */
  notArrived?: string | undefined
}

/**
 * Sends another code. While that is not allowed yet, the wait is shown; browsers that can count in CSS count it down
 * and then show the button in its place, the others show the button beside it (the server keeps the limit).
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
