import { Type } from 'typebox'
import { ownerOf, type PersonalOwner } from '../schemas.ts'

/** How the operations on one account name it. */
export const accountPath = '/user_management/users/{user_id}/connected_accounts/{slug}'
export const accountParams = Type.Object({ user_id: Type.String(), slug: Type.String() })
export const accountQuery = Type.Object({
  organization_id: Type.Optional(Type.String({ description: 'The organization that the account is in.' })),
})

export function addressedOwner(input: {
  params: { user_id: string }
  query: { organization_id?: string }
}): PersonalOwner {
  return ownerOf({ user_id: input.params.user_id, ...input.query })
}
