"""Static files under hashed names, compressed at set-up."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Storage(CompressedManifestStaticFilesStorage):
    # ES modules import each other by name; the names must be rewritten to the hashed ones.
    support_js_module_import_aggregation = True
    # Tests and `check` run before files are collected.
    manifest_strict = False
