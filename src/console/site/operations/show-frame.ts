import { createHash } from 'node:crypto'
import { defineOperation } from '#platform/http/operation.ts'
import { html } from '#platform/http/reply.ts'

/**
 * Shows a document that the page around it sends, such as a preview of an email, whose styles the page itself would refuse. Nothing
 * in it runs or can be used: parsed scripts are never started, the policy has a hash for this script alone, and the frame has no
 * origin.
 */
const script = `addEventListener('message', ({ source, data }) => {
  if (source !== parent || typeof data?.html !== 'string') return
  const shown = new DOMParser().parseFromString(data.html, 'text/html')
  for (const element of shown.querySelectorAll('meta[http-equiv], noscript')) element.remove()
  shown.body.inert = true
  document.documentElement.replaceWith(document.adoptNode(shown.documentElement))
})`

const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title></head><body><script>${script}</script></body></html>`
const scriptHash = createHash('sha256').update(script).digest('base64')

export const showFrameOperation = defineOperation({
  id: 'gatehouse.console.frame',
  method: 'GET',
  path: '/console/frame',
  summary: 'Show the frame of previews',
  surface: 'browser',
  access: 'public',
  success: { status: 200, description: 'A page.' },
  handler: async (_input, { system }) =>
    html(page).with({
      'content-security-policy': policyAt(new URL(system.config.url).origin),
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    }),
})

/** Without an origin of its own, the frame has to name that of its fonts and pictures. */
function policyAt(origin: string): string {
  return [
    "default-src 'none'",
    `script-src 'sha256-${scriptHash}'`,
    "style-src 'unsafe-inline'",
    `font-src ${origin}`,
    `img-src ${origin} https: data:`,
    "form-action 'none'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
    'sandbox allow-scripts',
  ].join('; ')
}
