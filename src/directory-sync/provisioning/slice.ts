import { defineSlice } from '#platform/slices/slice.ts'
import { partsOfDirectory } from '../directories/index.ts'
import { directoryFollowers } from '../directory-objects/index.ts'
import { followDirectoryGroup, followDirectoryMembers } from './groups.ts'
import { followDirectoryUser } from './provision-user.ts'
import { releaseMembers } from './release.ts'

/** People of a directory become users and members, and its groups become groups, where the directory is to provision them. */
export const directoryProvisioning = defineSlice({
  tables: { directory_memberships: {}, directory_provisioned_groups: {} },
  fills: [
    directoryFollowers.fill({
      user: followDirectoryUser,
      group: followDirectoryGroup,
      members: followDirectoryMembers,
    }),
    partsOfDirectory.fill(releaseMembers),
  ],
})
