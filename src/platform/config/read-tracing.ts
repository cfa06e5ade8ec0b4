import type { SettingsReader } from './settings-reader.ts'

/**
 * Whether traces are wanted, by OpenTelemetry's own variables. Only what the SDK would get wrong in silence is looked at here; it
 * reads the others itself.
 */
export function readTracing({ checked, text }: SettingsReader): boolean {
  const endpoints = ['OTEL_EXPORTER_OTLP_ENDPOINT', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT'].map((name) =>
    checked(name, isHttp, 'must be the http(s) address of a receiver of OTLP, such as http://localhost:4318.'),
  )
  for (const name of ['OTEL_EXPORTER_OTLP_PROTOCOL', 'OTEL_EXPORTER_OTLP_TRACES_PROTOCOL'])
    checked(
      name,
      (value) => value !== 'grpc',
      'is grpc. Spans are sent over HTTP: set it to http/json and the endpoint to the port for HTTP, usually 4318.',
    )
  const isOff = text('OTEL_SDK_DISABLED')?.toLowerCase() === 'true' || text('OTEL_TRACES_EXPORTER') === 'none'
  return endpoints.some((endpoint) => endpoint !== undefined) && !isOff
}

function isHttp(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}
