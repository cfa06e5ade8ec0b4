import { Type } from 'typebox'
import { defineOperation } from '#platform/http/operation.ts'
import { evaluateManyOperation, evaluateOperation } from './evaluate.ts'
import { searchActionsOperation, searchResourcesOperation, searchSubjectsOperation } from './search.ts'

const url = (description: string) => Type.String({ format: 'uri', description })

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
      policy_decision_point: url('The server that decides.'),
      access_evaluation_endpoint: url('Where one question is asked.'),
      access_evaluations_endpoint: url('Where many questions are asked.'),
      search_subject_endpoint: url('Where subjects are searched for.'),
      search_resource_endpoint: url('Where resources are searched for.'),
      search_action_endpoint: url('Where actions are searched for.'),
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
