import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ server, name, member }) {
    const query = new URLSearchParams({
      client_id: server.clientId,
      redirect_uri: `https://${name}.example/callback`,
      response_type: 'code',
      connection: member('connection_id'),
    })
    await fetch(`${server.url}/sso/authorize?${query}`, { redirect: 'manual' })
    const { body } = await server.api.get<{ data: { id: string }[] }>('/sso/sessions')
    return { objects: { '/sso/sessions/': body.data[0]?.id } }
  },
})
