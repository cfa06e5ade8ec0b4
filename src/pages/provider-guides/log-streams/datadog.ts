import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const whichRegion: Note = {
  en: 'Your region is in the address of Datadog: `app.datadoghq.com` is US1, `us3.` and `us5.` are US3 and US5, `app.datadoghq.eu` is EU1, `ap1.` is AP1, `app.ddog-gov.com` is US1-FED.',
  de: 'Ihre Region steht in der Adresse von Datadog: `app.datadoghq.com` ist US1, `us3.` und `us5.` sind US3 und US5, `app.datadoghq.eu` ist EU1, `ap1.` ist AP1, `app.ddog-gov.com` ist US1-FED.',
  fr: 'Votre région figure dans l’adresse de Datadog : `app.datadoghq.com` correspond à US1, `us3.` et `us5.` à US3 et US5, `app.datadoghq.eu` à EU1, `ap1.` à AP1, `app.ddog-gov.com` à US1-FED.',
  es: 'Tu región está en la dirección de Datadog: `app.datadoghq.com` es US1, `us3.` y `us5.` son US3 y US5, `app.datadoghq.eu` es EU1, `ap1.` es AP1, `app.ddog-gov.com` es US1-FED.',
  ja: 'リージョンは Datadog のアドレスでわかります。`app.datadoghq.com` は US1、`us3.` と `us5.` は US3 と US5、`app.datadoghq.eu` は EU1、`ap1.` は AP1、`app.ddog-gov.com` は US1-FED です。',
  'pt-BR':
    'Sua região está no endereço do Datadog: `app.datadoghq.com` é US1, `us3.` e `us5.` são US3 e US5, `app.datadoghq.eu` é EU1, `ap1.` é AP1, `app.ddog-gov.com` é US1-FED.',
}

export const datadog: ServiceGuide<'Datadog'> = {
  type: 'Datadog',
  slug: 'datadog',
  name: 'Datadog',
  monogram: 'Da',
  console: 'Datadog console',
  attributes: {},
  fields: [
    { name: 'region', kind: 'select', options: ['US1', 'US3', 'US5', 'EU1', 'US1-FED', 'AP1'] },
    { name: 'api_key', kind: 'secret' },
    { name: 'source', kind: 'text', isOptional: true, example: 'gatehouse' },
    { name: 'base_url', kind: 'text', isOptional: true, isForDevelopment: true },
  ],
  steps: [
    {
      subject: 'create_key',
      form: 'New Key',
      actions: [
        { do: 'open', path: ['Organization Settings', 'API Keys'] },
        { do: 'press', button: 'New Key' },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Create Key' },
        { do: 'copy', label: 'Key', as: 'api_key' },
      ],
      notes: [whichRegion],
    },
  ],
}
