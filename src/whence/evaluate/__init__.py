"""The shipped reader measured on gold: tasks run, scorers called, figures compared with their floors."""
