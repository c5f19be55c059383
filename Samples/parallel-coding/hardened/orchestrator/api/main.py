"""The HTTP application: just enough of it for the stack to start, answer and report progress."""

import asyncio
from pathlib import Path

from fastapi import FastAPI, WebSocket, WebSocketDisconnect

from orchestrator.settings import Settings

settings = Settings.from_environment()
app = FastAPI(title="Parallel Coding")


@app.get("/health")
def health() -> dict[str, str | bool]:
    """Says whether there is a place to work in."""
    workspace = Path(settings.workspace)
    return {
        "status": "healthy",
        "workspace_root": str(workspace),
        "workspace_exists": workspace.is_dir(),
    }


@app.get("/api/workers")
def workers() -> dict[str, int]:
    """How many workers may run, and how many do."""
    return {"limit": settings.max_workers, "running": 0}


@app.websocket("/ws/progress")
async def progress(socket: WebSocket) -> None:
    """Tells a page what the workers are at, for as long as it listens."""
    await socket.accept()
    try:
        while True:
            await socket.send_json(workers())
            await asyncio.sleep(1)
    except WebSocketDisconnect:
        return
