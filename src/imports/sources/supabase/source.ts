import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type Input, type SourceRow, textFlag } from '../../define-source.ts'
import { beginningOf } from '../../reading/open-file.ts'
import { mapFactor, mapIdentity, mapUser } from './users.ts'

export const supabase = defineSource({
  name: 'supabase',
  about: 'Supabase: a dump of the schema auth, or its tables as CSV',
  files: 'DUMP|USERS',
  help: [
    'DUMP: pg_dump --data-only --schema auth "$DATABASE_URL" > auth.sql, gzip or not. It has everything.',
    'Or three CSV: \\copy (select * from auth.users) to users.csv csv header, and the same of auth.identities and auth.mfa_factors.',
    'An address is verified by email_confirmed_at; confirmed_at counts telephones too. Bans that are over are no bans.',
    'Where passwords are encrypted in the table (Supabase with a key of its own), give the key: --encryption-key.',
  ],
  flags: {
    identities: { type: 'string', value: 'FILE', about: 'the CSV of auth.identities' },
    factors: { type: 'string', value: 'FILE', about: 'the CSV of auth.mfa_factors' },
    'encryption-key': { type: 'string', value: 'BASE64URL', about: 'the key of the project, if columns are encrypted' },
  },
  async inputs([file, ...more], flags) {
    if (file === undefined || more.length > 0)
      throw new ConfigError('Give one dump, or the CSV of auth.users: gatehouse import supabase auth.sql')
    const now = Date.now()
    const key = textFlag(flags, 'encryption-key')
    const user = (row: SourceRow) => mapUser(row, { now, key })
    const factor = (row: SourceRow) => mapFactor(row, key)
    if (/^COPY /m.test(await beginningOf(file)) || /^--\r?\n-- PostgreSQL database dump/.test(await beginningOf(file)))
      return [
        { path: file, lists: ['auth.users'], isDocument: true, map: user },
        { path: file, lists: ['auth.identities'], isDocument: true, map: mapIdentity },
        { path: file, lists: ['auth.mfa_factors'], isDocument: true, map: factor },
      ]
    const [identities, factors] = [textFlag(flags, 'identities'), textFlag(flags, 'factors')]
    const inputs: (Input | undefined)[] = [
      { path: file, map: user },
      identities === undefined ? undefined : { path: identities, map: mapIdentity },
      factors === undefined ? undefined : { path: factors, map: factor },
    ]
    return inputs.filter((input) => input !== undefined)
  },
})
