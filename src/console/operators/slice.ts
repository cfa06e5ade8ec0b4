import { endsWithUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { operatorsArea } from './area.ts'
import { getOperatorOperation } from './operations/get-operator.ts'
import { inviteOperatorOperation } from './operations/invite-operator.ts'
import { inviteOperatorAgainOperation } from './operations/invite-operator-again.ts'
import { listOperatorsOperation } from './operations/list-operators.ts'
import { removeOperatorOperation } from './operations/remove-operator.ts'
import { setOperatorRolesOperation } from './operations/set-operator-roles.ts'
import { endOperator } from './service.ts'

export const operators = defineSlice({
  area: operatorsArea,
  operations: [
    listOperatorsOperation,
    getOperatorOperation,
    inviteOperatorOperation,
    inviteOperatorAgainOperation,
    setOperatorRolesOperation,
    removeOperatorOperation,
  ],
  tables: {
    operators: {
      moves: 'they run one server',
      kept: { until: 'it is deleted' },
      missing: (id) => notFound('Operator', id),
      readable: ['id', 'email'],
      impersonal: {
        'an operator, who is no user of an application and removed by owners': ['email', 'canonical_email'],
      },
    },
    operator_roles: { moves: 'they run one server', readable: ['operator_id', 'scope_environment_id', 'role'] },
  },
  fills: [endsWithUser.fill(endOperator)],
})
