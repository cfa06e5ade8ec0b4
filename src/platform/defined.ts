/** The members of an object without those that are undefined; members that may be undefined become optional. */
export type Defined<Members> = {
  [Name in keyof Members as undefined extends Members[Name] ? never : Name]: Members[Name]
} & {
  [Name in keyof Members as undefined extends Members[Name] ? Name : never]?: Exclude<Members[Name], undefined>
}

/**
 * Leaves out members that are undefined. An option that is absent must not be passed as `undefined`
 * (`exactOptionalPropertyTypes`), and JSON, headers and signed claims distinguish the two as well. `null` is kept.
 */
export function defined<Members extends object>(members: Members): Defined<Members>
export function defined(members: object): object {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined))
}
