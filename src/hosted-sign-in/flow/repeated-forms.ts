import type { PublicContext, System, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { rememberAnswer, takeAnswer } from '#sign-in/browser-sign-ins/index.ts'
import { bindingCookie, readBindings } from './binding.ts'
import { type Flow, pageUrl, type SentForm } from './flow.ts'
import { completePath } from './step-paths.ts'

/** Identifies a submitted form: its path, its content, and the secret with which it was sent. */
function formHash({ stableHash }: System, { path, body }: SentForm, binding: string): Buffer {
  return stableHash(`form:${path}\n${binding}\n${JSON.stringify(body)}`)
}

interface Answer {
  location: string
  cookies: string[]
}

/**
 * The answer to a form that advanced the sign-in, with the cookie of its new binding. It is kept for the same form sent
 * again: when the user clicks twice, the browser waits only for the second answer. That one is the same except for the
 * application's code, which is sent once.
 *
 * @param sent the sign-in as it was when the form was sent. @param bound the same with its new binding (`rebind`)
 */
export async function answerBound(
  tx: TransactionContext,
  sent: Flow,
  bound: Flow,
  answer: HttpReply,
): Promise<HttpReply> {
  const reply = answer.withCookies([bindingCookie(tx.system, bound)])
  if (sent.form !== undefined) await keepAnswer(tx, bound, formHash(tx.system, sent.form, sent.binding), reply)
  return reply
}

async function keepAnswer(tx: TransactionContext, flow: Flow, form: Buffer, reply: HttpReply): Promise<void> {
  const { location = '', 'set-cookie': cookies = [] } = reply.headers
  const isOurs = String(location).startsWith(`${tx.system.config.url}/`)
  const answer: Answer = {
    location: isOurs ? String(location) : pageUrl(flow, completePath),
    cookies: [cookies].flat(),
  }
  await rememberAnswer(
    tx,
    flow,
    form,
    tx.system.keyring.seal(JSON.stringify(answer), sealContext(tx.system, flow.token)),
  )
}

/**
 * The answer to a form that the browser has just sent before. Only the identical form gets it, and only once: the
 * previous secret alone, which an attacker may have planted, is useless.
 */
export async function answerToRepeatedForm(
  { system, request }: PublicContext,
  form: SentForm,
): Promise<HttpReply | undefined> {
  const token = form.body.request
  for (const binding of readBindings(system, request, token)) {
    const sealed = await takeAnswer(system, { token, binding }, formHash(system, form, binding))
    if (sealed === undefined) continue
    const { location, cookies } = openJson<Answer>(system.keyring, sealed, sealContext(system, token))
    return new HttpReply(303, { location, 'cache-control': 'no-store', 'set-cookie': cookies })
  }
  return undefined
}

function sealContext({ stableHash }: System, token: string): string {
  return `sign_in_answer:${stableHash(token).toString('base64url')}`
}
