#!/bin/sh
# Deploys the stack: checks the environment, builds, starts, and waits until everything is healthy.
set -eu
cd "$(dirname "$0")/.."

command -v docker >/dev/null || { echo "deploy: docker is not installed" >&2; exit 1; }
docker info >/dev/null 2>&1 || { echo "deploy: docker does not run" >&2; exit 1; }
python3 scripts/validate_env.py .env.production

docker compose --env-file .env.production -f docker-compose.prod.yml up --detach --build --wait --wait-timeout 180
docker compose --env-file .env.production -f docker-compose.prod.yml ps
