import type { Mode } from './surfaces.ts'

/** A document as readers see it whose system is in this mode, whatever the mode of the system that shows it. */
export function inColorScheme(html: string, mode: Mode): string {
  const media = { light: 'not all', dark: 'all' }[mode]
  return html
    .replaceAll(/\(prefers-color-scheme:\s*dark\)/g, media)
    .replace('</head>', () => `<style>:root{color-scheme:${mode}}</style></head>`)
}
