// Renders every page and mail in every state that matters, takes a picture of each into screenshots/ (not committed;
// index.html there shows them all), and runs axe on each under the real content security policy. Fails on any violation,
// any policy breach and any sideways scrolling.
//   npm run screenshots -- [part of a name]
import { mkdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'
import { brandStylesheet } from '#environment/branding/index.ts'
import { findIconFile } from '#pipes/pipe-providers/icons/icon-files.ts'
import { writeContactSheet } from './screenshots/contact-sheet.ts'
import { pictures } from './screenshots/pictures.ts'
import { type Look, looks, type Picture } from './screenshots/samples.ts'

const root = new URL('../', import.meta.url)
const folder = new URL('screenshots/', root)
const policyWith = (scripts: boolean) =>
  `default-src 'none'; ${scripts ? "script-src 'self'; " : ''}style-src 'self'; font-src 'self'; img-src 'self' https: data:; form-action 'self' https://app.example.com; base-uri 'none'; frame-ancestors 'none'`

const logoSvg = (ink: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32"><circle cx="16" cy="16" r="11" fill="#ffd60a"/><path d="M16 5a11 11 0 0 1 0 22z" fill="#f5a300"/><text x="36" y="23" font-family="Arial,sans-serif" font-size="21" font-weight="700" fill="${ink}">Lumen</text></svg>`
const types: Record<string, string> = {
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

async function serve(pictures: readonly Picture[]) {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    const send = (body: string | Buffer, headers: Record<string, string>) => response.writeHead(200, headers).end(body)
    const picture = pictures.find(({ name }) => url.pathname === `/picture/${name}`)
    if (picture) {
      const csp: Record<string, string> = picture.mail
        ? {}
        : { 'content-security-policy': picture.policy ?? policyWith(picture.scripts === true) }
      return send(picture.html, { 'content-type': 'text/html; charset=utf-8', ...csp })
    }
    if (url.pathname === '/favicon.ico') return response.writeHead(204).end()
    if (url.pathname === '/brand.css') {
      return send(brandStylesheet({ accent: `#${url.searchParams.get('accent')}` }), { 'content-type': 'text/css' })
    }
    if (url.pathname === '/sample/logo.svg') return send(logoSvg('#1c2024'), { 'content-type': 'image/svg+xml' })
    if (url.pathname === '/sample/logo-dark.svg') return send(logoSvg('#edeef0'), { 'content-type': 'image/svg+xml' })
    const asset = /^\/assets\/[\w/-]+\.(css|woff2|js)$/.test(url.pathname)
      ? await readFile(new URL(`.${url.pathname}`, root)).catch(() => undefined)
      : undefined
    if (asset) return send(asset, { 'content-type': types[extname(url.pathname)] ?? 'application/octet-stream' })
    const icon = findIconFile(url.pathname.replace('/assets/services/', ''))
    if (icon) return send(icon, { 'content-type': 'image/svg+xml' })
    return response.writeHead(404).end()
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

async function take(browser: Browser, origin: string, picture: Picture, look: Look): Promise<string[]> {
  const { width, height, colorScheme } = looks[look]
  const context = await browser.newContext({ viewport: { width, height }, colorScheme, reducedMotion: 'reduce' })
  const problems: string[] = []
  try {
    const page = await context.newPage()
    page.on('console', (message) => {
      if (message.type() === 'error') problems.push(message.text())
    })
    await page.goto(`${origin}/picture/${picture.name}`)
    await page.evaluate('document.fonts.ready')
    for (const key of picture.keys ?? []) await page.keyboard.press(key)
    const sideways = await page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    )
    if (sideways > 0) problems.push(`scrolls sideways by ${sideways} px`)

    const full = await page.evaluate<number>('document.documentElement.scrollHeight')
    const clip = { x: 0, y: 0, width, height: Math.min(full, 1200) }
    const path = fileURLToPath(new URL(`${picture.name}.${look}.png`, folder))
    await page.screenshot({ fullPage: true, clip, path })

    await page.evaluate(await axeSource)
    const violations = await page.evaluate<{ id: string; nodes: { html: string; failureSummary: string }[] }[]>(
      "axe.run(document, { resultTypes: ['violations'] }).then((result) => result.violations)",
    )
    for (const { id, nodes } of violations) {
      problems.push(...nodes.map((node) => `axe ${id}: ${node.html}\n  ${node.failureSummary}`))
    }
  } finally {
    await context.close()
  }
  return problems.map((problem) => `${picture.name}.${look}: ${problem}`)
}

const axeSource = readFile(new URL('node_modules/axe-core/axe.min.js', root), 'utf8')
const wanted = process.argv[2] ?? ''
const chosen = pictures.filter(({ name }) => name.includes(wanted))
if (wanted === '') await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
const { server, origin } = await serve(chosen)
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-lcd-text',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
})
const problems: string[] = []
let taken = 0
for (const picture of chosen) {
  for (const look of picture.looks) {
    problems.push(...(await take(browser, origin, picture, look)))
    taken++
  }
}
await browser.close()
server.close()
const sheet = await writeContactSheet(folder)
for (const problem of problems) console.log(problem)
console.log(`${taken} pictures, ${problems.length} problems: ${sheet}`)
process.exitCode = problems.length > 0 ? 1 : 0
