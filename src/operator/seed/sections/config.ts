import { Type } from 'typebox'
import { isAllowedOrigin, registerOrigin } from '#environment/cors-origins/index.ts'
import { getEnvironment, updateEnvironment } from '#environment/environments/index.ts'
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
  async create({ tx, done }, { redirect_uris, cors_origins, homepage_url }) {
    await forEach(['config', 'redirect_uris'], redirect_uris, async (uri) => {
      done('redirect URI', uri, (await ensureRedirectUri(tx, uri)) ? 'created' : 'left')
    })
    await forEach(['config', 'cors_origins'], cors_origins, async (origin) => {
      const isKnown = await isAllowedOrigin(tx, origin)
      if (!isKnown) await registerOrigin(tx, origin)
      done('CORS origin', origin, isKnown ? 'left' : 'created')
    })
    if (homepage_url === undefined) return
    await at(['config', 'homepage_url'], async () => {
      requireWebAddress('homepage_url', homepage_url)
      const isSame = (await getEnvironment(tx)).app_homepage_url === homepage_url
      if (!isSame) await updateEnvironment(tx, { app_homepage_url: homepage_url })
      done('homepage URL', homepage_url, isSame ? 'left' : 'changed')
    })
  },
})
