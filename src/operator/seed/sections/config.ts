import { Type } from 'typebox'
import { isAllowedOrigin, registerOrigin } from '#environment/cors-origins/index.ts'
import { updateEnvironment } from '#environment/environments/index.ts'
import { ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { requireWebAddress } from '#platform/http/web-address.ts'
import { at, forEach } from '../seeding.ts'
import { Entry } from './schema.ts'
import { defineSection } from './section.ts'

/** The settings of the environment in the CLI's file. */
export const config = defineSection({
  schema: Entry({
    redirect_uris: Type.Optional(Type.Array(Type.String())),
    cors_origins: Type.Optional(Type.Array(Type.String())),
    homepage_url: Type.Optional(Type.String({ maxLength: 2_048 })),
  }),
  async create({ tx }, { redirect_uris, cors_origins, homepage_url }) {
    await forEach(['config', 'redirect_uris'], redirect_uris, (uri) => ensureRedirectUri(tx, uri))
    await forEach(['config', 'cors_origins'], cors_origins, async (origin) => {
      if (!(await isAllowedOrigin(tx, origin))) await registerOrigin(tx, origin)
    })
    if (homepage_url === undefined) return
    await at(['config', 'homepage_url'], async () => {
      requireWebAddress('homepage_url', homepage_url)
      await updateEnvironment(tx, { app_homepage_url: homepage_url })
    })
  },
})
