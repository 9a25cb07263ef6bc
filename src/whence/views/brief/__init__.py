"""The cited brief: what it is made of, how one incident is told, the whole case, and what a person chose and wrote."""
