"""Files with planned works of others: CSV and GeoJSON, read whole, every row that can't be used named with its reason."""
