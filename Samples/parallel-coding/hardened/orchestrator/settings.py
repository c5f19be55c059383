"""What the environment says of how to run."""

import os
from dataclasses import dataclass


@dataclass(frozen=True)
class Settings:
    """The settings of one process."""

    mode: str
    workspace: str
    max_workers: int
    log_level: str

    @classmethod
    def from_environment(cls) -> "Settings":
        """Reads them, with what is usual where nothing is said."""
        return cls(
            mode=os.environ.get("ORCHESTRATOR_MODE", "wsl"),
            workspace=os.environ.get("ORCHESTRATOR_WORKSPACE", "/app/workspace"),
            max_workers=int(os.environ.get("ORCHESTRATOR_MAX_WORKERS", "10")),
            log_level=os.environ.get("LOG_LEVEL", "INFO"),
        )
