import { Type } from 'typebox'
import { addWaitlistEntry, limitConfirmations, userExists, waitlistSettings } from '#access/waitlists/index.ts'
import { pageContext } from '#pages/kit/index.ts'
import { DomainError } from '#platform/http/errors.ts'
import { rememberParameters } from '#sign-in/browser-sign-ins/index.ts'
import {
  asRefusal,
  defineForm,
  definePage,
  type Flow,
  failureAt,
  findSignInOptions,
  formTo,
  goTo,
  pageUrl,
  refusalText,
  refuse,
  showPage,
  waitlistPath,
} from '../../flow/index.ts'
import { emailError } from '../../parts/index.ts'
import { answersOf, askedInputs, enteredFields, shownFields } from './asked-fields.ts'
import { renderWaitlistJoined } from './joined.tsx'
import { renderWaitlist } from './waitlist.tsx'

const joinedPath = '/waitlist/joined'

const waitlistPage = definePage({
  name: 'waitlist',
  path: waitlistPath,
  summary: 'Show the page that joins the waitlist',
  async show(flow) {
    if (!(await findSignInOptions(flow)).waitlist) return goTo(flow, '/sign-up')
    const { alert, fields, status } = failureAt(flow, waitlistPath)
    const { waitlist_fields } = await waitlistSettings.read(flow.ctx)
    const html = renderWaitlist({
      page: pageContext(flow),
      form: formTo(flow, waitlistPath),
      email: fields.email ?? { value: flow.row.parameters.email },
      fields: shownFields(flow, waitlist_fields, fields),
      signInUrl: pageUrl(flow, '/sign-in'),
      alert,
    })
    return showPage(flow, html, status)
  },
})

const waitlistForm = defineForm({
  name: 'waitlist',
  path: waitlistPath,
  summary: 'Join the waitlist',
  fields: { email: Type.String({ maxLength: 320 }), ...askedInputs },
  async submit(flow, { email, ...entered }) {
    if (!(await findSignInOptions(flow)).waitlist) return goTo(flow, '/sign-up')
    const { waitlist_fields } = await waitlistSettings.read(flow.ctx)
    const { states, areComplete } = enteredFields(flow, waitlist_fields, entered)
    const error = emailError(flow, email)
    const fields = { email: { value: email, ...(error === undefined ? {} : { error }) }, ...states }
    if (error !== undefined || !areComplete) return refuse(flow, waitlistPath, { fields })
    const refusal = await join(flow, email, answersOf(waitlist_fields, entered)).catch(asRefusal)
    if (refusal instanceof DomainError) {
      const { text, status } = refusalText(flow, refusal)
      return refuse(flow, waitlistPath, { fields, alert: text }, status)
    }
    await rememberParameters(flow.ctx, flow, { email, waitlisted: email })
    return goTo(flow, joinedPath)
  },
})

/**
 * Adds an email, and confirms it by email. The answer is the same for an email that belongs to a user.
 *
 * @throws tooManyMails
 */
async function join({ ctx, locale }: Flow, email: string, additional_fields: Record<string, string>): Promise<void> {
  await limitConfirmations(ctx, email)
  await addWaitlistEntry(ctx, 'default', { email, additional_fields, locale, confirms: true }).catch(ignoreUser)
}

function ignoreUser(error: unknown): void {
  if (!(error instanceof DomainError) || error.definition !== userExists.definition) throw error
}

const waitlistJoinedPage = definePage({
  name: 'waitlist_joined',
  path: joinedPath,
  summary: 'Confirm that the user joined the waitlist',
  async show(flow) {
    const { waitlisted } = flow.row.parameters
    if (waitlisted === undefined) return goTo(flow, waitlistPath)
    const signInUrl = pageUrl(flow, '/sign-in')
    return showPage(flow, renderWaitlistJoined({ page: pageContext(flow), email: waitlisted, signInUrl }))
  },
})

export const waitlistOperations = [waitlistPage, waitlistForm, waitlistJoinedPage]
