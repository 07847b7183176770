"""Times on the clocks of a place, and in words."""
