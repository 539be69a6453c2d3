"""Text to tree: each line by itself, all mistakes at once, the written form kept."""
