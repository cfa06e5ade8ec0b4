import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { type Accents, brandStylesheet } from '#environment/branding/index.ts'
import { packageRoot } from '#platform/package.ts'
import { drawIcon, iconName } from './icon.tsx'

export interface Asset {
  type: string
  bytes: Buffer
}

const folder = new URL('assets/', packageRoot)

const fonts = ['inter-latin.woff2', 'inter-latin-ext.woff2', 'inter-vietnamese.woff2']

/** The files that pages load. They are named by their content, so browsers may cache them forever. */
export const assets = loadAssets()

function loadAssets(): {
  stylesheetUrls(accents: Accents): string[]
  /** For the development pages. */
  development: { stylesheetUrls: string[] }
  /** The script that asks the browser for passkeys. */
  passkeyScriptUrl: string
  /** Copies to the clipboard. */
  copyScriptUrl: string
  /** Shows times in the reader's zone, and passwords. */
  pageScriptUrl: string
  /** For pages with guides to identity providers, after those of every page. */
  guideStylesheetUrl: string
  /** The additional styles of the Admin Portal. */
  portal: { stylesheetUrl: string; scriptUrl: string }
  /** Sends a form that needs no answer of the person. */
  sendScriptUrl: string
  /** Takes over a connection from the page that opened the window. */
  handoffScriptUrl: string
  /** Closes a window that a page has opened. */
  closeScriptUrl: string
  /** The icon of an environment that has set none. */
  iconUrl(accents: Accents, name: string): string
  find(name: string): Asset | undefined
} {
  const pages = named('hosted-pages', 'css', readFileSync(new URL('hosted-pages.css', folder)))
  const brand = { name: brandName({}) }
  const development = named('development', 'css', readFileSync(new URL('development.css', folder)))
  const passkeys = named('passkeys', 'js', readFileSync(new URL('passkeys.js', folder)))
  const guides = named('provider-guides', 'css', readFileSync(new URL('provider-guides.css', folder)))
  const send = named('send', 'js', readFileSync(new URL('send.js', folder)))
  const handoff = named('handoff', 'js', readFileSync(new URL('handoff.js', folder)))
  const close = named('close', 'js', readFileSync(new URL('close.js', folder)))
  const copy = named('copy', 'js', readFileSync(new URL('copy.js', folder)))
  const page = named('page', 'js', readFileSync(new URL('page.js', folder)))
  const portal = named('portal', 'css', readFileSync(new URL('portal.css', folder)))
  const portalScript = named('portal', 'js', readFileSync(new URL('portal.js', folder)))
  const files = new Map<string, Asset>([
    [pages.name, pages],
    [development.name, development],
    [passkeys.name, passkeys],
    [copy.name, copy],
    [page.name, page],
    [guides.name, guides],
    [portal.name, portal],
    [portalScript.name, portalScript],
    [send.name, send],
    [handoff.name, handoff],
    [close.name, close],
    ['favicon.ico', { type: 'image/x-icon', bytes: readFileSync(new URL('favicon.ico', folder)) }],
    ...fonts.map((name): [string, Asset] => [
      `fonts/${name}`,
      { type: 'font/woff2', bytes: readFileSync(new URL(`fonts/${name}`, folder)) },
    ]),
  ])
  return {
    stylesheetUrls: (accents) => [`/assets/${pages.name}`, `/assets/${brandName(accents)}`],
    development: { stylesheetUrls: [pages, brand, development].map(({ name }) => `/assets/${name}`) },
    passkeyScriptUrl: `/assets/${passkeys.name}`,
    copyScriptUrl: `/assets/${copy.name}`,
    pageScriptUrl: `/assets/${page.name}`,
    guideStylesheetUrl: `/assets/${guides.name}`,
    portal: { stylesheetUrl: `/assets/${portal.name}`, scriptUrl: `/assets/${portalScript.name}` },
    sendScriptUrl: `/assets/${send.name}`,
    handoffScriptUrl: `/assets/${handoff.name}`,
    closeScriptUrl: `/assets/${close.name}`,
    iconUrl: (accents, name) => `/assets/${iconName(accents, name)}`,
    find: (name) => files.get(name) ?? findBrand(name) ?? findIcon(name),
  }
}

function named(base: string, kind: 'css' | 'js', bytes: Buffer): Asset & { name: string } {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const type = kind === 'css' ? 'text/css; charset=utf-8' : 'text/javascript; charset=utf-8'
  return { name: `${base}.${hash}.${kind}`, type, bytes }
}

/**
 * The stylesheet of an environment is named by its colours and generated from its name, so serving it needs no lookup.
 * The number is the version of the generated styles.
 */
function brandName({ accent, accentDark }: Accents): string {
  const part = (color: string | null | undefined) => color?.slice(1).toLowerCase() ?? 'none'
  return `brand.2.${part(accent)}.${part(accentDark)}.css`
}

function findBrand(name: string): Asset | undefined {
  const [, accent, accentDark] = /^brand\.2\.([0-9a-f]{3,6}|none)\.([0-9a-f]{3,6}|none)\.css$/.exec(name) ?? []
  if (accent === undefined || accentDark === undefined) return undefined
  const color = (part: string) => (part === 'none' ? null : `#${part}`)
  const css = brandStylesheet({ accent: color(accent), accentDark: color(accentDark) })
  return { type: 'text/css; charset=utf-8', bytes: Buffer.from(css) }
}

function findIcon(name: string): Asset | undefined {
  const svg = drawIcon(name)
  return svg === undefined ? undefined : { type: 'image/svg+xml', bytes: Buffer.from(svg) }
}
