"""Tree to model: which day, which week, which series, and what a name stands for."""
