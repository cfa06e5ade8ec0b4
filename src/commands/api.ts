import { ConfigError } from '#platform/config-error.ts'
import type { Command } from './command.ts'

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const usage = `gatehouse api ${methods.join('|')} PATH [JSON], such as: gatehouse api GET /organizations`

/** Calls an operation of the running server with the key in GATEHOUSE_API_KEY, and prints what it answered. */
export const apiCommand: Command = {
  argument: 'METHOD PATH [JSON]',
  about: [
    'calls the API of the running server at GATEHOUSE_URL with the key in GATEHOUSE_API_KEY, and prints the answer;',
    'exits with 1 if the call is refused',
  ],
  async run({ config, secrets }, argument, print, [path, body]) {
    const method = methods.find((each) => each === argument?.toUpperCase())
    if (method === undefined || path === undefined || !path.startsWith('/'))
      throw new ConfigError(`Give a method and a path: ${usage}`)
    const answer = await call(new URL(path, config.url), {
      method,
      headers: {
        authorization: `Bearer ${secrets.apiKey}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body }),
    })
    const text = await answer.text()
    if (text !== '') print(inLines(text))
    if (!answer.ok) {
      print(`${answer.status} ${answer.statusText}`)
      process.exitCode = 1
    }
  },
}

/** @throws ConfigError where no server answers */
async function call(url: URL, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, redirect: 'manual' })
  } catch {
    throw new ConfigError(`No server answers at ${url.origin}. Start it, or set GATEHOUSE_URL to its address.`)
  }
}

function inLines(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return text
  }
}
