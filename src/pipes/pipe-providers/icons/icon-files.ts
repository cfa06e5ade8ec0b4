import { createHash } from 'node:crypto'
import { pipeProviders } from '../providers/index.ts'
import { drawIcon, type IconMode } from './draw-icon.ts'

/** Where the icon of a service is, for light and for dark pages. */
export type IconPaths = Readonly<Record<IconMode, string>>

const files = new Map<string, Buffer>()
const paths = new Map<string, IconPaths>()

for (const { slug, icon } of pipeProviders)
  if (icon !== undefined) paths.set(slug, { light: draw(slug, icon, 'light'), dark: draw(slug, icon, 'dark') })

/** Named by what is in it, so that browsers may keep it. */
function draw(slug: string, icon: Parameters<typeof drawIcon>[0], mode: IconMode): string {
  const bytes = Buffer.from(drawIcon(icon, mode))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const name = `${slug}.${mode}.${hash}.svg`
  files.set(name, bytes)
  return `/assets/services/${name}`
}

/** `undefined` for a custom provider, whatever its slug. */
export function iconPathsOf({ slug, custom_provider }: { slug: string; custom_provider: object | null }) {
  return custom_provider === null ? paths.get(slug) : undefined
}

export function findIconFile(name: string): Buffer | undefined {
  return files.get(name)
}
