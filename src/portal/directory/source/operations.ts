import { Type } from 'typebox'
import { type DirectoryRow, familyOf } from '#directory-sync/directories/index.ts'
import {
  type DirectorySync,
  getDirectorySync,
  requestSync,
  type SourceFailureCause,
  sourceRefused,
  updateBamboohr,
  updateGoogleWorkspace,
} from '#directory-sync/pulled-directories/index.ts'
import { type FormState, readFailureCookie } from '#pages/kit/index.ts'
import { defined } from '#platform/defined.ts'
import { DomainError, platformErrors } from '#platform/http/errors.ts'
import { secretToSendAgain } from '#platform/http/kept-secret.ts'
import { secret } from '#platform/marks.ts'
import {
  definePortalForm,
  definePortalPage,
  failureSubject,
  frameTexts,
  goTo,
  type Portal,
  portalForm,
  refuse,
  showPortalPage,
} from '../../kit/index.ts'
import { directoryPath, pathOf, providerOf, pulledDirectoryOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { texts } from '../texts/index.ts'
import { type CredentialField, credentialFields, renderPortalDirectoryCredentials } from './credentials.tsx'
import { type Entered, readBamboohr, readGoogle } from './entered.ts'
import { troubleOf } from './failure-words.ts'

const path = `${directoryPath}/{id}/credentials`
const part = 'directory'
const text = (maxLength: number) => Type.Optional(Type.String({ maxLength }))

const sourceOf = ({ type }: DirectoryRow) => (familyOf(type) === 'bamboohr' ? 'bamboohr' : 'google')

const credentialsPage = definePortalPage({
  name: 'directory.credentials',
  path,
  summary: 'Show the form for what a directory is read with',
  part,
  query: { saved: Type.Optional(Type.Literal('1')) },
  async show(portal, { id }, { saved }) {
    const directory = await pulledDirectoryOf(portal, id)
    const sync = await getDirectorySync(portal.ctx, directory.id)
    const { failure, cookies } = readFailureCookie(portal.context, subjectOf(portal, directory))
    const known = knownOf(sync)
    const source = sourceOf(directory)
    const html = renderPortalDirectoryCredentials({
      place: placeOf(portal, directory),
      source,
      form: portalForm(portal, pathOf(directory, 'credentials')),
      fields: Object.fromEntries(
        credentialFields[source].map((name) => [name, failure.fields[name] ?? { value: known[name] }]),
      ),
      kept: isConfigured(sync) ? { account: sync.google_workspace?.service_account } : undefined,
      isDevelopment: portal.ctx.system.config.development,
      alert: failure.alert,
      notice: failure.status === 200 && saved ? texts.source(portal.page).saved : undefined,
    })
    return showPortalPage(portal, html, failure.status).withCookies(cookies)
  },
})

const credentialsForm = definePortalForm({
  name: 'directory.credentials',
  path,
  summary: 'Check and store what a directory is read with',
  part,
  fields: {
    service_account_key: Type.Optional(Type.String({ maxLength: 20_000, ...secret })),
    admin_email: text(1_000),
    group_filter: text(20_000),
    company: text(1_000),
    api_key: Type.Optional(Type.String({ maxLength: 500, ...secret })),
    base_url: text(2_000),
  },
  async submit(portal, entered, { id }) {
    const directory = await pulledDirectoryOf(portal, id)
    const hasKey = isConfigured(await getDirectorySync(portal.ctx, directory.id))
    const isBamboohr = sourceOf(directory) === 'bamboohr'
    const google = readGoogle(portal.page, entered, hasKey)
    const bamboohr = readBamboohr(portal.page, entered, hasKey)
    const { errors } = isBamboohr ? bamboohr : google
    if (Object.keys(errors).length > 0) return refuseEntered(portal, directory, entered, errors)
    try {
      if (isBamboohr) await updateBamboohr(portal.ctx, directory.id, bamboohr.changes)
      else await updateGoogleWorkspace(portal.ctx, directory.id, google.changes)
    } catch (error) {
      if (!(error instanceof DomainError)) throw error
      const key = secretToSendAgain(error)
      if (key !== undefined)
        return refuseEntered(portal, directory, entered, { [key]: frameTexts(portal.page).errors.secretAgain })
      if (error.definition === sourceRefused.definition) {
        const { reason, said } = error.details as { reason: SourceFailureCause; said: string }
        const { field, words } = troubleOf(portal.page, providerOf(directory), directory.type, { code: reason, said })
        return refuseEntered(portal, directory, entered, field === undefined ? {} : { [field]: words }, words)
      }
      // All else that was entered has been looked at.
      if (error.definition !== platformErrors.invalidRequest.definition) throw error
      return refuseEntered(portal, directory, entered, { base_url: texts.source(portal.page).errors.baseUrl })
    }
    return goTo(portal, pathOf(directory, 'sync'))
  },
})

const runForm = definePortalForm({
  name: 'directory.run',
  path: `${directoryPath}/{id}/run`,
  summary: 'Read a directory now',
  part,
  async submit(portal, _fields, { id }) {
    const directory = await pulledDirectoryOf(portal, id)
    if (!isConfigured(await getDirectorySync(portal.ctx, directory.id)))
      return goTo(portal, pathOf(directory, 'credentials'))
    await requestSync(portal.ctx, directory.id)
    return goTo(portal, placeOf(portal, directory).isInSetup ? pathOf(directory, 'sync') : pathOf(directory))
  },
})

function isConfigured({ google_workspace, bamboohr }: DirectorySync): boolean {
  return google_workspace !== undefined || bamboohr !== undefined
}

function knownOf({ google_workspace: google, bamboohr }: DirectorySync): Entered {
  return {
    ...(google && { admin_email: google.admin_email, group_filter: google.group_filter.join('\n') }),
    ...(bamboohr && { company: bamboohr.company }),
  }
}

function subjectOf(portal: Portal, directory: DirectoryRow): string {
  return failureSubject(portal, pathOf(directory, 'credentials'))
}

/** Longer ones do not fit into the cookie that brings them back. */
const longestKept = 1_000
const secrets: readonly CredentialField[] = ['service_account_key', 'api_key']

/** An alert is shown where no field is wrong. */
function refuseEntered(
  portal: Portal,
  directory: DirectoryRow,
  entered: Entered,
  errors: Partial<Record<CredentialField, string>>,
  alert?: string,
) {
  const fields = Object.fromEntries(
    credentialFields[sourceOf(directory)].map((name) => {
      const value = entered[name] ?? ''
      const isKept = !secrets.includes(name) && value.length <= longestKept
      return [name, { ...(isKept ? { value } : {}), ...defined({ error: errors[name] }) }]
    }),
  )
  const state: FormState = { fields, ...(alert !== undefined && Object.keys(errors).length === 0 ? { alert } : {}) }
  return refuse(portal, pathOf(directory, 'credentials'), state, 422)
}

export const directorySourceOperations = [credentialsPage, credentialsForm, runForm]
