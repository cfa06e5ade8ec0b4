import { defineError, notFound } from '#platform/http/errors.ts'

export function targetNotFound(id: string) {
  return notFound('SCIM target', id)
}

export const tooManyTargets = defineError(
  {
    status: 422,
    code: 'too_many_scim_targets',
    when: 'The environment has reached the maximum number of SCIM targets.',
    next: 'Delete one that is not needed.',
  },
  (most: number) => `An environment has at most ${most} SCIM targets.`,
)
