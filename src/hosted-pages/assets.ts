import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brandStylesheet } from './views/index.ts'

export interface Asset {
  type: string
  bytes: Buffer
}

const folder = new URL('../../assets/', import.meta.url)

const fonts = ['inter-latin.woff2', 'inter-latin-ext.woff2', 'inter-vietnamese.woff2']

/** What the pages load besides themselves. Files are named by their content, so browsers may keep them for good. */
export const assets = loadAssets()

function loadAssets(): {
  stylesheetUrls: string[]
  developmentStylesheetUrls: string[]
  /** Asks the browser for passkeys. */
  passkeyScriptUrl: string
  find(name: string): Asset | undefined
} {
  const pages = named('hosted-pages', 'css', readFileSync(new URL('hosted-pages.css', folder)))
  const brand = named('brand', 'css', Buffer.from(brandStylesheet({})))
  const development = named('development', 'css', readFileSync(new URL('development.css', folder)))
  const passkeys = named('passkeys', 'js', readFileSync(new URL('passkeys.js', folder)))
  const files = new Map<string, Asset>([
    [pages.name, pages],
    [brand.name, brand],
    [development.name, development],
    [passkeys.name, passkeys],
    ...fonts.map((name): [string, Asset] => [
      `fonts/${name}`,
      { type: 'font/woff2', bytes: readFileSync(new URL(`fonts/${name}`, folder)) },
    ]),
  ])
  return {
    stylesheetUrls: [`/assets/${pages.name}`, `/assets/${brand.name}`],
    developmentStylesheetUrls: [pages, brand, development].map(({ name }) => `/assets/${name}`),
    passkeyScriptUrl: `/assets/${passkeys.name}`,
    find: (name) => files.get(name),
  }
}

function named(base: string, kind: 'css' | 'js', bytes: Buffer): Asset & { name: string } {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const type = kind === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8'
  return { name: `${base}.${hash}.${kind}`, type, bytes }
}
