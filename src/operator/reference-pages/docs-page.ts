/** Nothing is loaded from elsewhere and nothing is reported: no vendor fonts, no telemetry, no assistant, no proxy. */
const configuration = {
  url: '/openapi.json',
  theme: 'default',
  withDefaultFonts: false,
  telemetry: false,
  agent: { disabled: true },
  mcp: { disabled: true },
  showDeveloperTools: 'never',
  hideClientButton: true,
  persistAuth: false,
  customCss: [
    '@font-face { font-family: Inter; font-weight: 100 900; src: url(/assets/fonts/inter-latin.woff2) format("woff2"); }',
    ':root { --scalar-font: Inter, system-ui, sans-serif; }',
  ].join(' '),
}

/**
 * The page is a frame: Scalar finds the empty script element and draws itself from what that points at.
 *
 * @param developmentKey filled in for requests that are tried out on the page.
 */
export function docsPage(developmentKey: string | undefined): string {
  const authentication = {
    preferredSecurityScheme: 'api_key',
    ...(developmentKey === undefined ? {} : { securitySchemes: { api_key: { token: developmentKey } } }),
  }
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Gatehouse API reference</title>
    <link rel="icon" href="data:,">
  </head>
  <body>
    <script id="api-reference" type="application/json" data-configuration="${escapeAttribute(JSON.stringify({ ...configuration, authentication }))}"></script>
    <noscript>This reference needs JavaScript. The description itself is at <a href="/openapi.json">/openapi.json</a>.</noscript>
    <script src="/docs/scalar.js"></script>
  </body>
</html>
`
}

function escapeAttribute(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
}
