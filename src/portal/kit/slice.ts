import { errorTexts } from '#pages/kit/index.ts'
import { defineSlice } from '#platform/slices/slice.ts'
import { texts } from '../texts/index.ts'

/** What every page of the portal is made of: the session of its browser, the frame, and the forms of services. */
export const portalKit = defineSlice({ fills: [errorTexts.fill(texts.kit.ended)] })
