"""When a block closes and what of it is shown: plain values in, plain values out."""
