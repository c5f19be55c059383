@echo off
rem Deploys the stack: checks the environment, builds, starts, and waits until everything is healthy.
cd /d "%~dp0\.."

where docker >nul 2>&1 || (echo deploy: docker is not installed& exit /b 1)
docker info >nul 2>&1 || (echo deploy: docker does not run& exit /b 1)
python scripts\validate_env.py .env.production || exit /b 1

docker compose --env-file .env.production -f docker-compose.prod.yml up --detach --build --wait --wait-timeout 180 || exit /b 1
docker compose --env-file .env.production -f docker-compose.prod.yml ps
