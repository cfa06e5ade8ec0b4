import { Type } from 'typebox'
import { type DirectoryRow, familyOf } from '#directory-sync/directories/index.ts'
import {
  type DirectorySync,
  getDirectorySync,
  requestSync,
  type SourceFailure,
  sourceRefused,
  syncRequestedRecently,
  syncRunning,
  updateBamboohr,
  updateGoogleWorkspace,
} from '#directory-sync/pulled-directories/index.ts'
import type { FormState } from '#pages/kit/index.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { secret } from '#platform/marks.ts'
import { type About, frameTexts, refusedFields } from '../../kit/index.ts'
import { isConfigured, isInSetup, providerOf, pulledPages } from '../directory.ts'
import { stepPlaceOf } from '../setup/finished-steps.ts'
import { texts } from '../texts/index.ts'
import { type CredentialField, credentialFields, renderPortalDirectoryCredentials } from './credentials.tsx'
import { type Entered, readBamboohr, readGoogle } from './entered.ts'
import { describeFailure } from './failure-words.ts'

const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const sourceOf = ({ type }: DirectoryRow) => (familyOf(type) === 'bamboohr' ? 'bamboohr' : 'google')

const credentialsPage = pulledPages.page({
  name: 'credentials',
  summary: 'Show the form for the credentials of a directory',
  query: { saved: Type.Optional(Type.Literal('1')) },
  async show(about, { saved }, failure) {
    const { portal, page, subject: directory, form } = about
    const sync = await getDirectorySync(portal.ctx, directory.id)
    const known = knownOf(sync)
    const source = sourceOf(directory)
    return renderPortalDirectoryCredentials({
      place: await stepPlaceOf(about),
      source,
      form: form('credentials'),
      fields: Object.fromEntries(
        credentialFields[source].map((name) => [name, failure.fields[name] ?? { value: known[name] }]),
      ),
      kept: isConfigured(sync) ? { account: sync.google_workspace?.service_account } : undefined,
      isDevelopment: portal.ctx.system.config.development,
      alert: failure.alert,
      notice: failure.status === 200 && saved ? texts.source(page).saved : undefined,
    })
  },
})

const credentialsForm = pulledPages.form({
  name: 'credentials',
  summary: 'Check and store the credentials of a directory',
  fields: {
    service_account_key: Type.Optional(Type.String({ maxLength: 20_000, ...secret })),
    admin_email: text(1_000),
    group_filter: text(20_000),
    company: text(1_000),
    api_key: Type.Optional(Type.String({ maxLength: 500, ...secret })),
    base_url: text(2_000),
  },
  async submit(about, entered) {
    const { portal, page, subject: directory } = about
    const hasKey = isConfigured(await getDirectorySync(portal.ctx, directory.id))
    const isBamboohr = sourceOf(directory) === 'bamboohr'
    const google = readGoogle(page, entered, hasKey)
    const bamboohr = readBamboohr(page, entered, hasKey)
    const { errors } = isBamboohr ? bamboohr : google
    if (Object.keys(errors).length > 0) return refuseEntered(about, entered, errors)
    try {
      if (isBamboohr) await updateBamboohr(portal.ctx, directory.id, bamboohr.changes)
      else await updateGoogleWorkspace(portal.ctx, directory.id, google.changes)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const key = secretToSendAgain(error)
      if (key !== undefined) return refuseEntered(about, entered, { [key]: frameTexts(page).errors.secretAgain })
      if (error.definition === sourceRefused.definition) {
        const { reason, ...shown } = error.details as SourceFailure['shown']
        const { field, words } = describeFailure(page, providerOf(directory), directory.type, {
          code: reason,
          ...shown,
        })
        return refuseEntered(about, entered, field === undefined ? {} : { [field]: words }, words)
      }
      // All other fields have been checked already.
      if (error.definition !== platformErrors.invalidRequest.definition) throw error
      return refuseEntered(about, entered, { base_url: texts.source(page).errors.baseUrl })
    }
    return about.goTo('sync')
  },
})

const runForm = pulledPages.form({
  name: 'run',
  summary: 'Start a run of a directory',
  async submit({ portal, subject: directory, goTo }) {
    if (!isConfigured(await getDirectorySync(portal.ctx, directory.id))) return goTo('credentials')
    await requestSync(portal.ctx, directory.id).catch(unlessUnderWay)
    return goTo(isInSetup(directory) ? 'sync' : '')
  },
})

/** For `.catch()`: what a second click meets, or one in another window. The page shows the run that was requested. */
function unlessUnderWay(error: unknown): void {
  const known = [syncRunning.definition, syncRequestedRecently.definition]
  if (!(error instanceof DomainError) || !known.includes(error.definition)) throw error
}

function knownOf({ google_workspace: google, bamboohr }: DirectorySync): Entered {
  return {
    ...(google && { admin_email: google.admin_email, group_filter: google.group_filter.join('\n') }),
    ...(bamboohr && { company: bamboohr.company }),
  }
}

const secrets: readonly CredentialField[] = ['service_account_key', 'api_key']

/** An alert is shown where no field is wrong. */
function refuseEntered(
  { subject, refuse }: About<DirectoryRow>,
  entered: Entered,
  errors: Partial<Record<CredentialField, string>>,
  alert?: string,
) {
  const fields = refusedFields<CredentialField>(credentialFields[sourceOf(subject)], entered, errors, secrets)
  const state: FormState = { fields, ...(alert !== undefined && Object.keys(errors).length === 0 ? { alert } : {}) }
  return refuse('credentials', state, 422)
}

export const directorySourceOperations = [credentialsPage, credentialsForm, runForm]
