"""Same incident, same party, same place, same origin? Pure functions over core values."""
