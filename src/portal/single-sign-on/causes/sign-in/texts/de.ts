import type { Texts } from './en.ts'

export const de: Texts = {
  connection_incomplete:
    'Die Verbindung ist noch nicht vollständig eingerichtet, oder ihre Metadaten konnten noch nicht gelesen werden.',
  connection_inactive: 'Die Verbindung wurde abgeschaltet, während die Person beim Anbieter war.',
  unknown_request:
    'Die Antwort bezieht sich auf eine Anfrage, die diese Verbindung nicht gesendet hat oder die abgelaufen ist.',
  already_answered: 'Die Anfrage wurde schon beantwortet. Eine Antwort wird einmal angenommen.',
  replayed_assertion: 'Die Assertion wurde schon angenommen. Eine Assertion wird einmal angenommen.',
  idp_initiated_disabled: 'Die Anmeldung begann beim Anbieter, was diese Verbindung nicht erlaubt.',
  no_redirect_uri: 'Die Anmeldung begann beim Anbieter, und die Umgebung hat keine Standard-Redirect-URI.',
  outside_organization: 'Die E-Mail-Adresse der Person liegt in keiner bestätigten Domain der Organisation.',
  membership_inactive: 'Die Mitgliedschaft der Person in der Organisation ist deaktiviert.',
  not_a_member: 'Die Person ist kein Mitglied, und die Organisation nimmt niemanden durch eine Anmeldung auf.',
  consent_denied: 'Die Person hat der Anmeldung nicht zugestimmt.',
  sign_in_refused: 'Die Person hat sich ausgewiesen, darf sich aber nicht anmelden.',
  social_provider_failed: 'Der Social-Anbieter war nicht erreichbar, oder seiner Antwort lässt sich nicht trauen.',
  email_unproven: 'Der Social-Anbieter bürgt nicht für die E-Mail-Adresse der Person.',
  timed_out: 'Die Person kam nicht rechtzeitig vom Anbieter zurück.',
  missing_attribute: 'Der Anbieter hat ein Attribut nicht gesendet, ohne das niemand angemeldet werden kann.',
  several_ids: 'Der Anbieter hat mehrere Werte für die ID der Person gesendet.',
  invalid_id: 'Die ID, die der Anbieter gesendet hat, ist zu lang oder enthält Zeichen, die keine ID hat.',
  transient_id:
    'Der Anbieter benennt die Person bei jeder Anmeldung neu. Senden Sie ein Attribut für die ID oder eine NameID, die bleibt.',
  invalid_email: 'Was der Anbieter als E-Mail-Adresse gesendet hat, ist keine.',
}
