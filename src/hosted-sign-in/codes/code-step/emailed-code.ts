import { codeLifetimeSeconds } from '#sign-in/one-time-codes/index.ts'
import { type Flow, formTo, pageUrl } from '../../flow/index.ts'
import { texts } from '../../texts/index.ts'
import type { CodePageProps } from './code-page.tsx'
import type { CodeErrors, CodeStep, ShownCode } from './define-code-step.ts'

interface EmailedCode<State> {
  render(props: CodePageProps): string
  emailOf(state: State, flow: Flow): string
  sendPath: string
}

/** What all steps with an emailed code have in common. */
export function emailedCode<State>({ render, emailOf, sendPath }: EmailedCode<State>) {
  return {
    render: (flow: Flow, shown: ShownCode, state: State) =>
      render({
        ...shown,
        email: emailOf(state, flow),
        expiresInMinutes: codeLifetimeSeconds / 60,
        resendForm: formTo(flow, sendPath),
        changeUrl: pageUrl(flow, '/sign-in'),
      }),
    errors: (flow: Flow): CodeErrors => ({ required: texts.codes.codeStep(flow).required }),
  } satisfies Partial<CodeStep<State, never>>
}
