import { deleteOrigin, isAllowedOrigin, registerOrigin } from '#environment/cors-origins/index.ts'
import { deleteRedirectUri, ensureRedirectUri } from '#environment/redirect-uris/index.ts'
import { createEndpoint, deleteEndpoint, hasEndpoint } from '#events/webhooks/index.ts'
import { withIds } from '#platform/kept-ids.ts'
import { deleteTemplate, setTemplate } from '#sign-in/jwt-templates/index.ts'
import type { ObjectWriter } from '../../../object-writer.ts'
import { requiredText, textsOf } from '../../../values.ts'

export const redirectUriWriter: ObjectWriter = {
  plural: 'redirect addresses',
  async create(tx, id, value) {
    const isNew = await ensureRedirectUri(withIds(tx, { redir: [id] }), requiredText(value.uri, 'uri'))
    return isNew ? 'created' : 'found'
  },
  async update() {
    // An address does not change; which one is the default is set in the console.
  },
  remove: (ctx, id) => deleteRedirectUri(ctx, id),
}

export const corsOriginWriter: ObjectWriter = {
  plural: 'origins',
  async create(tx, id, value) {
    const origin = requiredText(value.origin, 'origin')
    if (await isAllowedOrigin(tx, origin)) return 'found'
    await registerOrigin(withIds(tx, { cors_origin: [id] }), origin)
    return 'created'
  },
  async update() {
    // An origin does not change.
  },
  remove: (ctx, id) => deleteOrigin(ctx, id),
}

export const jwtTemplateWriter: ObjectWriter = {
  plural: 'JWT templates',
  async create(tx, _id, value) {
    await setTemplate(tx, requiredText(value.content, 'content'))
    return 'created'
  },
  async update(tx, _id, value) {
    await setTemplate(tx, requiredText(value.content, 'content'))
  },
  remove: (ctx) => deleteTemplate(ctx),
}

/** Endpoints come in switched off: otherwise they would get the events of the import. */
export const webhookEndpointWriter: ObjectWriter = {
  plural: 'webhook endpoints',
  async create(tx, id, value) {
    const url = requiredText(value.endpoint_url, 'endpoint_url')
    if (await hasEndpoint(tx, url)) return 'found'
    await createEndpoint(
      withIds(tx, { we: [id] }),
      { endpoint_url: url, events: textsOf(value.events) },
      { secret: requiredText(value.secret, 'secret'), status: 'disabled' },
    )
    return 'created'
  },
  async update() {
    // From the first import on, it is what was set here.
  },
  remove: (ctx, id) => deleteEndpoint(ctx, id),
}
