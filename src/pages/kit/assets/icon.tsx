import { renderToStaticMarkup } from 'react-dom/server'
import { type Accents, brandColors } from '#environment/branding/index.ts'
import { initial } from '../parts/initial.ts'

/**
 * Names the icon of an environment that has none of its own: the first letter of its name on its colour, as above the card.
 * Like the brand's stylesheet it can be made of its name alone. The number counts the ways in which it was drawn.
 */
export function iconName({ accent, accentDark }: Accents, name: string): string {
  const part = (color: string | null | undefined) => color?.slice(1).toLowerCase() ?? 'none'
  return `icon.2.${part(accent)}.${part(accentDark)}.${Buffer.from(initial(name)).toString('hex')}.svg`
}

const iconPattern = /^icon\.2\.([0-9a-f]{3,6}|none)\.([0-9a-f]{3,6}|none)\.((?:[0-9a-f]{2}){1,64})\.svg$/

/** @returns an SVG, or nothing for a name that {@link iconName} does not make. */
export function drawIcon(name: string): string | undefined {
  const [, accent, accentDark, hex] = iconPattern.exec(name) ?? []
  if (accent === undefined || accentDark === undefined || hex === undefined) return undefined
  const letter = Buffer.from(hex, 'hex').toString()
  const accents = { accent: colorOf(accent), accentDark: colorOf(accentDark) }
  return name === iconName(accents, letter)
    ? renderToStaticMarkup(<Icon accents={accents} letter={letter} />)
    : undefined
}

const colorOf = (part: string) => (part === 'none' ? null : `#${part}`)

const fills = ({ control, onControl }: { control: string; onControl: string }) =>
  `rect{fill:${control}}text{fill:${onControl}}`

function Icon({ accents, letter }: { accents: Accents; letter: string }) {
  const { light, dark } = brandColors(accents)
  return (
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32" role="img" aria-label={letter}>
      <style>{`text{font:600 19px system-ui,sans-serif}${fills(light)}@media (prefers-color-scheme:dark){${fills(dark)}}`}</style>
      <rect width="32" height="32" rx="8" />
      <text x="16" y="16" dy=".36em" textAnchor="middle">
        {letter}
      </text>
    </svg>
  )
}
