import { personalData } from '#events/event-log/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { scimTargetsArea } from './area.ts'
import { eraseRequests } from './erase.ts'
import { targetNotFound } from './errors.ts'
import { scimTargetRefused } from './events.ts'
import { scimTargetsOldest } from './gauges.ts'
import { reconcileScimTargets } from './jobs.ts'
import { createTargetOperation } from './operations/create-target.ts'
import { deleteTargetOperation } from './operations/delete-target.ts'
import { getFiguresOperation } from './operations/get-figures.ts'
import { getTargetOperation } from './operations/get-target.ts'
import { listObjectsOperation } from './operations/list-objects.ts'
import { listRequestsOperation } from './operations/list-requests.ts'
import { listTargetsOperation } from './operations/list-targets.ts'
import { reconcileTargetOperation } from './operations/reconcile-target.ts'
import { updateTargetOperation } from './operations/update-target.ts'

export const scimTargets = defineSlice({
  area: scimTargetsArea,
  operations: [
    listTargetsOperation,
    createTargetOperation,
    getTargetOperation,
    updateTargetOperation,
    deleteTargetOperation,
    reconcileTargetOperation,
    getFiguresOperation,
    listObjectsOperation,
    listRequestsOperation,
  ],
  events: [scimTargetRefused],
  impersonalTexts: [
    [/^gatehouse\.scim_target\.refused (name|endpoint_url|error)$/, 'what an application configures, a text of ours'],
  ],
  crons: [reconcileScimTargets],
  gauges: [scimTargetsOldest],
  tables: {
    scim_targets: {
      moves: { comesLast: true },
      missing: targetNotFound,
      readable: ['id', 'name'],
      renewal: 'SCIM targets: replace the tokens and client secrets with which people are pushed',
      sealed: { sealed_secret: 'scim_target:{id}' },
      kept: { until: 'it is deleted' },
      impersonal: {
        'what an application configures, texts of ours': [
          'name',
          'endpoint_url',
          'authentication',
          'sealed_secret',
          'attribute_mapping',
          'organization_ids',
          'role_slugs',
          'group_ids',
          'last_error',
        ],
        'keys, names of ours': ['reconciliation_phase', 'reconciliation_cursor', 'reconciliation_run', 'locked_by'],
      },
    },
    scim_target_objects: {
      moves: { comesLast: true, needsSecrets: true },
      missing: targetNotFound,
      kept: { until: 'its target knows that the user or group is gone, or is deleted' },
      impersonal: {
        'the id that the target gave': ['remote_id'],
        'names of groups; digests of attributes, which an erasure empties': ['pushed'],
        'names and texts of ours': ['cause', 'seen_in', 'last_error'],
      },
    },
    scim_target_members: {
      moves: { comesLast: true, needsSecrets: true },
      impersonal: { 'the id that the target gave': ['remote_id'] },
    },
    scim_target_requests: {
      moves: 'they were sent by one server',
      kept: { after: 'created_at', for: '30 days', why: 'an operator can see what a target answered' },
      personal: ['path', 'request_body', 'response_excerpt'],
      impersonal: { 'names and texts of ours': ['cause', 'method', 'error'] },
    },
  },
  fills: [personalData.fill({ erase: eraseRequests })],
})
