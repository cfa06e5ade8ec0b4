import { defineSamples } from '#test/slice-samples.ts'

export const samples = defineSamples({
  async furnish({ server: { url, environment } }) {
    const page = await (await fetch(`${url}/console`)).text()
    const [, script] = /src="\/console\/assets\/([^"]+)"/.exec(page) ?? []
    return {
      objects: {
        '/console/': environment.environmentId,
        '/console/{environment}/': 'users',
        '/console/{environment}/{page}/': 'user_01',
        '/console/{environment}/{page}/{object}/': 'sessions',
        '/console/assets/': script,
      },
    }
  },
})
