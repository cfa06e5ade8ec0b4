import type { Reader } from '#pages/kit/index.ts'
import type { RequestStage } from '#platform/outgoing/errors.ts'
import { texts } from '../../texts/index.ts'

/** How far a request to a provider came, in a sentence. @param status of an answer that is an error */
export function stageText(reader: Reader, stage: RequestStage, status?: number): string {
  const { stages } = texts.kit.frame(reader)
  return stage === 'http' && status !== undefined ? stages.status(String(status)) : stages[stage]
}
