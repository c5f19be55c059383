#!/bin/sh
# Checks the environment, writes what the browser may know of it, and starts nginx.
set -eu

: "${APP_ENV:=development}"
: "${APP_API_URL:=/api}"
: "${FEATURE_ANALYTICS:=false}"
: "${FEATURE_CODE_EXECUTION:=true}"

case "$APP_ENV" in
    development | staging | production) ;;
    *) echo "docker-entrypoint: APP_ENV must be development, staging or production, not '$APP_ENV'" >&2; exit 1 ;;
esac

for flag in "$FEATURE_ANALYTICS" "$FEATURE_CODE_EXECUTION"; do
    case "$flag" in
        true | false) ;;
        *) echo "docker-entrypoint: a feature flag is true or false, not '$flag'" >&2; exit 1 ;;
    esac
done

case "$APP_API_URL" in
    *[\"\'\<\>\\]*) echo "docker-entrypoint: APP_API_URL holds a character that a URL does not" >&2; exit 1 ;;
esac

cat >/tmp/env-config.js <<CONFIG
window.APP_CONFIG = {
  environment: "$APP_ENV",
  apiUrl: "$APP_API_URL",
  features: { analytics: $FEATURE_ANALYTICS, codeExecution: $FEATURE_CODE_EXECUTION }
};
CONFIG

exec "$@"
