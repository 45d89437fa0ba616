"""The peer of the measurements: the least that a Django project can do with the same request, database and server."""
