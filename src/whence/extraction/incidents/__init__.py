"""What is reported to have happened: triggers, parties, places, status; mentions beside them."""
