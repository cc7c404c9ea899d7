"""Language models as an engine: asked for whole slides, on an OpenAI-compatible server or Ollama."""
