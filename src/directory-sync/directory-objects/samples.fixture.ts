import { defineSamples } from '#test/slice-samples.ts'
import { getDirectory } from '../directories/index.ts'
import { recordRefusal } from './index.ts'
import { addDirectoryGroup, addDirectoryUser, scimUser } from './objects.fixture.ts'

export const samples = defineSamples({
  async furnish({ name, member, server }) {
    const directory = member('directory_id')
    const user = await addDirectoryUser(server.environment, directory, scimUser(`${name}@directory.example`))
    const group = await addDirectoryGroup(server.environment, directory, name, [user.id])
    return {
      objects: { '/directory_users/': user.id, '/directory_groups/': group.id },
      members: { directory_user: user.id, directory_group: group.id },
      searches: {
        DirectoryUsersController_list: { directory },
        DirectoryGroupsController_list: { directory },
      },
    }
  },
  async leaveTraces({ member, server }, { email, text }) {
    await addDirectoryUser(
      server.environment,
      member('directory_id'),
      scimUser(email, { name: { givenName: text, familyName: text }, displayName: text, externalId: text }),
    )
    await recordRefusal(server.environment, await getDirectory(server.environment, member('directory_id')), {
      request: 'POST /Users',
      detail: `Another user already exists with this username '${email}'.`,
      userName: email,
    })
  },
  calls: {
    'gatehouse.directories.group_roles.replace': [
      { with: ({ members }) => ({ data: [{ group: members.directory_group, role: 'member' }] }) },
    ],
  },
})
