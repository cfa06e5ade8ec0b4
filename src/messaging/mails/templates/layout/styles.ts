import type { CSSProperties } from 'react'

/** Radix slate, as on the hosted pages. */
const color = { page: '#f9f9fb', card: '#ffffff', line: '#e0e1e6', fill: '#f0f0f3', ink: '#1c2024', soft: '#60646c' }

const font = "Inter, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"
const text: CSSProperties = { fontFamily: font, fontSize: '16px', lineHeight: '24px', color: color.ink }

/** Inline, because several mail programs drop stylesheets. */
export const styles = {
  page: { margin: 0, padding: 0, backgroundColor: color.page, wordBreak: 'break-word' },
  preheader: { display: 'none', maxHeight: 0, overflow: 'hidden', opacity: 0, fontSize: '1px', lineHeight: '1px' },
  outer: { padding: '32px 16px' },
  column: { width: '100%', maxWidth: '560px', textAlign: 'left' },
  brand: { ...text, fontWeight: 600, padding: '0 0 20px' },
  logo: { display: 'block', height: '32px', width: 'auto', border: 0 },
  card: {
    padding: '32px',
    backgroundColor: color.card,
    border: `1px solid ${color.line}`,
    borderRadius: '12px',
  },
  title: {
    ...text,
    margin: '0 0 8px',
    fontSize: '24px',
    lineHeight: '32px',
    fontWeight: 600,
    letterSpacing: '-0.018em',
  },
  text: { ...text, margin: '0 0 24px' },
  code: {
    margin: '0 0 24px',
    padding: '20px 0 20px 8px',
    backgroundColor: color.fill,
    borderRadius: '8px',
    color: color.ink,
    fontFamily: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
    fontSize: '32px',
    lineHeight: '40px',
    fontWeight: 600,
    letterSpacing: '8px',
    textAlign: 'center',
    direction: 'ltr',
  },
  action: { ...text, margin: '0 0 24px' },
  button: {
    display: 'inline-block',
    padding: '11px 23px',
    border: '1px solid transparent',
    backgroundColor: color.ink,
    borderRadius: '8px',
    color: color.card,
    fontFamily: font,
    fontSize: '16px',
    lineHeight: '24px',
    fontWeight: 600,
    textDecoration: 'none',
  },
  pasteLink: { ...text, margin: 0, color: color.soft, fontSize: '14px', lineHeight: '20px' },
  url: {
    ...text,
    margin: '0 0 24px',
    color: color.soft,
    fontSize: '14px',
    lineHeight: '20px',
    wordBreak: 'break-all',
    direction: 'ltr',
  },
  email: { display: 'inline-block', maxWidth: '100%', fontWeight: 600, wordBreak: 'break-all', whiteSpace: 'normal' },
  longEmail: { fontWeight: 600, wordBreak: 'break-all', whiteSpace: 'normal' },
  /** Around an email and the punctuation after it. */
  unbroken: { whiteSpace: 'nowrap' },
  last: { ...text, margin: 0 },
  reason: { ...text, padding: '20px 0 0', fontSize: '14px', lineHeight: '20px', color: color.soft },
} satisfies Record<string, CSSProperties>

export interface ButtonColors {
  control: string
  onControl: string
  /** Of the border: `transparent` where the fill stands out by itself. */
  outline: string
}

export function buttonStyle(colors: ButtonColors | undefined): CSSProperties {
  if (colors === undefined) return styles.button
  const { control, onControl, outline } = colors
  return { ...styles.button, backgroundColor: control, color: onControl, border: `1px solid ${outline}` }
}

/** Only what inline styles cannot say: dark mode, where the program knows it. Without it, light colours stay readable. */
export function stylesheet(
  button: ButtonColors = { control: '#edeef0', onControl: '#18191b', outline: 'transparent' },
): string {
  return `:root{color-scheme:light dark}
@media (prefers-color-scheme:dark){
.page{background-color:#111113!important}
.card{background-color:#18191b!important;border-color:#2e3135!important}
.code{background-color:#272a2d!important}
.ink,.code{color:#edeef0!important}
.button{background-color:${button.control}!important;color:${button.onControl}!important;border-color:${button.outline}!important}
.soft{color:#b0b4ba!important}
}
@media (max-width:479px){.card{padding:24px 20px!important}}`
}
