import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { conditionalOperations } from '#platform/http/serve/preconditions.ts'
import { packageRoot } from '#platform/package.ts'
import { startServer } from '#test/server.ts'
import { browserInWords } from '../../../web/console/src/ui/browser-in-words.ts'
import { findFile } from './built-files.ts'

test('every address of the console answers with its page, which runs only what the server itself sends', async () => {
  const { url, environment: of } = await startServer()
  const environment = `/${of.environmentId}`

  for (const path of ['', '/returned', environment, `${environment}/users`, `${environment}/users/user_01/sessions`]) {
    const answer = await fetch(`${url}/console${path}`)
    const text = await answer.text()

    expect(answer.status).toBe(200)
    expect(answer.headers.get('cache-control')).toBe('no-store')
    const policy = answer.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("style-src 'self';")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(text).not.toMatch(/<script(?![^>]*src=)|<style| style=/)
  }
})

test.each(['/api', '/api/sessions', '/API/session', '/sign-up', '/environment_1/users'])(
  'an address that the console does not have is not found: %s',
  async (path) => {
    const { url } = await startServer()

    const answer = await fetch(`${url}/console${path}`)

    expect(answer.status).toBe(404)
    await answer.arrayBuffer()
  },
)

test('files of the console are kept for a year under the name of their content, compressed where the browser reads that', async () => {
  const { url } = await startServer()
  const page = await (await fetch(`${url}/console`)).text()
  const [, path = ''] = /src="([^"]+\.js)"/.exec(page) ?? []

  const answer = await fetch(`${url}${path}`, { headers: { 'accept-encoding': 'gzip' } })

  expect(answer.status).toBe(200)
  expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
  expect(answer.headers.get('content-encoding')).toBe('gzip')
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8')
})

test('every file that the build made is found by its name', async () => {
  const names = await readdir(new URL('dist/console/assets/', packageRoot))

  const found = await Promise.all(names.map(findFile))

  expect(names.filter((_, at) => found[at] === undefined)).toEqual([])
  expect(names.length).toBeGreaterThan(100)
})

test.each(['nothing.js', '..%2findex.html', '%2e%2e%2f%2e%2e%2fpackage.json', 'main.js'])(
  'a file that the build did not make is not found: %s',
  async (name) => {
    const { url } = await startServer()

    const answer = await fetch(`${url}/console/assets/${name}`)

    expect(answer.status).toBe(404)
    await answer.arrayBuffer()
  },
)

test('the frame of previews may run the one script that it has, has no origin, and stands in our own pages alone', async () => {
  const { url } = await startServer()

  const answer = await fetch(`${url}/console/frame`)
  const text = await answer.text()

  const script = /<script>([\s\S]*)<\/script>/.exec(text)?.[1] ?? ''
  const hash = createHash('sha256').update(script).digest('base64')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain(`script-src 'sha256-${hash}';`)
  expect(policy).toContain("frame-ancestors 'self'")
  expect(policy).toMatch(/sandbox allow-scripts$/)
})

test.each([
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36 Edg/142.0.1',
    'Edge 142 on Windows',
  ],
  [
    'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Mobile Safari/537.36',
    'Chrome 141 on Android',
  ],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.1 Mobile/15E148 Safari/604.1',
    'Safari 18 on iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'Firefox 140 on Linux'],
  ['curl/8.10.1', 'curl/8.10.1'],
])('a browser is shown by its name: %s', (agent, words) => {
  expect(browserInWords(agent)).toBe(words)
})

/** What operators change without a condition, and why nothing is lost. */
const unconditional = [
  // Switches, and a place by one, each from what is there at that moment.
  'PUT /authorization/role_settings',
  'PUT /authorization/roles/priority',
  'PUT /authorization/roles/default',
  'PUT /authorization/organizations/{organizationId}/roles/default',
  // Is there or not.
  'PUT /feature-flags/{slug}/custom_targets/{type}/{id}',
  // Takes the version that it replaces as `version_check`.
  'PUT /vault/v1/kv/{id}',
  // The API of a standard, without versions: what was changed in the form alone, or the delivery as a whole.
  'PATCH /ssf/streams',
  // One service of a list: the members of its form alone.
  'PUT /organizations/{organizationId}/data_integration_configurations/{slug}',
]

/** Pages whose only change is a switch. */
const switches = ['features/audit-logs/streams-tab.tsx']

test('every change that two operators may make to one object is made on the version that each has seen', async () => {
  const { app } = await startServer()
  const conditional = new Set([...conditionalOperations(app.operations).keys()].map(nameOf))
  const folder = new URL('web/console/src/', packageRoot)
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.tsx'))

  const edits = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(new URL(name, folder), 'utf8')
      const operations = [...text.matchAll(/useChange\('((?:PUT|PATCH) [^']+)'/g)].map(
        ([, operation = '']) => operation,
      )
      const isSeen = /\bseen\b/.test(text) || switches.includes(name)
      return operations.map((operation) => ({ name, operation, isKept: isSeen && conditional.has(operation) }))
    }),
  )

  expect(edits.flat().length).toBeGreaterThan(30)
  const lost = edits.flat().filter(({ operation, isKept }) => !isKept && !unconditional.includes(operation))
  expect(lost).toEqual([])
})

function nameOf({ method, path }: { method: string; path: string }): string {
  return `${method} ${path}`
}
