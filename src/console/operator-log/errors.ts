import { defineError } from '#platform/http/errors.ts'

export const operatorLogKept = defineError(
  {
    status: 409,
    code: 'operator_log_kept',
    when: 'The organization is the operator log of an environment, which is kept.',
  },
  () => 'This organization holds the operator log of an environment. It cannot be deleted.',
)
