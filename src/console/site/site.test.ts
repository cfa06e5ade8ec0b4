import { createHash } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { packageRoot } from '#platform/package.ts'
import { startServer } from '#test/server.ts'
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
