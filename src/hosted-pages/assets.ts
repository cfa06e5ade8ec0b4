import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { brandStylesheet } from './views/index.ts'

export interface Asset {
  type: string
  bytes: Buffer
}

const folder = new URL('../../assets/', import.meta.url)

const fonts = ['inter-latin.woff2', 'inter-latin-ext.woff2', 'inter-vietnamese.woff2']

/** What the pages load besides themselves. Style sheets are named by their content, so browsers may keep them for good. */
export const assets = loadAssets()

function loadAssets(): {
  stylesheetUrls: string[]
  developmentStylesheetUrls: string[]
  find(name: string): Asset | undefined
} {
  const pages = stylesheet('hosted-pages', readFileSync(new URL('hosted-pages.css', folder)))
  const brand = stylesheet('brand', Buffer.from(brandStylesheet({})))
  const development = stylesheet('development', readFileSync(new URL('development.css', folder)))
  const files = new Map<string, Asset>([
    [pages.name, pages],
    [brand.name, brand],
    [development.name, development],
    ...fonts.map((name): [string, Asset] => [
      `fonts/${name}`,
      { type: 'font/woff2', bytes: readFileSync(new URL(`fonts/${name}`, folder)) },
    ]),
  ])
  return {
    stylesheetUrls: [`/assets/${pages.name}`, `/assets/${brand.name}`],
    developmentStylesheetUrls: [pages, brand, development].map(({ name }) => `/assets/${name}`),
    find: (name) => files.get(name),
  }
}

function stylesheet(base: string, bytes: Buffer): Asset & { name: string } {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  return { name: `${base}.${hash}.css`, type: 'text/css; charset=utf-8', bytes }
}
