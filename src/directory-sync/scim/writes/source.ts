import type { ChangeSource } from '../../directory-objects/index.ts'

/** A change by the provider, for the log of the directory: `PATCH /Users/…`. */
export function sourceOf(method: string, path: string): ChangeSource & { kind: 'scim' } {
  return { kind: 'scim', request: `${method} ${path}`.slice(0, 300) }
}
