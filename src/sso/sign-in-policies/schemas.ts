import { type Static, Type } from 'typebox'

const members = {
  sso: Type.Enum(['required', 'optional'], {
    description: 'Whether users of the organization must sign in through its connection once one is active.',
  }),
  guests: Type.Enum(['any_method', 'sso'], {
    description:
      'Whether single sign-on is also required of members whose email is not in a verified domain of the organization.',
  }),
  provisions_members: Type.Boolean({
    description: 'Whether users become members when they first sign in through the connection.',
  }),
}

export const SignInPolicy = Type.Object({
  object: Type.Literal('organization_sign_in_policy'),
  organization_id: Type.String(),
  ...members,
})

export const UpdateSignInPolicy = Type.Partial(Type.Object(members))
export type UpdateSignInPolicy = Static<typeof UpdateSignInPolicy>

export interface SignInPolicyRow {
  sso: 'required' | 'optional'
  guests: 'any_method' | 'sso'
  provisions_members: boolean
}

export const usualPolicy: SignInPolicyRow = { sso: 'required', guests: 'any_method', provisions_members: true }

export function toSignInPolicy(organizationId: string, row: SignInPolicyRow): Static<typeof SignInPolicy> {
  return { object: 'organization_sign_in_policy', organization_id: organizationId, ...row }
}
