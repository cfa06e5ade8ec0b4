import { isResource, memberOf, type Resource } from '../resource.ts'
import { enterpriseUserSchema } from '../schemas/enterprise-user.ts'
import { parseSourcePath, valueAt } from './attribute-at.ts'

const enterprise = enterpriseUserSchema.id

/** Where each predefined attribute of the official service is in a SCIM user. The first path with a value counts. */
const sources = {
  addresses: ['addresses'],
  cost_center_name: [`${enterprise}:costCenter`],
  department_name: [`${enterprise}:department`, 'department'],
  display_name: ['displayName'],
  division_name: [`${enterprise}:division`],
  emails: ['emails'],
  employee_number: [`${enterprise}:employeeNumber`],
  employee_type: ['userType'],
  employment_start_date: [`${enterprise}:employmentStartDate`, `${enterprise}:startDate`, 'startDate'],
  job_title: ['title'],
  manager_email: [`${enterprise}:manager.email`, `${enterprise}:managerEmail`],
  manager_id: [`${enterprise}:manager.value`],
  manager_name: [`${enterprise}:manager.displayName`],
  organization: [`${enterprise}:organization`],
  username: ['userName'],
} as const

export type PredefinedAttribute = keyof typeof sources

/** The usual path. */
export function defaultSource(name: PredefinedAttribute): string {
  return sources[name][0]
}

const paths = Object.entries(sources).map(([name, texts]) => ({ name, paths: texts.map(parseSourcePath) }))

/** The predefined attributes of a user, all of them; `null` for what the provider did not send. */
export function predefinedAttributes(user: Resource): Record<PredefinedAttribute, unknown> {
  const found = paths.map(({ name, paths }) => [name, firstValue(user, paths)])
  const attributes: Record<PredefinedAttribute, unknown> = Object.fromEntries(found)
  return { ...attributes, addresses: addressesOf(attributes.addresses), emails: attributes.emails ?? [] }
}

function firstValue(user: Resource, candidates: (typeof paths)[number]['paths']): unknown {
  const values = candidates.map((path) => valueAt(user, path))
  return values.find((value) => value !== null) ?? null
}

const addressMembers = [
  ['street_address', 'streetAddress'],
  ['locality', 'locality'],
  ['region', 'region'],
  ['postal_code', 'postalCode'],
  ['country', 'country'],
  ['primary', 'primary'],
  ['raw_address', 'formatted'],
  ['type', 'type'],
] as const

function addressesOf(addresses: unknown): Resource[] {
  if (!Array.isArray(addresses)) return []
  return addresses.filter(isResource).map((address) => {
    const members = addressMembers.map(([name, source]) => [name, memberOf(address, source)])
    return Object.fromEntries(members.filter(([, value]) => value !== undefined))
  })
}
