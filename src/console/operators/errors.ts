import { defineError } from '#platform/http/errors.ts'

export const operatorExists = defineError(
  { status: 409, code: 'operator_exists', when: 'An operator has the email already.' },
  (email: string) => `${email} is an operator already. Change the roles instead.`,
)

export const lastOwner = defineError(
  {
    status: 409,
    code: 'last_owner',
    when: 'The change would leave no owner of the whole server who has signed in.',
  },
  () => 'This is the last owner of the whole server. Make another operator an owner first, and have them sign in.',
)

export const operatorSignedIn = defineError(
  { status: 409, code: 'operator_signed_in', when: 'The operator has signed in, so there is no invitation to send.' },
  () => 'This operator has signed in already.',
)

export const repeatedScope = defineError(
  { status: 422, code: 'repeated_scope', when: 'Two roles are for the same environment.' },
  () => 'An operator has one role in an environment. Give each environment once.',
)

export const environmentUnknown = defineError(
  { status: 422, code: 'environment_unknown', when: 'A role is for an environment that does not exist.' },
  (id: string) => `There is no environment ${id}. List them with GET /environments.`,
)
