import { texts } from '../texts/index.ts'

export const deviceTexts = texts.device
