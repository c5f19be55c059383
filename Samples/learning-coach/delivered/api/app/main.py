"""The HTTP application: just enough of it for the stack to start, answer and be measured."""

import os

from fastapi import FastAPI, Request
from prometheus_client import Counter, Histogram, make_asgi_app
from sqlalchemy import create_engine, text

app = FastAPI(title="Learning Coach")
app.mount("/metrics", make_asgi_app())
engine = create_engine(os.environ["DATABASE_URL"], pool_pre_ping=True)

requests = Counter("http_requests_total", "Requests answered", ["method", "status"])
durations = Histogram("http_request_duration_seconds", "Time to answer a request")


@app.middleware("http")
async def measure(request: Request, call_next):
    """Counts and times every request."""
    with durations.time():
        response = await call_next(request)
    requests.labels(request.method, str(response.status_code)).inc()
    return response


@app.get("/health")
@app.get("/api/health")
def health() -> dict[str, str]:
    """Answers as long as the database does."""
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))
    return {"status": "ok"}
