import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { agentBlueprintsArea } from './area.ts'
import * as blueprintEvents from './events.ts'
import { createBlueprintOperation } from './operations/create-blueprint.ts'
import { deleteBlueprintOperation } from './operations/delete-blueprint.ts'
import { getBlueprintOperation } from './operations/get-blueprint.ts'
import { listBlueprintsOperation } from './operations/list-blueprints.ts'
import { updateBlueprintOperation } from './operations/update-blueprint.ts'

export const agentBlueprints = defineSlice({
  area: agentBlueprintsArea,
  operations: [
    listBlueprintsOperation,
    createBlueprintOperation,
    getBlueprintOperation,
    updateBlueprintOperation,
    deleteBlueprintOperation,
  ],
  events: Object.values(blueprintEvents),
  impersonalTexts: [
    [
      / (name|description|permissions|invocable_\w+\.\w+|permissions_by_instance_type\.\w+)$/,
      'what an application configures, slugs and ids',
    ],
  ],
  tables: {
    agent_blueprints: {
      kept: { until: 'it is deleted' },
      missing: (id: string) => notFound('Agent blueprint', id),
      readable: ['id', 'name'],
      impersonal: {
        'what an application configures': ['name', 'description', 'permissions', 'not_delegated', 'not_autonomous'],
        'one of a list': ['instance_types'],
      },
    },
  },
})
