"""The bundled, invented news corpus."""
