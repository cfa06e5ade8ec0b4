import { Type } from 'typebox'
import { type AccountOwner, ownerOf, type PersonalOwner } from '../schemas.ts'
import { selectorParameters, targetParameters } from '../select-account.ts'

/** How the operations on an account of a user name it. */
export const accountPath = '/user_management/users/{user_id}/connected_accounts/{slug}'
export const accountParams = Type.Object({ user_id: Type.String(), slug: Type.String() })
const place = {
  organization_id: Type.Optional(Type.String({ description: 'The organization to which the account belongs.' })),
}
export const placeQuery = Type.Object(place)
export const accountQuery = Type.Object({ ...place, ...selectorParameters })
export const targetQuery = Type.Object({ ...place, ...selectorParameters, ...targetParameters })

export function addressedOwner(input: {
  params: { user_id: string }
  query: { organization_id?: string }
}): PersonalOwner {
  return ownerOf({ user_id: input.params.user_id, ...input.query })
}

/** How those on an account of an organization do. */
export const sharedAccountPath = '/organizations/{organization_id}/connected_accounts/{slug}'
export const sharedAccountParams = Type.Object({ organization_id: Type.String(), slug: Type.String() })
export const sharedAccountQuery = Type.Object(selectorParameters)
export const sharedTargetQuery = Type.Object({ ...selectorParameters, ...targetParameters })

export function addressedOrganization({ params }: { params: { organization_id: string } }): AccountOwner {
  return { userId: null, organizationId: params.organization_id }
}
