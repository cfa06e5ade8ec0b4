import { Type } from 'typebox'
import { CreateResource, createResource, hasResource } from '#connect/resources/index.ts'
import { forEach, withId } from '../seeding.ts'
import { Entry, PinnedId } from './schema.ts'
import { defineSection, findTwins } from './section.ts'

/** The APIs that access tokens may be issued for. */
export const connectResources = defineSection({
  schema: Type.Array(Entry({ ...CreateResource.properties, id: PinnedId })),
  check: (entries) => findTwins('connectResources', entries, 'uri'),
  create: ({ tx, done }, entries) =>
    forEach(['connectResources'], entries, async ({ id, ...resource }) => {
      const isKnown = await hasResource(tx, resource.uri)
      if (!isKnown) await createResource(withId(tx, 'authkit_oauth_resource', id), resource)
      done('resource', resource.uri, isKnown ? 'left' : 'created')
    }),
})
