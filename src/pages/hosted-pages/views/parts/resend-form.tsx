import type { Messages } from '../../messages/en.ts'
import type { FormTarget } from '../page/page-context.ts'
import { Form } from './form.tsx'
import { withNode } from './with-node.tsx'

export interface ResendFormProps {
  target: FormTarget
  waitSeconds?: number | undefined
  /** The question before the button; `messages.code` has it for mails. */
  notArrived?: string | undefined
  messages: Messages
}

/**
 * Asks for another code. While that is not allowed yet the wait is said; browsers that can count in CSS count it down
 * and then show the button in its place, the others show the button beside it (the server keeps the limit).
 */
export function ResendForm({ target, messages, ...props }: ResendFormProps) {
  const waitSeconds = Math.ceil(props.waitSeconds ?? 0)
  const { resend, resendIn } = messages.code
  const waits = waitSeconds > 0
  const count = (
    <span className="gh-count">
      <span>{waitSeconds}</span>
    </span>
  )
  return (
    <Form target={target} className="gh-resend" waitSeconds={waits ? waitSeconds : undefined}>
      <span>{props.notArrived ?? messages.code.notArrived}</span>
      {waits && <span className="gh-wait">{withNode(resendIn, count)}</span>}
      <button className="gh-link" type="submit">
        {resend}
      </button>
    </Form>
  )
}
