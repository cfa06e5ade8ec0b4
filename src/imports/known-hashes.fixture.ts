/** Of all users in the fixtures. */
export const password = 'Correct-Horse-7'

/** Hashes of {@link password} with the salt `0123456789abcdef`, made with other programs. MD4 is of UTF-16 without a salt. */
export const hashes = {
  bcrypt: '$2b$10$YtYZgwfHkn2x8tfU2kREbuFGezumnZ8vJwmRi3t8oizn5G.Y48NWy',
  salt: 'MDEyMzQ1Njc4OWFiY2RlZg==',
  keycloakSha256: 'jxWma2BT7Z+OUPsKgwTDQyh+eDad7T+VW6wDI2nxhR4=',
  keycloakSha512: 'sb6DasQFNheledTlaDrdTlF0CvYSpk33hlVO++SA+JVyuEBcNt+/kJLMCHZ0T67qhXOsgtHlPfvuI5V6n438vA==',
  keycloakArgon2: 'VWzEhpo1i0HcvRV7+13n8HcZnOYq9tCKd8zNmNp7ku8=',
  symfony:
    'sha512_symfony$5000$0123456789abcdef$bnhwEPAWV6g3TQkamMbkBUEdTrzskInLIXj8tikpJrUxT07Em/+6JadH52DBl4aYwIvGKvTJP59EyHfo0+Byww==',
  md4: '317112aeca0479459ab078709677a4dd',
  django: 'pbkdf2_sha256$600000$seasalt$zg/RzH8IJzm6tjQnDD0xEUfAwFT1V5vMOPl964Ji004=',
  firebase: 'S2OUVDXyCKh0E7kerlO6hoYLwxy6IF6sGrkWMdfZLS+Ba8yNf5EWOTxmui58TfiC+YRYOdRouD6JMoyR8Ow69Q==',
}
