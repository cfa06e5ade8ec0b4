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

export const directoryTypes = Object.keys(families) as DirectoryType[]

export function familyOf(type: DirectoryType): DirectoryFamily {
  return families[type]
}
