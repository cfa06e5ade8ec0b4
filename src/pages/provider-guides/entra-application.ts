import type { ServiceValue } from './action.ts'
import type { Step } from './guide.ts'

/** For a service of Azure that is asked in the name of an application of the customer. */
export const registerApplication: Step<ServiceValue> = {
  subject: 'create_application',
  form: 'Register an application',
  actions: [
    { do: 'open', path: ['Microsoft Entra ID', 'App registrations', 'New registration'] },
    { do: 'name', field: 'Name' },
    { do: 'press', button: 'Register' },
    { do: 'copy', label: 'Application (client) ID', as: 'client_id' },
    { do: 'copy', label: 'Directory (tenant) ID', as: 'tenant_id' },
    { do: 'open', path: ['Certificates & secrets', 'New client secret'] },
    { do: 'press', button: 'Add' },
    { do: 'copy', label: 'Value', as: 'client_secret' },
  ],
}
