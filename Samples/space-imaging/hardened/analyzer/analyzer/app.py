"""The HTTP application: just enough of it for the stack to start, answer and be measured."""

import numpy
from flask import Flask, Response, jsonify, request
from prometheus_client import CONTENT_TYPE_LATEST, Counter, generate_latest

app = Flask(__name__)
analyses = Counter("analyses_total", "Pictures analysed")


@app.get("/health")
def health() -> Response:
    """Answers as long as the process does."""
    return jsonify(status="healthy")


@app.post("/analyze")
def analyze() -> Response:
    """The share of a picture's pixels, rows of numbers from 0 to 1, that is dark."""
    pixels = numpy.asarray(request.get_json()["pixels"], dtype=float)
    analyses.inc()
    return jsonify(dark=float((pixels < 0.1).mean()))


@app.get("/metrics")
def metrics() -> Response:
    """What Prometheus reads."""
    return Response(generate_latest(), mimetype=CONTENT_TYPE_LATEST)
