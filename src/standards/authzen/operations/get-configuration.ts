import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { evaluateManyOperation, evaluateOperation } from './evaluate.ts'
import { searchActionsOperation, searchResourcesOperation, searchSubjectsOperation } from './search.ts'

const url = Type.String({ format: 'uri' })

export const getConfigurationOperation = defineOperation({
  id: 'gatehouse.authzen.configuration',
  method: 'GET',
  path: '/.well-known/authzen-configuration',
  summary: 'Get the AuthZEN metadata',
  description: 'AuthZEN 1.0 §9: where decisions are made. The credential of each request names the environment.',
  surface: 'api',
  access: 'public',
  cors: 'any',
  success: {
    status: 200,
    body: Type.Object({
      policy_decision_point: url,
      access_evaluation_endpoint: url,
      access_evaluations_endpoint: url,
      search_subject_endpoint: url,
      search_resource_endpoint: url,
      search_action_endpoint: url,
    }),
  },
  async handler(_input, { system: { config } }) {
    const at = ({ path }: { path: string }) => config.url + path
    return {
      policy_decision_point: config.url,
      access_evaluation_endpoint: at(evaluateOperation),
      access_evaluations_endpoint: at(evaluateManyOperation),
      search_subject_endpoint: at(searchSubjectsOperation),
      search_resource_endpoint: at(searchResourcesOperation),
      search_action_endpoint: at(searchActionsOperation),
    }
  },
})
