import Testing

@testable import Knowledge

struct SecretNameTests {
  @Test(arguments: [
    "PASSWORD", "DB_PASSWORD", "MYSQL_ROOT_PASSWORD", "PGPASSWORD", "db_passwd", "MYSQL_PWD", "SMTP_PASS", "REDIS_PWD",
    "API_KEY", "OPENAI_API_KEY", "apiKey", "APIKEY", "SECRET_KEY_BASE", "JWT_SECRET", "clientsecret", "GITHUB_TOKEN",
    "AWS_SECRET_ACCESS_KEY", "PRIVATE_KEY", "SSH_PRIVATE_KEY", "APP_KEY", "AZURE_STORAGE_CONNECTION_STRING", "NPM_AUTH",
    "GIT_CREDENTIALS",
  ])
  func namesOfSecrets(name: String) {
    #expect(SecretName.isSecret(name))
  }

  @Test(arguments: [
    "DB_PASSWORD_FILE", "TOKEN_TTL", "TOKEN_URL", "MAX_TOKENS", "PASSWORD_MIN_LENGTH", "TOKEN_EXPIRE_MINUTES",
    "SECRET_NAME", "SECRET_PATH", "AWS_ACCESS_KEY_ID", "PUBLIC_KEY", "NEXT_PUBLIC_API_KEY", "GPG_KEY", "CACHE_KEY",
    "SSL_KEY", "ALLOW_EMPTY_PASSWORD", "SKIP_PASSWORD", "PWD", "OLDPWD", "PASS", "KEY", "BASIC_AUTH", "SSH_AUTH_SOCK",
    "GOOGLE_APPLICATION_CREDENTIALS", "TOKENIZERS_PARALLELISM", "KEYCLOAK_HOME", "AUTHOR", "DATABASE_URL", "COMPASS",
    "KEYBOARD", "PATH", "",
  ])
  func namesOfOtherThings(name: String) {
    #expect(!SecretName.isSecret(name))
  }

  @Test func onlySomeSecretsArePasswords() {
    #expect(["DB_PASSWORD", "SMTP_PASS", "KEY_PASSPHRASE"].allSatisfy(SecretName.isPassword))
    #expect(!["API_KEY", "JWT_SECRET", "PASSWORD_FILE", "PASS"].contains(where: SecretName.isPassword))
  }

  @Test func namesOfUsers() {
    #expect(["POSTGRES_USER", "dbUsername"].allSatisfy(SecretName.isUserName))
    #expect(!["USER_NAME_LENGTH", "USERS", ""].contains(where: SecretName.isUserName))
  }
}
