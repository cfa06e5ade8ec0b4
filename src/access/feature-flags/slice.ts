import { endsWithUser } from '#people/users/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { beginsWithOrganization, endsWithOrganization } from '#tenancy/organizations/index.ts'
import * as flagEvents from './events.ts'
import { createFlagOperation } from './operations/create-flag.ts'
import { createTargetOperation } from './operations/create-target.ts'
import { deleteCustomTargetOperation } from './operations/delete-custom-target.ts'
import { deleteFlagOperation } from './operations/delete-flag.ts'
import { deleteTargetOperation } from './operations/delete-target.ts'
import { disableFlagOperation } from './operations/disable-flag.ts'
import { enableFlagOperation } from './operations/enable-flag.ts'
import { evaluateFlagOperation } from './operations/evaluate-flag.ts'
import { getFlagOperation } from './operations/get-flag.ts'
import { getRuleOperation } from './operations/get-rule.ts'
import { getSnapshotOperation } from './operations/get-snapshot.ts'
import { listCustomTargetsOperation } from './operations/list-custom-targets.ts'
import { listFlagsOperation } from './operations/list-flags.ts'
import { listOrganizationFlagsOperation } from './operations/list-organization-flags.ts'
import { listTargetsOperation } from './operations/list-targets.ts'
import { listUserFlagsOperation } from './operations/list-user-flags.ts'
import { setCustomTargetOperation } from './operations/set-custom-target.ts'
import { setTargetOperation } from './operations/set-target.ts'
import { updateFlagOperation } from './operations/update-flag.ts'
import { endTargets } from './targets.ts'
import { noteOrganization } from './versions.ts'

export const featureFlags = defineSlice({
  area: {
    name: 'Feature flags',
    group: 'Access',
    description: 'Turn features on for everyone, for some users and organizations, or for a percentage.',
  },
  operations: [
    listFlagsOperation,
    createFlagOperation,
    getFlagOperation,
    updateFlagOperation,
    deleteFlagOperation,
    enableFlagOperation,
    disableFlagOperation,
    getRuleOperation,
    evaluateFlagOperation,
    listTargetsOperation,
    createTargetOperation,
    setTargetOperation,
    deleteTargetOperation,
    listCustomTargetsOperation,
    setCustomTargetOperation,
    deleteCustomTargetOperation,
    listOrganizationFlagsOperation,
    listUserFlagsOperation,
    getSnapshotOperation,
  ],
  events: Object.values(flagEvents),
  impersonalTexts: [
    [/^flag\.\w+ (name|description|tags)$/, 'a flag'],
    [/^flag\.\w+ owner\./, 'a member of the team of the application, who is another person'],
  ],
  tables: {
    feature_flags: {
      kept: { until: 'it is deleted' },
      readable: ['id', 'slug'],
      missing: (id: string) => notFound('Feature flag', id),
      impersonal: {
        'a flag': ['name', 'description', 'tags'],
        'a member of the team of the application, who is another person': ['owner'],
      },
    },
    feature_flag_targets: { kept: { until: 'it is deleted' } },
    feature_flag_custom_targets: {
      kept: { until: 'it is deleted' },
      impersonal: { 'a thing of the application, by a type and an id of its own': ['target_type'] },
    },
    feature_flag_versions: { impersonal: { 'names of ours': ['version', 'former_version'] } },
    feature_flag_changes: {
      kept: { after: 'created_at', for: '1 day', why: 'a process that lacks more of them makes the snapshot again' },
      impersonal: { 'names of ours': ['version', 'former_version'] },
    },
  },
  fills: [
    beginsWithOrganization.fill(noteOrganization),
    endsWithOrganization.fill({ end: (tx, organizationId) => endTargets(tx, { organizationId }) }),
    endsWithUser.fill((tx, userId) => endTargets(tx, { userId })),
  ],
})
