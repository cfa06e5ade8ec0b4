import { canonicalEmailOf } from '#people/users/index.ts'
import { ConfigError } from '#platform/config-error.ts'
import { defineSource, type FlagValues, type Input, listFlag, type SourceRow } from '../../define-source.ts'
import { readNamedHash } from '../../hashes/named-hashes.ts'
import {
  type ImportRecord,
  type MappedRow,
  type Problem,
  RowRefused,
  type SourcePassword,
  type UserRecord,
} from '../../records.ts'
import { roleSlug } from '../../slugs.ts'
import { isoTime, isYes, jsonIn, textOf, textsOf } from '../../values.ts'

const columns = [
  'id',
  'email',
  'email_verified',
  'first_name',
  'last_name',
  'name',
  'external_id',
  'metadata',
  'password',
  'password_hash',
  'password_hash_type',
  'totp_secret',
  'blocked',
  'created_at',
  'last_sign_in_at',
  'org_id',
  'org_external_id',
  'org_name',
  'role_slugs',
] as const
type Column = (typeof columns)[number]

/** Columns that the vendor's package has and that have no meaning here. */
const ignored = new Set(['totp_issuer', 'totp_user'])

export const csv = defineSource({
  name: 'csv',
  about: 'CSV or NDJSON with one row a person, or one row for each of their organizations',
  files: 'FILE…',
  help: [
    'Columns, or members of each line of NDJSON. Only `email` is needed:',
    `  ${columns.slice(0, 8).join(', ')},`,
    `  ${columns.slice(8, 15).join(', ')},`,
    `  ${columns.slice(15).join(', ')}`,
    '`id` is the id in the other system; without it, `external_id` or the address stands for it. `password_hash_type` is one of the',
    "API's types, or django, pbkdf2_sha1, phpass, ldap, scrypt_werkzeug, md5, sha1, sha256 … ; without it, the form of the hash",
    'decides. `metadata` is JSON. Members of several organizations have several rows. A file with `email` and `totp_secret` only',
    'adds authenticator apps to people of the other files.',
    'Name your own columns: --map "E-Mail=email" --map "Vorname=first_name". An organization is named by our id (org_id), by yours',
    '(org_external_id), or by its name.',
  ],
  flags: {
    map: { type: 'string', multiple: true, value: 'COLUMN=OURS', about: 'another name for a column' },
  },
  inputs(files, flags) {
    if (files.length === 0) throw new ConfigError('Give a file: gatehouse import csv people.csv')
    const names = readMap(flags)
    return files.map((path): Input => createInput(path, names, files.length > 1))
  },
})

function createInput(path: string, names: ReadonlyMap<string, Column>, hasSeveral: boolean): Input {
  let firstLine: number | undefined
  return {
    path,
    map(row) {
      firstLine ??= row.line
      const { values, unknown } = rename(row, names)
      const mapped = isAppsOnly(values) && hasSeveral ? mapApp(values) : mapPerson(values, hasSeveral)
      if (unknown.length === 0 || row.line !== firstLine) return mapped
      const message = `No meaning is known for the columns ${unknown.join(', ')}. Name it with --map "COLUMN=OURS".`
      return { ...mapped, problems: [...mapped.problems, { code: 'unknown_column', message }] }
    },
  }
}

type Values = Partial<Record<Column, unknown>>

function mapPerson(values: Values, hasAlias: boolean): MappedRow {
  const email = textOf(values.email)
  const externalId = textOf(values.external_id)
  const id = textOf(values.id) ?? externalId ?? (email === null ? null : emailKey(email))
  if (id === null) throw new RowRefused('missing_email', 'The row has no email and no id.')
  const organization = organizationOf(values)
  const totp = textOf(values.totp_secret)
  const problems: Problem[] = []
  const user: UserRecord = {
    kind: 'user',
    id,
    ...(hasAlias && email !== null && id !== emailKey(email) ? { aliases: [emailKey(email)] } : {}),
    email,
    emailVerified: isYes(values.email_verified),
    firstName: textOf(values.first_name),
    lastName: textOf(values.last_name),
    name: textOf(values.name),
    externalId: externalId ?? textOf(values.id),
    metadata: jsonIn(values.metadata, 'metadata'),
    createdAt: isoTime(values.created_at),
    lastSignInAt: isoTime(values.last_sign_in_at),
    password: passwordOf(values),
    isBlocked: isYes(values.blocked),
  }
  const records: ImportRecord[] = [
    ...(organization === undefined ? [] : [...organization.records]),
    user,
    ...(totp === null ? [] : [{ kind: 'factor' as const, user: id, secret: totp }]),
    ...(organization === undefined
      ? []
      : [
          {
            kind: 'membership' as const,
            user: id,
            organization: organization.id,
            roles: textsOf(values.role_slugs, /[,|;]/).map(roleSlug),
            status: user.isBlocked === true ? ('inactive' as const) : ('active' as const),
          },
        ]),
  ]
  return { records, problems }
}

/** A row of a file that has authenticator apps only. */
function mapApp(values: Values): MappedRow {
  const [email, secret] = [textOf(values.email), textOf(values.totp_secret)]
  if (email === null || secret === null) throw new RowRefused('missing_secret', 'The row has no `totp_secret`.')
  return { records: [{ kind: 'factor', user: emailKey(email), secret }], problems: [] }
}

function isAppsOnly(values: Values): boolean {
  return Object.keys(values).every((name) => name === 'email' || name === 'totp_secret') && 'totp_secret' in values
}

/** By our id it is there already; by others, it is created once. */
function organizationOf(values: Values): { id: string; records: ImportRecord[] } | undefined {
  const [own, externalId, name] = [textOf(values.org_id), textOf(values.org_external_id), textOf(values.org_name)]
  if (own !== null) return { id: own, records: [] }
  if (externalId === null && name === null) return undefined
  const id = externalId ?? `name:${name}`
  return { id, records: [{ kind: 'organization', id, name: name ?? id, externalId, domains: [] }] }
}

function passwordOf(values: Values): SourcePassword | null {
  const hash = textOf(values.password_hash)
  if (hash !== null) return readNamedHash(textOf(values.password_hash_type), hash)
  const plain = typeof values.password === 'string' && values.password !== '' ? values.password : null
  return plain === null ? null : { plain }
}

/** A person by their address. */
function emailKey(email: string): string {
  return `email:${canonicalEmailOf(email)}`
}

/** The row by our names. A column that is empty everywhere is no matter. */
function rename({ value }: SourceRow, names: ReadonlyMap<string, Column>): { values: Values; unknown: string[] } {
  const values: Values = {}
  const unknown: string[] = []
  for (const [name, content] of Object.entries(value)) {
    const column = names.get(name.trim().toLowerCase())
    if (column !== undefined) values[column] = content
    else if (!ignored.has(name)) unknown.push(name)
  }
  return { values, unknown }
}

/** @throws ConfigError for a column of ours that there isn't */
function readMap(flags: FlagValues): Map<string, Column> {
  const names = new Map<string, Column>(columns.map((column) => [column, column]))
  for (const pair of listFlag(flags, 'map')) {
    const at = pair.lastIndexOf('=')
    const column = columns.find((each) => each === pair.slice(at + 1).trim())
    if (at < 1 || column === undefined)
      throw new ConfigError(`--map "${pair}" names no column of ours. They are: ${columns.join(', ')}.`)
    names.set(pair.slice(0, at).trim().toLowerCase(), column)
  }
  return names
}
