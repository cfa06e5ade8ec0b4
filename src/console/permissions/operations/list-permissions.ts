import { Type } from 'typebox'
import { getEnvironment } from '#environment/environments/index.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { operatorRoles } from '../../operators/index.ts'
import { type Area, areasOfInstallation } from '../operation-areas.ts'
import { ruledOperations, ruleOf } from '../operation-rules.ts'
import { permits } from '../role-rules.ts'
import { OperatorPermission } from '../schemas.ts'

const isReached = (area: Area, kind: string): boolean => kind === 'system' || !areasOfInstallation.includes(area)

export const listPermissionsOperation = defineOperation({
  id: 'gatehouse.operator_permissions.list',
  method: 'GET',
  path: '/operator_permissions',
  summary: 'List what the roles of operators permit',
  description:
    'Each operation with the roles that permit it in this environment. Those for management keys alone are left out.',
  surface: 'api',
  access: 'api_key',
  success: {
    status: 200,
    body: Type.Object({ object: Type.Literal('list'), data: Type.Array(OperatorPermission) }),
  },
  async handler(_input, ctx) {
    const environment = await getEnvironment(ctx)
    const caller = ctx.actor.type === 'operator' ? ctx.actor.role : undefined
    const data = ruledOperations().flatMap((id): OperatorPermission[] => {
      const rule = ruleOf(id)
      if (rule === undefined) return []
      const { area, kind, stepUp, reason } = rule
      const roles = operatorRoles.filter((role) => permits(role, environment.kind, rule))
      return [
        {
          operation_id: id,
          operation: ctx.system.catalog.addresses.get(id) ?? id,
          area,
          kind,
          step_up: stepUp,
          reason,
          permitted:
            (caller === undefined || roles.some((role) => role === caller)) && isReached(area, environment.kind),
          roles,
          reveal_roles: operatorRoles.filter((role) => permits(role, environment.kind, { area, kind: 'reveal' })),
        },
      ]
    })
    return { object: 'list' as const, data }
  },
})
