"""What a plan and a log mean: frozen values that need no file, clock or grammar."""
