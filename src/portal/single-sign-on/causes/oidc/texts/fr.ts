import type { Texts } from './en.ts'

export const fr: Texts = {
  not_configured: 'Il manque à la liaison son fournisseur, son ID client ou ce qui prouve l’identité du client.',
  invalid_address: 'Une adresse du fournisseur n’est pas une URL.',
  insecure_address: 'Une adresse du fournisseur ne commence pas par https.',
  forbidden_address: 'Une adresse du fournisseur mène à un réseau privé, local ou réservé.',
  unknown_host: 'Le nom d’hôte du fournisseur est inconnu.',
  provider_unreachable: 'La connexion au fournisseur n’a pas pu être établie ou a été coupée.',
  tls_failed: 'Le certificat du serveur du fournisseur n’est pas de confiance, ou le serveur ne parle pas TLS.',
  provider_timed_out: 'Le fournisseur n’a pas répondu à temps.',
  answer_too_large: 'La réponse du fournisseur est plus grande que ce qu’une connexion demande.',
  provider_redirected:
    'Le fournisseur a répondu par une redirection, qui n’est pas suivie. Utilisez l’adresse qu’elle indique.',
  unexpected_status:
    'Le fournisseur a répondu avec un statut qui indique une erreur de son côté ou une mauvaise adresse.',
  not_json: 'Le fournisseur a répondu par autre chose que du JSON.',
  invalid_discovery: 'Il manque au document de découverte quelque chose dont une connexion a besoin.',
  wrong_discovery_issuer: 'Le document de découverte est d’un autre émetteur que celui de cette liaison.',
  provider_refused: 'Le fournisseur n’a pas connecté la personne.',
  wrong_state: 'La réponse appartient à une autre connexion.',
  missing_code: 'Le fournisseur a renvoyé le navigateur sans code.',
  missing_response_issuer: 'La réponse ne dit pas quel émetteur l’a envoyée, alors que le fournisseur l’annonce.',
  wrong_response_issuer: 'La réponse a été envoyée par un autre émetteur.',
  client_refused:
    'Le fournisseur n’accepte pas l’ID client, ce qui prouve l’identité du client, comme son secret, ou la façon de l’envoyer.',
  code_refused:
    'Le fournisseur n’accepte pas son code : il a déjà servi, il a expiré ou il appartient à une autre URI de redirection.',
  exchange_refused: 'Le fournisseur a refusé d’échanger son code contre des jetons.',
  invalid_token_answer:
    'Il manque un membre à la réponse du fournisseur avec les jetons, ou l’un d’eux est du mauvais type.',
  missing_id_token: 'Le fournisseur n’a pas envoyé de jeton d’identité. Autorisez le scope openid pour le client.',
  malformed_id_token: 'Le jeton d’identité n’est pas un JSON Web Token signé.',
  encrypted_id_token: 'Le jeton d’identité est chiffré. Faites-le seulement signer par le fournisseur.',
  unsigned_id_token: 'Le jeton d’identité n’est pas signé.',
  forbidden_algorithm:
    'Le jeton d’identité est signé avec un algorithme qui n’est pas accepté, ou que le fournisseur n’annonce pas. Faites signer le fournisseur avec RS256 ou ES256.',
  unknown_critical_header: 'Le jeton d’identité exige une extension qui n’est pas comprise.',
  invalid_keys: 'Les clés que publie le fournisseur sont illisibles.',
  unknown_key: 'Le jeton d’identité est signé avec une clé que le fournisseur ne publie pas.',
  ambiguous_key: 'Le fournisseur publie plusieurs clés, et le jeton d’identité ne dit pas laquelle l’a signé.',
  weak_key: 'Le jeton d’identité est signé avec une clé RSA de moins de 2048 bits.',
  wrong_signature:
    'La signature du jeton d’identité ne correspond pas : il a été modifié, ou signé avec une autre clé.',
  missing_claim: 'Il manque au jeton d’identité une revendication que tout jeton d’identité possède.',
  invalid_claim: 'Une revendication du jeton d’identité est du mauvais type.',
  wrong_issuer: 'Le jeton d’identité a été émis par un autre émetteur.',
  wrong_audience: 'Le jeton d’identité a été émis pour un autre client.',
  untrusted_audiences: 'Le jeton d’identité a été émis pour plusieurs clients et ne dit pas pour lequel.',
  wrong_authorized_party: 'Le jeton d’identité a été remis à un autre client.',
  expired: 'Le jeton d’identité a expiré, ou une horloge est fausse.',
  issued_in_future: 'Le jeton d’identité a été émis dans le futur : une horloge est fausse.',
  not_yet_valid: 'Le jeton d’identité n’est pas encore valable : une horloge est fausse.',
  missing_nonce: 'Le jeton d’identité ne porte pas le nonce de sa connexion.',
  wrong_nonce: 'Le jeton d’identité a été émis pour une autre connexion.',
  wrong_access_token_hash: 'Le jeton d’identité appartient à un autre jeton d’accès.',
  missing_authentication_time:
    'La personne devait se connecter à nouveau, et le jeton d’identité ne dit pas quand elle l’a fait.',
  not_authenticated_again: 'La personne devait se connecter à nouveau chez le fournisseur et ne l’a pas fait.',
  wrong_userinfo_subject: 'Le point d’accès userinfo a répondu au sujet d’une autre personne.',
  invalid_userinfo: 'La réponse du point d’accès userinfo n’est pas acceptable.',
  invalid_userinfo_signature: 'La signature de la réponse du point d’accès userinfo ne peut pas être vérifiée.',
}
