import { defineExtensionPoint } from '#platform/slices/extension-point.ts'
import type { Reader } from '../../texts/define-texts.ts'
import type { FailureTexts } from './failure-page.tsx'

/** The texts with which errors of a slice are shown as a page, by the `page` of their definition or by their code. */
export const errorTexts = defineExtensionPoint<(reader: Reader) => Readonly<Record<string, FailureTexts>>>()
