import type { Flag } from './define-source.ts'
import { duplicateRules } from './engine/options.ts'

/** The flags that every source takes. */
export const commonFlags: Readonly<Record<string, Flag>> = {
  'dry-run': { type: 'boolean', about: 'stores nothing, and reports what comes in, what cannot and why' },
  'on-duplicate': {
    type: 'string',
    value: duplicateRules.join('|'),
    about:
      'what is done about rows with one address. fail (default): none of them comes in. newest-login, verified-first: that one. merge: one user is made of them, if all verified the address',
  },
  'metadata-map': {
    type: 'string',
    multiple: true,
    value: 'PATH=KEY',
    about: 'another key for metadata, and a key for a member inside: plan.tier=tier. An empty key leaves it out',
  },
  'allow-weak-hashes': {
    type: 'boolean',
    about: 'single digests of passwords (md5, sha1 …) come in too, wrapped into argon2: some 30 a second and processor',
  },
  'reset-weak': { type: 'boolean', about: 'people with weak hashes come without a password and reset it' },
  errors: {
    type: 'string',
    value: 'FILE',
    about: 'where rows go that did not come in (default: import-errors.ndjson)',
  },
  report: { type: 'string', value: 'FILE', about: 'writes the report as JSON' },
  environment: { type: 'string', value: 'ID', about: 'needed if there are several (see: gatehouse environments list)' },
}
