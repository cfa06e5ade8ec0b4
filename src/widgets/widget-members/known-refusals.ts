import { DomainError } from '#platform/http/errors.ts'

/** The messages that the official package shows beside a field. Of any other it says only that there was an error. */
const knownMessages: Readonly<Record<string, string>> = {
  email_already_invited_to_organization: 'User already invited',
  user_already_organization_member: 'User already exists',
  invalid_role: 'Invalid role',
  role_not_grantable: 'Invalid role',
}

/** @throws what `work` throws, in words that the widget knows */
export async function asWidgetError<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const message = error instanceof DomainError ? knownMessages[error.definition.code] : undefined
    if (!(error instanceof DomainError) || message === undefined) throw error
    throw new DomainError(error.definition, message, error.details)
  }
}
