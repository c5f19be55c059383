"""Checks the production environment before anything is started: what is missing, malformed or weak."""

import re
import sys
from pathlib import Path

REQUIRED = (
    "REPORT_STUDIO_SECRETS_DIR",
    "REPORT_STUDIO_VERSION",
    "REPORT_STUDIO_REVISION",
    "POSTGRES_USER",
    "POSTGRES_DB",
    "NEXT_PUBLIC_API_URL",
    "LOG_LEVEL",
)
SECRETS = ("postgres_password", "redis_password", "openai_api_key", "tls_certificate", "tls_key")
API_KEY = re.compile(r"sk-[A-Za-z0-9_-]{20,}")
MINIMUM_PASSWORD_LENGTH = 16


def read(path: Path) -> dict[str, str]:
    """The variables of an environment file."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#") and "=" in line)
    return {name.strip(): value.strip() for name, value in pairs}


def secrets(directory: Path) -> dict[str, str]:
    """The secrets of a folder; those that are missing or cannot be read are left out."""
    found = {}
    for name in SECRETS:
        try:
            found[name] = (directory / name).read_text(encoding="utf-8").strip()
        except OSError:
            continue
    return found


def problems(variables: dict[str, str], values: dict[str, str]) -> list[str]:
    """What is wrong with variables and secrets, a sentence each."""
    found = [f"{name} is not set" for name in REQUIRED if not variables.get(name)]
    found += [f"the secret {name} is missing" for name in SECRETS if not values.get(name)]
    key = values.get("openai_api_key", "")
    if key and not API_KEY.fullmatch(key):
        found.append("openai_api_key does not look like a key")
    for name in ("postgres_password", "redis_password"):
        password = values.get(name, "")
        if password and len(password) < MINIMUM_PASSWORD_LENGTH:
            found.append(f"{name} is shorter than {MINIMUM_PASSWORD_LENGTH} characters")
        if password and not (re.search(r"[A-Za-z]", password) and re.search(r"\d", password)):
            found.append(f"{name} needs letters and digits")
    if values.get("postgres_password") and values["postgres_password"] == variables.get("POSTGRES_USER"):
        found.append("postgres_password is the user's name")
    return found


def main(path: str = ".env.production") -> int:
    """Prints what is wrong; the status is 0 when nothing is."""
    file = Path(path)
    if not file.is_file():
        print(f"validate_env: {path} is missing; copy .env.production.example", file=sys.stderr)
        return 1
    variables = read(file)
    found = problems(variables, secrets(Path(variables.get("REPORT_STUDIO_SECRETS_DIR", ""))))
    for problem in found:
        print(f"validate_env: {problem}", file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:2]))
