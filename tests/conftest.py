"""What all tests share."""

import os

from hypothesis import settings

# Timed examples fail by chance on a busy machine. Under CI the examples are the same every time;
# elsewhere each run tries new ones, and a failing one is kept in .hypothesis/ for the next run.
settings.register_profile("plandsl", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("plandsl")
