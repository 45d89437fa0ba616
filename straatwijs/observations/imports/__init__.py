"""Reports of other services: a file, a mapping that says what its columns mean, and drafts of contributions."""
