import { adoptHash, BareDigest, type EmailAddress, MalformedHash, parseEmailAddress } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { fitMetadata, takeMetadata } from '../metadata.ts'
import type { Problem, SourcePassword, UserRecord } from '../records.ts'
import type { ImportOptions } from './options.ts'

/** A password as it is stored here, or nothing with the reason. */
export interface PreparedPassword {
  hash: string | null
  /** For the report: `bcrypt`, `pbkdf2`. */
  scheme: string
  isWeak: boolean
  problems: Problem[]
}

/** The address of a row. @returns the problem of one that has none, or one that can't be used */
export function addressOf({ email }: UserRecord): EmailAddress | Problem {
  if (email === null)
    return {
      code: 'missing_email',
      message: 'The row has no email address. Users are identified by it; none is invented.',
    }
  return parseEmailAddress(email) ?? { code: 'invalid_email', message: 'The email is not an address.' }
}

/** May take tens of milliseconds, so it comes before the transaction. @throws overloaded */
export async function preparePassword(
  ctx: Context,
  password: SourcePassword | null | undefined,
  options: ImportOptions,
): Promise<PreparedPassword> {
  const none = { hash: null, scheme: '', isWeak: false, problems: [] }
  if (password === null || password === undefined) return none
  const without = (code: string, why: string): PreparedPassword => ({
    ...none,
    problems: [{ code, message: `The password was left out: ${why}. The user resets it at the next sign-in.` }],
  })
  if ('unusable' in password) return without('password_left_out', password.unusable)
  if ('plain' in password) return { ...none, hash: await ctx.system.passwords.hash(password.plain), scheme: 'in plain' }
  try {
    const { stored, isWeak } = await adoptHash(ctx, password.hash, options)
    const scheme = password.hash.kind === 'digest' ? password.hash.algorithm : password.hash.kind
    if (isWeak && options.resetsWeak) return { ...none, scheme, isWeak }
    return { hash: stored, scheme, isWeak, problems: [] }
  } catch (error) {
    if (error instanceof MalformedHash) return without('invalid_password_hash', error.message)
    if (error instanceof BareDigest) return without('weak_password_hash', error.message)
    throw error
  }
}

/** What of the profile fits the API. */
export function fitProfile(
  {
    firstName,
    lastName,
    name,
    metadata = {},
    keepsId,
  }: Pick<UserRecord, 'firstName' | 'lastName' | 'name' | 'metadata' | 'keepsId'>,
  { metadataMap }: ImportOptions,
): {
  profile: {
    first_name: string | null
    last_name: string | null
    name: string | null
    metadata: Record<string, string>
  }
  problems: Problem[]
} {
  const fitted = keepsId === true ? takeMetadata(metadata) : fitMetadata(metadata, metadataMap)
  const problems = [...fitted.problems]
  const textUpTo = (member: string, text: string | null, longest: number): string | null => {
    if (text === null || text.length <= longest) return text
    problems.push({
      code: 'text_left_out',
      message: `\`${member}\` was left out: it has more than ${longest} characters.`,
    })
    return null
  }
  const profile = {
    first_name: textUpTo('first_name', firstName, 255),
    last_name: textUpTo('last_name', lastName, 255),
    name: textUpTo('name', name, 512),
    metadata: fitted.metadata,
  }
  return { profile, problems }
}
