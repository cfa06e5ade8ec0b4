import { Check } from 'typebox/value'
import { ConfigureBamboohr } from '#directory-sync/pulled-directories/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import { parseEmailAddress } from '#platform/email-address.ts'
import { readServiceAccount } from '#platform/outgoing/google-token.ts'
import { texts } from '../texts/index.ts'
import type { CredentialField } from './credentials.tsx'

/** What came with the form: secrets too, which go nowhere but to the service of the API. */
export type Entered = Readonly<Partial<Record<CredentialField, string>>>
type Errors = Partial<Record<CredentialField, string>>

const mostGroups = 100
const companyShape = ConfigureBamboohr.properties.company

/** What was entered for a Google Workspace, as the API has it, and what is wrong with it. */
export function readGoogle(page: Reader, entered: Entered, hasKey: boolean) {
  const { errors: text } = texts.source(page)
  const of = trimmed(entered)
  const errors: Errors = {}
  const key = of('service_account_key')
  const groups = of('group_filter')
    .split(/[\s,;]+/)
    .filter(Boolean)
  if (key === '' && !hasKey) errors.service_account_key = text.keyRequired
  if (key !== '' && readServiceAccount(key) === undefined) errors.service_account_key = text.key
  if (of('admin_email') === '') errors.admin_email = text.required
  else if (parseEmailAddress(of('admin_email')) === undefined) errors.admin_email = text.email
  if (groups.length > mostGroups || new Set(groups).size < groups.length || groups.some((each) => each.length > 254))
    errors.group_filter = text.groups
  const changes = {
    ...(key === '' ? {} : { service_account_key: key }),
    admin_email: of('admin_email'),
    group_filter: groups,
    ...baseUrl(of('base_url')),
  }
  return { errors, changes }
}

/** What was entered for a company at BambooHR, as the API has it, and what is wrong with it. Its whole address is taken for its name. */
export function readBamboohr(page: Reader, entered: Entered, hasKey: boolean) {
  const { errors: text } = texts.source(page)
  const of = trimmed(entered)
  const errors: Errors = {}
  const company = of('company')
    .replace(/^https?:\/\//i, '')
    .replace(/\.bamboohr\.com(\/.*)?$/i, '')
  if (company === '') errors.company = text.required
  else if (!Check(companyShape, company)) errors.company = text.company
  if (of('api_key') === '' && !hasKey) errors.api_key = text.required
  const changes = {
    company,
    ...(of('api_key') === '' ? {} : { api_key: of('api_key') }),
    ...baseUrl(of('base_url')),
  }
  return { errors, changes }
}

const trimmed = (entered: Entered) => (name: CredentialField) => (entered[name] ?? '').trim()
const baseUrl = (url: string) => (url === '' ? {} : { base_url: url })
