import type { ServiceGuide } from '../guide.ts'
import type { Note } from '../note.ts'

const takesPosts: Note = {
  en: 'Take `POST` requests over https: an array of events in JSON, or one event a line (NDJSON).',
  de: 'Nehmen Sie `POST`-Anfragen über https an: eine Liste von Ereignissen in JSON oder ein Ereignis pro Zeile (NDJSON).',
  fr: 'Acceptez les requêtes `POST` en https : un tableau d’événements en JSON, ou un événement par ligne (NDJSON).',
  es: 'Acepta peticiones `POST` por https: una lista de eventos en JSON o un evento por línea (NDJSON).',
  ja: 'https の `POST` リクエストを受け付けます。イベントの JSON 配列、または1行に1イベント（NDJSON）です。',
  'pt-BR': 'Aceite requisições `POST` por https: uma lista de eventos em JSON ou um evento por linha (NDJSON).',
}

const checksHeader: Note = {
  en: 'Check a header that only we send. It is **Authorization**, unless you choose another.',
  de: 'Prüfen Sie einen Header, den nur wir senden: **Authorization**, sofern Sie keinen anderen wählen.',
  fr: 'Vérifiez un en-tête que nous seuls envoyons : **Authorization**, sauf si vous en choisissez un autre.',
  es: 'Comprueba una cabecera que solo enviamos nosotros: **Authorization**, salvo que elijas otra.',
  ja: '当サービスだけが送信するヘッダーを確認します。別のものを選ばない限り **Authorization** です。',
  'pt-BR': 'Verifique um cabeçalho que só nós enviamos: **Authorization**, a menos que você escolha outro.',
}

const answersQuickly: Note = {
  en: 'Answer with a status from 200 to 299 within ten seconds, once the events are stored.',
  de: 'Antworten Sie innerhalb von zehn Sekunden mit einem Status von 200 bis 299, sobald die Ereignisse gespeichert sind.',
  fr: 'Répondez par un statut de 200 à 299 en moins de dix secondes, une fois les événements enregistrés.',
  es: 'Responde con un estado de 200 a 299 en menos de diez segundos, cuando los eventos estén guardados.',
  ja: 'イベントを保存したら、10秒以内に 200〜299 のステータスで応答します。',
  'pt-BR': 'Responda com um status de 200 a 299 em até dez segundos, depois de guardar os eventos.',
}

const mayRepeat: Note = {
  en: 'Events come in order. After a failure some may come again; `keySuffix` is the same then.',
  de: 'Ereignisse kommen der Reihe nach. Nach einem Fehler können einige noch einmal kommen; `keySuffix` ist dann gleich.',
  fr: 'Les événements arrivent dans l’ordre. Après un échec, certains peuvent revenir ; leur `keySuffix` est alors le même.',
  es: 'Los eventos llegan en orden. Tras un fallo, algunos pueden repetirse; su `keySuffix` es entonces el mismo.',
  ja: 'イベントは順番どおりに届きます。失敗後は再送されることがあり、その場合 `keySuffix` は同じです。',
  'pt-BR': 'Os eventos chegam em ordem. Depois de uma falha, alguns podem se repetir; o `keySuffix` então é o mesmo.',
}

export const genericHttps: ServiceGuide<'GenericHttps'> = {
  type: 'GenericHttps',
  slug: 'https',
  name: 'HTTPS',
  monogram: '…',
  attributes: {},
  fields: [
    { name: 'url', kind: 'text', example: 'https://logs.example.com/gatehouse' },
    { name: 'header_value', kind: 'secret' },
    { name: 'header_name', kind: 'text', isOptional: true, example: 'Authorization' },
    { name: 'format', kind: 'select', isOptional: true, options: ['json', 'ndjson'] },
  ],
  steps: [
    {
      subject: 'prepare_endpoint',
      actions: [
        { do: 'say', text: takesPosts },
        { do: 'say', text: checksHeader },
        { do: 'say', text: answersQuickly },
      ],
      notes: [mayRepeat],
    },
  ],
}
