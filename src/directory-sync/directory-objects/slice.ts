import { roleHolders } from '#access/roles/index.ts'
import { personalData } from '#events/event-log/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import {
  directoriesArea,
  directoryCounts,
  followsAttributes,
  followsDirectory,
  partsOfDirectory,
} from '../directories/index.ts'
import { eraseDirectoryUsers } from './erase-directory-users.ts'
import * as objectEvents from './events.ts'
import { followDirectoryJob, followUsers } from './follow-directory-job.ts'
import { followSettings } from './follow-users.ts'
import { directoryGroupRoles } from './group-roles.ts'
import { deletePart, followAttributes, followChange } from './jobs.ts'
import { getDirectoryGroupOperation } from './operations/get-directory-group.ts'
import { getDirectoryUserOperation } from './operations/get-directory-user.ts'
import { listGroupRolesOperation, replaceGroupRolesOperation } from './operations/group-roles.ts'
import { listDirectoryGroupsOperation } from './operations/list-directory-groups.ts'
import { listDirectoryUsersOperation } from './operations/list-directory-users.ts'
import { listLogOperation } from './operations/list-log.ts'
import { countObjects } from './read.ts'

export const directoryObjects = defineSlice({
  area: directoriesArea,
  operations: [
    listDirectoryUsersOperation,
    getDirectoryUserOperation,
    listDirectoryGroupsOperation,
    getDirectoryGroupOperation,
    listGroupRolesOperation,
    replaceGroupRolesOperation,
    listLogOperation,
  ],
  events: Object.values(objectEvents),
  impersonalTexts: [[/^dsync\.group\.\w+ (group\.)?(name|(raw|previous)_attributes\.\*)$/, 'a group of a directory']],
  tables: {
    directory_users: {
      kept: { until: 'its provider or directory deletes it' },
      missing: (id) => notFound('Directory User', id),
      readable: [
        'id',
        'directory_id',
        'state',
        'role_slugs',
        'user_name',
        'external_id',
        'name',
        'resource',
        'created_at',
        'updated_at',
      ],
      personal: [
        'idp_id',
        'user_name',
        'external_id',
        'email',
        'first_name',
        'last_name',
        'name',
        'resource',
        'custom_attributes',
      ],
    },
    directory_groups: {
      kept: { until: 'its provider or directory deletes it' },
      missing: (id) => notFound('Directory Group', id),
      readable: ['id', 'directory_id', 'name', 'external_id', 'created_at', 'updated_at'],
      impersonal: { 'groups, roles, names of ours': ['name', 'resource'] },
    },
    directory_group_members: { readable: ['group_id', 'user_id'] },
    directory_group_roles: { readable: ['directory_id'] },
    directory_log: {
      kept: { after: 'created_at', for: '90 days' },
      personal: ['user_name', 'attributes'],
      impersonal: { 'groups, roles, names of ours': ['action', 'reason', 'request'] },
    },
  },
  jobs: [followDirectoryJob],
  fills: [
    directoryCounts.fill(countObjects),
    partsOfDirectory.fill(deletePart),
    followsDirectory.fill(followChange),
    followsAttributes.fill(followAttributes),
    followUsers.fill(followSettings),
    roleHolders.fill(directoryGroupRoles.holder),
    personalData.fill({ erase: eraseDirectoryUsers }),
  ],
})
