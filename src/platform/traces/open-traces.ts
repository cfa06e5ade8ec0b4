import type { Config } from '../config/config.ts'
import { noTraces, Traces } from './traces.ts'

/** Traces where the operator has said where they go. The SDK is loaded only then. */
export async function openTraces({ tracing }: Pick<Config, 'tracing'>): Promise<Traces> {
  if (!tracing) return noTraces
  const { createSpanMaker } = await import('./open-telemetry.ts')
  return new Traces(createSpanMaker())
}
