import type { PublicContext, System, TransactionContext } from '#platform/context.ts'
import { openJson } from '#platform/crypto/sealed-json.ts'
import { HttpReply } from '#platform/http/reply.ts'
import { rememberAnswer, takeAnswer } from '#sign-in/browser-sign-ins/index.ts'
import { readBindings } from './binding.ts'
import { type Flow, pageUrl } from './flow.ts'
import { completePath } from './step-paths.ts'

/** A form of a sign-in, as it was sent. */
export interface SentForm {
  path: string
  body: { request: string }
}

/** Identifies a submitted form: its path, its content, and the secret of its browser. */
export function formHash({ hashCredential }: System, { path, body }: SentForm, binding: string): Buffer {
  return hashCredential(`form:${path}\n${binding}\n${JSON.stringify(body)}`)
}

interface Answer {
  location: string
  cookies: string[]
}

/**
 * Keeps the answer to the form that advanced the sign-in, for the same form sent again: when the user clicks twice, the
 * browser waits only for the second answer. It is the same except for the application's code, which is sent once.
 */
export async function keepAnswer(tx: TransactionContext, flow: Flow, reply: HttpReply): Promise<void> {
  const { form, token } = flow
  if (form === undefined) return
  const { location = '', 'set-cookie': cookies = [] } = reply.headers
  const isOurs = String(location).startsWith(`${tx.system.config.url}/`)
  const answer: Answer = {
    location: isOurs ? String(location) : pageUrl(flow, completePath),
    cookies: [cookies].flat(),
  }
  await rememberAnswer(tx, flow, form, tx.system.keyring.seal(JSON.stringify(answer), sealContext(tx.system, token)))
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

function sealContext({ hashCredential }: System, token: string): string {
  return `sign_in_answer:${hashCredential(token).toString('base64url')}`
}
