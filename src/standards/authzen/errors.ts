import { defineError, type Fault, sentencesOf } from '#platform/http/errors.ts'

/** AuthZEN 1.0 §10.1.2. */
export const invalidDecisionRequest = defineError(
  {
    status: 400,
    code: 'invalid_request',
    when: 'A member that the AuthZEN request needs is missing or of the wrong type, or a page token belongs to another search.',
  },
  (why: string) => why,
)

export function refuseShape(faults: Fault[]) {
  return invalidDecisionRequest(sentencesOf(faults))
}

export const ambiguousResource = defineError(
  {
    status: 400,
    code: 'ambiguous_resource',
    when: 'Several organizations have a resource of this type with this external id.',
    next: 'Send `organization_id` in the properties of the resource, or its id in Gatehouse.',
  },
  (id: string) =>
    `Several organizations have the resource '${id}'. Send \`organization_id\` in the properties of the resource.`,
)
