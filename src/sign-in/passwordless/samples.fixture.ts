import { defineSamples } from '#test/slice-samples.ts'

const session = { type: 'MagicLink', connection: undefined, redirect_uri: undefined, expires_in: undefined }

export const samples = defineSamples({
  async furnish({ name, create }) {
    const { id, link = '' } = await create('/passwordless/sessions', { ...session, email: `link@${name}.example` })
    const [, , token] = new URL(link).pathname.split('/')
    return { objects: { '/passwordless/sessions/': id, '/passwordless/': token } }
  },
  async leaveTraces({ create }, { email, text }) {
    await create('/passwordless/sessions', { ...session, email, state: text })
  },
  calls: {
    'gatehouse.passwordless_sessions.create': [{ with: session, events: [] }],
    'gatehouse.passwordless_sessions.send': [{ events: [] }],
  },
})
