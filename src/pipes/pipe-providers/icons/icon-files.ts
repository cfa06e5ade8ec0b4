import { createHash } from 'node:crypto'
import { pipeProviders } from '../providers/index.ts'
import { drawIcon, type IconMode } from './draw-icon.ts'

/** Where the icon of a service is, for light and for dark pages. */
export type IconPaths = Readonly<Record<IconMode, string>>

interface IconFile {
  /** Named by its content, so that browsers may cache it. */
  readonly name: string
  readonly bytes: Buffer
}

const drawn = new Map<string, IconFile>()

/** Drawn at first use: a process shows few of them, and choosing the colours of all costs a fifth of a start. */
function iconFileOf(slug: string, mode: IconMode): IconFile | undefined {
  const key = `${slug}.${mode}`
  const known = drawn.get(key)
  if (known !== undefined) return known
  const icon = pipeProviders.find((provider) => provider.slug === slug)?.icon
  if (icon === undefined) return undefined
  const bytes = Buffer.from(drawIcon(icon, mode))
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 12)
  const file = { name: `${key}.${hash}.svg`, bytes }
  drawn.set(key, file)
  return file
}

/** `undefined` for a custom provider, whatever its slug. */
export function iconPathsOf({
  slug,
  custom_provider,
}: {
  slug: string
  custom_provider: object | null
}): IconPaths | undefined {
  const light = custom_provider === null ? iconFileOf(slug, 'light') : undefined
  const dark = light && iconFileOf(slug, 'dark')
  return light && dark && { light: pathOf(light), dark: pathOf(dark) }
}

function pathOf({ name }: IconFile): string {
  return `/assets/services/${name}`
}

/** `undefined` for every name that is not a known service, so that no path reaches another file. */
export function findIconFile(name: string): Buffer | undefined {
  const [slug = '', mode] = name.split('.')
  const file = mode === 'light' || mode === 'dark' ? iconFileOf(slug, mode) : undefined
  return file?.name === name ? file.bytes : undefined
}
