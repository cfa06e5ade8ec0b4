import { codesSent, tooManyMails } from '#messaging/mails/index.ts'
import { canonicalEmailOf, findUser } from '#people/users/index.ts'
import { limitGuesses } from '#platform/guess-limits.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { type Attempt, acceptCode, proveEmailAddress, proveMagicAuth } from '#sign-in/authentication/index.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import { sendEmailVerification } from '#sign-in/one-time-codes/index.ts'
import { advance, type Flow, goTo } from '../flow/index.ts'
import type { CodePageProps } from './code-step/code-page.tsx'
import { defineCodeStep } from './code-step/define-code-step.ts'
import { emailedCode } from './code-step/emailed-code.ts'
import { sendCode } from './code-step/send-code.ts'
import { mailSignInCode } from './mail-code.ts'

interface SignInCode {
  name: string
  path: string
  render(props: CodePageProps): string
  summaries: { show: string; submit: string; send: string }
}

/**
 * A page for an emailed code that signs in or verifies the email. Each of the two accepts the code of a sign-in that waits
 * for either.
 */
export function signInCodeOperations({ name, path, render, summaries }: SignInCode): Operation[] {
  return defineCodeStep({
    name,
    path,
    summaries,
    find: async (flow) => findWaitingAttempt(flow),
    ...emailedCode<Attempt>({
      render,
      emailOf: (_, { row }) => row.parameters.email ?? '',
      sendPath: `${path}/send`,
    }),
    prove: async (ctx, code, attempt, flow) =>
      flow.row.step === 'magic_auth'
        ? proveMagicAuth(ctx, { email: flow.row.parameters.email ?? '', code }, flow.origin)
        : proveEmailAddress(ctx, attempt.userId, code, flow.origin),
    accept: async (tx, proof, attempt, flow) => advance(tx, flow, await acceptCode(tx, proof, attempt)),
    send: { summary: summaries.send, submit: (flow) => sendAgain(flow, path) },
  })
}

function findWaitingAttempt({ row: { attempt, step } }: Flow): Attempt | undefined {
  return attempt !== null && (step === 'magic_auth' || step === 'email_verification') ? attempt : undefined
}

async function sendAgain(flow: Flow, path: string): Promise<HttpReply> {
  const { email } = flow.row.parameters
  if (email === undefined) return goTo(flow, '/sign-in')
  const waiting = findWaitingAttempt(flow)
  const send =
    waiting !== undefined && flow.row.step === 'email_verification'
      ? mailVerification(flow, waiting.userId)
      : mailSignInCode(flow, email)
  return sendCode(flow, path, send, ({ definition }) =>
    waiting === undefined || definition.status === 403 ? '/sign-in' : undefined,
  )
}

async function mailVerification({ ctx, locale }: Flow, userId: string): Promise<void> {
  const user = await findUser(ctx, userId)
  if (user === undefined) throw signInExpired()
  await limitGuesses(ctx, codesSent, canonicalEmailOf(user.email), tooManyMails)
  await ctx.transaction((tx) => sendEmailVerification(tx, user, locale))
}
