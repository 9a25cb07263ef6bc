"""Small trained models at run time."""
