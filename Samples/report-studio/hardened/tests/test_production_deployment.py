"""The deployment holds together."""

import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "scripts")]

from validate_env import problems, read  # noqa: E402
from verify_production_deployment import missing  # noqa: E402


def test_every_part_is_there() -> None:
    assert missing(ROOT) == []


def test_the_template_is_not_an_environment() -> None:
    assert problems(read(ROOT / ".env.production.example"), {})


def test_every_service_is_named() -> None:
    text = (ROOT / "docker-compose.prod.yml").read_text(encoding="utf-8")
    for service in ("nginx", "frontend", "backend", "postgres", "chromadb", "redis"):
        assert f"\n  {service}:\n" in text


def test_the_frontend_is_built_in_stages() -> None:
    text = (ROOT / "frontend/Dockerfile").read_text(encoding="utf-8")
    assert [stage for stage in ("AS deps", "AS builder", "AS runner") if stage not in text] == []
