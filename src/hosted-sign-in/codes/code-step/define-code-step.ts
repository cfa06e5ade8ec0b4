import { type TString, Type } from 'typebox'
import { type FieldState, type FormTarget, type PageContext, type PageStatus, pageContext } from '#pages/kit/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { type CommittedError, DomainError } from '#platform/http/errors.ts'
import type { Operation } from '#platform/http/operation.ts'
import type { HttpReply } from '#platform/http/reply.ts'
import { secret } from '#platform/marks.ts'
import { signInExpired } from '#sign-in/browser-sign-ins/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  formTo,
  goTo,
  goToStep,
  refusalText,
  refuse,
  showPage,
} from '../../flow/index.ts'
import { type CodeFormat, sixDigits } from './code-format.ts'

/** What is said about an entered code. */
export interface CodeErrors {
  required: string
  /** Shown for a code of the wrong format, if `required` does not say enough. */
  malformed?: string
  /** About a wrong one, if the text of all codes isn't precise enough. */
  invalid?: string
}

/** What the page of every code shows. */
export interface ShownCode {
  page: PageContext
  form: FormTarget
  code: FieldState | undefined
  alert: string | undefined
}

/**
 * A step of a sign-in that asks for one code: its page, the form of its page, and optionally the form that sends another
 * code.
 *
 * @template State what the step knows of a sign-in that waits for its code
 * @template Proof a code that was right when checked
 */
export interface CodeStep<State, Proof> {
  name: string
  path: string
  /** Of the page and of its form. */
  summaries: { show: string; submit: string }
  /** `undefined` when the sign-in doesn't wait for this code. */
  find(flow: Flow): Promise<State | undefined>
  /**
   * The response to a sign-in that does not wait for this code. By default, it redirects to the step that the sign-in
   * waits for.
   */
  otherwise?(flow: Flow): Promise<HttpReply>
  render(flow: Flow, shown: ShownCode, state: State): string | Promise<string>
  /** Whether the page has something to copy. */
  scripts?: boolean
  /** Six digits by default. */
  format?: CodeFormat
  errors(flow: Flow): CodeErrors
  /** Checks a code. `undefined` when the user was deleted. Refusals may be thrown as well. */
  prove(ctx: Context, code: string, state: State, flow: Flow): Promise<Proof | CommittedError | undefined>
  /** Uses up a right code and continues the sign-in. A refusal that is returned commits what led to it. */
  accept(tx: TransactionContext, proof: Proof, state: NoInfer<State>, flow: Flow): Promise<HttpReply | CommittedError>
  /** The form that sends another code, at `${path}/send`. */
  send?: SendForm
}

interface SendForm {
  summary: string
  fields?: Record<string, TString>
  submit(flow: Flow, fields: Record<string, string>): Promise<HttpReply>
}

export function defineCodeStep<State, Proof>(step: CodeStep<State, Proof>): Operation[] {
  const { name, path, summaries, send } = step
  return [
    definePage({ name, path, summary: summaries.show, show: (flow) => show(step, flow) }),
    defineForm({
      name,
      path,
      summary: summaries.submit,
      fields: { code: Type.String({ ...secret, maxLength: 64 }) },
      submit: (flow, { code }) => submit(step, flow, code),
    }),
    ...(send === undefined ? [] : [defineSendForm(step, send)]),
  ]
}

function defineSendForm({ name, path }: { name: string; path: string }, { summary, fields, submit }: SendForm) {
  return defineForm({ name: `${name}_send`, path: `${path}/send`, summary, fields: fields ?? {}, submit })
}

async function show<State, Proof>(step: CodeStep<State, Proof>, flow: Flow): Promise<HttpReply> {
  const state = await step.find(flow)
  if (state === undefined) return step.otherwise?.(flow) ?? goToStep(flow)
  const { alert, fields, status } = failureAt(flow, step.path)
  const shown = { page: pageContext(flow), form: formTo(flow, step.path), code: fields.code, alert }
  return showPage(flow, await step.render(flow, shown, state), status, { scripts: step.scripts ?? false })
}

async function submit<State, Proof>(step: CodeStep<State, Proof>, flow: Flow, entered: string): Promise<HttpReply> {
  const { format = sixDigits } = step
  const state = await step.find(flow)
  if (state === undefined) return goTo(flow, step.path)
  const { required, malformed = required, invalid } = step.errors(flow)
  const code = format.read(entered)
  if (!format.isCode(code)) return refuseCode(code === '' ? required : malformed)
  const proof = await step.prove(flow.ctx, code, state, flow).catch(asRefusal)
  if (proof === undefined) throw signInExpired()
  if (proof instanceof DomainError) return refuseFor(proof)
  const outcome = await flow.ctx.transaction((tx) => step.accept(tx, proof, state, flow))
  return outcome instanceof DomainError ? refuseFor(outcome) : outcome

  function refuseFor(error: DomainError): Promise<HttpReply> {
    const { text, status } = refusalText(flow, error)
    const isWrong = error.definition.code === 'invalid_one_time_code'
    return refuseCode(isWrong ? (invalid ?? text) : text, status)
  }

  function refuseCode(error: string, status?: PageStatus): Promise<HttpReply> {
    return refuse(flow, step.path, { fields: { code: { error } } }, status)
  }
}
