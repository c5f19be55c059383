"""Says which parts of the deployment are there."""

import sys
from pathlib import Path

PARTS = {
    "Compose file": "docker-compose.prod.yml",
    "backend image": "Dockerfile",
    "frontend image": "frontend/Dockerfile",
    "proxy": "nginx/nginx.conf",
    "environment template": ".env.production.example",
    "environment check": "scripts/validate_env.py",
    "deployment": "scripts/deploy.sh",
    "deployment on Windows": "scripts/deploy.bat",
    "backend's ignore file": ".dockerignore",
    "frontend's ignore file": "frontend/.dockerignore",
}


def missing(root: Path) -> list[str]:
    """The parts that are not there."""
    return [f"{part}: {path}" for part, path in PARTS.items() if not (root / path).is_file()]


if __name__ == "__main__":
    found = missing(Path(__file__).parent)
    print("\n".join(f"missing: {part}" for part in found) or "everything is there")
    sys.exit(1 if found else 0)
