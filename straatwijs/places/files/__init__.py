"""Files of others as records: read whole, checked record by record, nothing written."""
