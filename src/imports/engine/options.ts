/** What is done about two rows with one address, or a row whose address a user here has. */
export const duplicateRules = ['fail', 'newest-login', 'verified-first', 'merge'] as const
export type DuplicateRule = (typeof duplicateRules)[number]

export interface ImportOptions {
  onDuplicate: DuplicateRule
  /** Single digests such as MD5 come in, wrapped into argon2. */
  allowsBareDigests: boolean
  /** Users with weak hashes come without a password. */
  resetsWeak: boolean
  /** Other names for metadata. */
  metadataMap: ReadonlyMap<string, string>
}
