"""What a plan and a log mean: frozen values, no behaviour that needs a file, a clock or a grammar."""
