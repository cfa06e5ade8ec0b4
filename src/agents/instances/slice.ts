import { endsWithMembership } from '#access/organization-memberships/index.ts'
import { endsWithUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { endsWithOrganization } from '#tenancy/organizations/index.ts'
import { agentBlueprintsArea, endsWithBlueprint } from '../blueprints/index.ts'
import {
  endInstancesOfBlueprint,
  endInstancesOfMember,
  endInstancesOfOrganization,
  endInstancesOfUser,
} from './end-instances.ts'
import * as instanceEvents from './events.ts'
import { deleteInstanceOperation } from './operations/delete-instance.ts'
import { getInstanceOperation } from './operations/get-instance.ts'
import { listInstancesOperation } from './operations/list-instances.ts'

export const agentInstances = defineSlice({
  area: agentBlueprintsArea,
  operations: [listInstancesOperation, getInstanceOperation, deleteInstanceOperation],
  events: Object.values(instanceEvents),
  tables: {
    agent_instances: {
      kept: { until: 'its blueprint or organization is deleted' },
      missing: (id: string) => notFound('Agent instance', id),
      readable: ['id', 'organization_membership_id'],
    },
  },
  fills: [
    endsWithBlueprint.fill(endInstancesOfBlueprint),
    endsWithMembership.fill(endInstancesOfMember),
    endsWithUser.fill(endInstancesOfUser),
    endsWithOrganization.fill({ end: endInstancesOfOrganization, isOfMembers: true }),
  ],
})
