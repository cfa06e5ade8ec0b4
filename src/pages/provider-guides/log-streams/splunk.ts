import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const whichIndex: Note = {
  en: 'Choose the index that the events go to, and leave **Enable indexer acknowledgement** off.',
  de: 'Wählen Sie den Index für die Ereignisse und lassen Sie **Enable indexer acknowledgement** ausgeschaltet.',
  fr: 'Choisissez l’index qui reçoit les événements et laissez **Enable indexer acknowledgement** désactivé.',
  es: 'Elige el índice al que van los eventos y deja **Enable indexer acknowledgement** desactivado.',
  ja: 'イベントの保存先のインデックスを選び、**Enable indexer acknowledgement** はオフのままにします。',
  'pt-BR': 'Escolha o índice que recebe os eventos e deixe **Enable indexer acknowledgement** desativado.',
}

const whichUrl: Note = {
  en: 'The URL of Splunk Cloud is `https://http-inputs-<name>.splunkcloud.com:443`, that of your own Splunk its host with the port of the collector, which is usually 8088. It needs a certificate that browsers trust.',
  de: 'Die URL von Splunk Cloud ist `https://http-inputs-<name>.splunkcloud.com:443`, die eines eigenen Splunk dessen Host mit dem Port des Collectors, meist 8088. Er braucht ein Zertifikat, dem Browser vertrauen.',
  fr: 'L’URL de Splunk Cloud est `https://http-inputs-<name>.splunkcloud.com:443` ; celle de votre propre Splunk est son hôte avec le port du collecteur, en général 8088. Il lui faut un certificat reconnu par les navigateurs.',
  es: 'La URL de Splunk Cloud es `https://http-inputs-<name>.splunkcloud.com:443`; la de tu propio Splunk es su host con el puerto del recolector, normalmente 8088. Necesita un certificado en el que confíen los navegadores.',
  ja: 'Splunk Cloud の URL は `https://http-inputs-<name>.splunkcloud.com:443` です。自社の Splunk では、ホストとコレクターのポート（通常は 8088）です。ブラウザーが信頼する証明書が必要です。',
  'pt-BR':
    'A URL do Splunk Cloud é `https://http-inputs-<name>.splunkcloud.com:443`; a do seu próprio Splunk é o host com a porta do coletor, em geral 8088. Ele precisa de um certificado em que os navegadores confiem.',
}

export const splunk: ServiceGuide<'Splunk'> = {
  type: 'Splunk',
  slug: 'splunk',
  name: 'Splunk',
  monogram: 'Sp',
  console: 'Splunk console',
  attributes: {},
  fields: [
    { name: 'url', kind: 'text', example: 'https://http-inputs-northwind.splunkcloud.com:443' },
    { name: 'token', kind: 'secret' },
    { name: 'source', kind: 'text', isOptional: true, example: 'gatehouse' },
  ],
  steps: [
    {
      subject: 'create_receiver',
      form: 'Add Data',
      actions: [
        { do: 'open', path: ['Settings', 'Data inputs', 'HTTP Event Collector'] },
        { do: 'press', button: 'New Token' },
        { do: 'name', field: 'Name' },
        { do: 'press', button: 'Next' },
        { do: 'say', text: whichIndex },
        { do: 'press', button: 'Review' },
        { do: 'press', button: 'Submit' },
        { do: 'copy', label: 'Token Value', as: 'token' },
      ],
      notes: [whichUrl],
    },
  ],
}
