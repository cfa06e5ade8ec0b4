import { type Reader, sample } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'
import type { ProviderButton } from './provider-buttons.tsx'

/** For previews. */
export function sampleProviders(reader: Reader): ProviderButton[] {
  const { continueWith } = texts.parts.providerButtons(reader)
  return [{ label: continueWith('Google'), icon: 'google', href: sample.url }]
}
