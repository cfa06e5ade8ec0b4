import { bamboohrSettings, startBamboohr } from '#test/bamboohr.ts'
import { googleSettings, startGoogleWorkspace } from '#test/google-workspace.ts'
import { defineSamples } from '#test/slice-samples.ts'
import type { Kit } from '#test/ways-to-call.ts'

/** They answer for as long as the process lives. */
const google = startGoogleWorkspace()
const bamboohr = startBamboohr()

async function createDirectory({ done, members }: Kit, type: string): Promise<string> {
  const { organization_id } = members
  const { id } = await done('POST', '/directories', { organization_id, type, name: 'Staff' })
  return `/directories/${id}`
}

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { id: organization_id } = await create('/organizations', { name: `${name} staff` })
    const { id } = await create('/directories', { organization_id, type: 'bamboohr', name })
    return { objects: { '/directories/{id}/sync': id } }
  },
  calls: {
    'gatehouse.directories.google_workspace.configure': [
      {
        with: async (kit) => ({
          path: `${await createDirectory(kit, 'gsuite directory')}/google_workspace`,
          ...googleSettings(await google),
        }),
      },
    ],
    'gatehouse.directories.bamboohr.configure': [
      {
        with: async (kit) => ({
          path: `${await createDirectory(kit, 'bamboohr')}/bamboohr`,
          ...bamboohrSettings(await bamboohr),
        }),
      },
    ],
    'gatehouse.directories.sync.request': [
      {
        with: async (kit) => {
          const directory = await createDirectory(kit, 'bamboohr')
          await kit.done('PUT', `${directory}/bamboohr`, bamboohrSettings(await bamboohr))
          return { path: `${directory}/sync` }
        },
      },
    ],
  },
})
