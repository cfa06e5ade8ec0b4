import { keysOf } from '#platform/records.ts'
/** How a directory gets to know its people. */
export type DirectoryFamily = 'scim' | 'google' | 'bamboohr'

/** The providers, by the names of the official API. */
const families = {
  'okta scim v2.0': 'scim',
  'azure scim v2.0': 'scim',
  'onelogin scim v2.0': 'scim',
  'jump cloud scim v2.0': 'scim',
  'pingfederate scim v2.0': 'scim',
  'cyberark scim v2.0': 'scim',
  'rippling scim v2.0': 'scim',
  'sailpoint scim v2.0': 'scim',
  'generic scim v2.0': 'scim',
  'gsuite directory': 'google',
  bamboohr: 'bamboohr',
} as const satisfies Record<string, DirectoryFamily>

export type DirectoryType = keyof typeof families

/** The types that a directory can have. */
export const directoryTypes = keysOf(families)

/** Those that the official description allows in answers. */
export const officialTypes = [
  ...directoryTypes,
  'breathe hr',
  'cezanne hr',
  'fourth hr',
  'hibob',
  'people hr',
  'personio',
  's3',
  'sftp',
  'sftp workday',
  'workday',
] as const
/** And in events. */
export const officialEventTypes = [...officialTypes, 'gusto', 'rippling'] as const

export function familyOf(type: DirectoryType): DirectoryFamily {
  return families[type]
}
