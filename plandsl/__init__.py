"""plandsl: a plain-text language and compiler for training plans and training logs."""

__version__ = "0.1.0"
