"""Known links: which works were once joined with what people want. One file each; a new one is found by itself."""
